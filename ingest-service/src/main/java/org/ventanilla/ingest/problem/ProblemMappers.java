package org.ventanilla.ingest.problem;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.StatusType;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every error of the API in the one form of {@link Problem}. */
final class ProblemMappers {

  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  @ServerExceptionMapper
  Response known(ProblemException e) {
    Response.ResponseBuilder response = response(e.status(), e.code(), e.getMessage(), e.errors());
    e.retryAfter().ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, Math.max(1, wait.toSeconds())));
    return response.build();
  }

  @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
  Response notSignedIn(SecurityException e) {
    if (e.getCause() instanceof ProblemException problem) {
      return known(problem);
    }
    return response(401, "unauthorized", "This needs a personal token: Authorization: Bearer vt_...", List.of())
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build();
  }

  @ServerExceptionMapper
  Response notAllowed(ForbiddenException e) {
    return response(403, "forbidden", "The role of this token does not allow it.", List.of()).build();
  }

  @ServerExceptionMapper
  Response ofTheFramework(WebApplicationException e) {
    StatusType status = e.getResponse().getStatusInfo();
    if (status.getStatusCode() < 400) {
      return e.getResponse();
    }
    return response(status.getStatusCode(), "http-" + status.getStatusCode(), status.getReasonPhrase(), List.of())
        .build();
  }

  /** The caller gets a number to quote; what happened is in the log. */
  @ServerExceptionMapper
  Response unexpected(RuntimeException e) {
    UUID incident = UUID.randomUUID();
    LOG.errorf(e, "unexpected error, incident %s", incident);
    return response(500, "unexpected", "Something went wrong here; incident " + incident, List.of()).build();
  }

  private static Response.ResponseBuilder response(
      int status, String code, String detail, List<Problem.FieldError> errors) {
    StatusType known = Response.Status.fromStatusCode(status);
    String title = known == null ? "Error" : known.getReasonPhrase();
    return Response.status(status)
        .type(Problem.MEDIA_TYPE)
        .entity(Problem.of(code, title, status, detail, errors));
  }
}
