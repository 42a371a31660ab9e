package org.ventanilla.response.demand;

/**
 * A demand that a citizen reports without a conversation.
 *
 * @param source {@code open311} or {@code web}
 * @param service code in the catalogue
 * @param description at most 4,000 characters; empty takes the service's name
 * @param place where, in words; empty when only the map says it
 * @param addressId the town's own id of the address; empty when not told
 * @param lat degrees, WGS84; null with {@code lon}
 */
public record ReportedDemand(
    String source, String service, String description, String place, String addressId, Double lat, Double lon) {}
