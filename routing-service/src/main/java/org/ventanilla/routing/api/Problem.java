package org.ventanilla.routing.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * What was wrong with a request, as RFC 9457 says it.
 *
 * @param type always {@code about:blank}: the status says what kind of problem it is
 * @param errors the fields at fault; empty when it is the whole request
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Problem(String type, String title, int status, String detail, List<FieldError> errors) {

  static final String MEDIA_TYPE = "application/problem+json";

  /** A field at fault, by its path in the body, such as {@code [2].text}. */
  record FieldError(String field, String message) {}

  static WebApplicationException of(Response.Status status, String detail, List<FieldError> errors) {
    Problem problem = new Problem("about:blank", status.getReasonPhrase(), status.getStatusCode(), detail, errors);
    return new WebApplicationException(detail, Response.status(status).type(MEDIA_TYPE).entity(problem).build());
  }
}
