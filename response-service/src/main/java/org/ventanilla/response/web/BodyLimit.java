package org.ventanilla.response.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ventanilla.response.problem.ProblemJson;

/** Says in a problem that a body is too large, before any of it is read; the server's own limit stands behind it. */
@Singleton
final class BodyLimit {

  private static final int BEFORE_EVERYTHING = 1_000;

  private final long most;

  BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize most) {
    this.most = most.asLongValue();
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, BEFORE_EVERYTHING);
  }

  private void check(RoutingContext context) {
    String length = context.request().getHeader("Content-Length");
    if (length != null && tooLong(length)) {
      context.response().putHeader("Connection", "close");
      ProblemJson.end(context, 413, "too-large", "A body has at most " + most + " bytes.");
      return;
    }
    context.next();
  }

  private boolean tooLong(String length) {
    try {
      return Long.parseLong(length) > most;
    } catch (NumberFormatException e) {
      // The server itself refuses what is no length.
      return false;
    }
  }
}
