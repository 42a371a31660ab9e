package org.ventanilla.response.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.ventanilla.response.database.DatabaseException;

/** Turns what goes wrong into problems; no trace of a program's inside leaves. */
@Singleton
public class ProblemMappers {

  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  @ServerExceptionMapper
  public Response problem(ProblemException e) {
    return response(e.status(), e.code(), e.getMessage(), e.members());
  }

  @ServerExceptionMapper
  public Response invalid(ConstraintViolationException e) {
    List<Map<String, String>> errors =
        e.getConstraintViolations().stream()
            .map(
                violation -> {
                  String path = violation.getPropertyPath().toString();
                  return Map.of("field", path.substring(path.lastIndexOf('.') + 1), "detail", violation.getMessage());
                })
            .sorted((one, other) -> one.get("field").compareTo(other.get("field")))
            .toList();
    return response(400, "invalid", "Some fields are not as they must be.", Map.of("errors", errors));
  }

  /** Jackson's own messages repeat what was sent; only the place is told. */
  @ServerExceptionMapper
  public Response unreadable(JsonProcessingException e) {
    if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      String field =
          mapping.getPath().stream()
              .map(reference -> reference.getFieldName() == null ? "[]" : reference.getFieldName())
              .collect(Collectors.joining("."));
      return response(
          400,
          "unreadable",
          "A field is not of the right type.",
          Map.of("errors", List.of(Map.of("field", field, "detail", "not of the right type"))));
    }
    return response(400, "unreadable", "The body is not readable as JSON.", Map.of());
  }

  @ServerExceptionMapper
  public Response notSignedIn(UnauthorizedException e) {
    return response(401, "not-signed-in", "Sign in, or send a personal token.", Map.of());
  }

  /** A program gets a problem; a person is led to where the way of signing in leads them. */
  @ServerExceptionMapper
  public Uni<Response> notLetIn(AuthenticationFailedException e, RoutingContext context) {
    if (context.normalizedPath().startsWith("/api/")) {
      Response refused = response(401, "not-signed-in", "Sign in, or send a personal token.", Map.of());
      return Uni.createFrom().item(Response.fromResponse(refused).header("WWW-Authenticate", "Bearer").build());
    }
    HttpAuthenticator authenticator = context.get(HttpAuthenticator.class.getName());
    return authenticator.getChallenge(context).map(ProblemMappers::led);
  }

  private static Response led(ChallengeData challenge) {
    Response.ResponseBuilder response = Response.status(challenge.status);
    challenge.getHeaders().forEach((name, value) -> response.header(name.toString(), value));
    if (challenge.status == 429) {
      response.type("text/plain; charset=utf-8").entity("Demasiados intentos. Espere unos minutos y vuelva a probar.");
    }
    return response.build();
  }

  @ServerExceptionMapper
  public Response notAllowed(ForbiddenException e) {
    return response(403, "not-allowed", "Your role does not allow this.", Map.of());
  }

  @ServerExceptionMapper
  public Response http(WebApplicationException e, UriInfo uri) {
    Response given = e.getResponse();
    if (!uri.getPath().startsWith("/api/") || given.hasEntity() || given.getStatus() < 400) {
      return given;
    }
    if (e.getCause() instanceof JsonProcessingException json) {
      return unreadable(json);
    }
    Response.ResponseBuilder built = Response.fromResponse(given).type(Problem.MEDIA_TYPE);
    return built.entity(Problem.of(given.getStatus(), code(given.getStatus()), detail(given.getStatus()), Map.of())).build();
  }

  @ServerExceptionMapper
  public Response databaseAway(DatabaseException e) {
    return e.hopeless() ? unexpected(e) : unavailable(e);
  }

  @ServerExceptionMapper
  public Response unexpected(Throwable e) {
    String mark = UUID.randomUUID().toString();
    LOG.errorf(e, "request failed, mark %s", mark);
    return response(500, "unexpected", "Something went wrong here. Quote the mark to us.", Map.of("mark", mark));
  }

  private static Response unavailable(DatabaseException e) {
    LOG.warnf("a request found no database: %s", e.getMessage());
    return Response.fromResponse(
            response(503, "unavailable", "The service cannot reach its database. Try again.", Map.of()))
        .header("Retry-After", "2")
        .build();
  }

  private static Response response(int status, String code, String detail, Map<String, Object> members) {
    return Response.status(status)
        .type(Problem.MEDIA_TYPE)
        .entity(Problem.of(status, code, detail, members))
        .build();
  }

  private static String code(int status) {
    return switch (status) {
      case 400 -> "bad-request";
      case 404 -> "not-found";
      case 405 -> "method-not-allowed";
      case 406 -> "not-acceptable";
      case 413 -> "too-large";
      case 415 -> "unsupported-media-type";
      default -> "error";
    };
  }

  private static String detail(int status) {
    return switch (status) {
      case 400 -> "The request is not readable.";
      case 404 -> "There is nothing at this address.";
      case 405 -> "This address does not know the method.";
      case 406 -> "This address cannot answer in that form.";
      case 413 -> "The body is too large.";
      case 415 -> "Send application/json.";
      default -> "The request cannot be answered.";
    };
  }
}
