package org.ventanilla.response.problem;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** Writes problems where no resource has been reached yet. */
public final class ProblemJson {

  private ProblemJson() {}

  /** Ends a response with a problem. */
  public static void end(RoutingContext context, int status, String code, String detail) {
    Problem problem = Problem.of(status, code, detail, Map.of());
    context
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .end(
            new JsonObject()
                .put("type", problem.type())
                .put("title", problem.title())
                .put("status", status)
                .put("detail", detail)
                .encode());
  }
}
