package org.ventanilla.response.open311;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * A service request ("GET Service Requests"). Times are in the W3C form, UTC.
 *
 * @param serviceRequestId the demand's public code
 * @param status {@code open} or {@code closed}
 * @param address words, without personal data
 * @param zipcode always null: the town's addresses carry none
 * @param extendedAttributes only when asked for with {@code extensions=true}
 */
record RequestView(
    String serviceRequestId,
    String status,
    String statusNotes,
    String serviceName,
    String serviceCode,
    String description,
    String agencyResponsible,
    String serviceNotice,
    String requestedDatetime,
    String updatedDatetime,
    String expectedDatetime,
    String address,
    String addressId,
    String zipcode,
    Double lat,
    @JsonProperty("long") Double lon,
    String mediaUrl,
    @JsonInclude(JsonInclude.Include.NON_NULL) Map<String, Object> extendedAttributes) {}
