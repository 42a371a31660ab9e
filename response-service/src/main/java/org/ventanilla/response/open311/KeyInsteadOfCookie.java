package org.ventanilla.response.open311;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;

/**
 * Keeps the form tokens of our own pages away from applications: those send an API key and no cookie, so nobody can make
 * them send something by mistake. The check cannot be switched off for an address; it looks only at bodies that say
 * they are forms, so these bodies say that they are text, which {@link Form} reads.
 */
@Singleton
final class KeyInsteadOfCookie {

  private static final int BEFORE_RESOURCES = 500;

  void register(@Observes Filters filters) {
    filters.register(KeyInsteadOfCookie::asText, BEFORE_RESOURCES);
  }

  private static void asText(RoutingContext context) {
    MultiMap headers = context.request().headers();
    String type = headers.get("Content-Type");
    if (context.normalizedPath().startsWith("/open311/")
        && type != null
        && type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
      headers.set("Content-Type", "text/plain; charset=utf-8");
    }
    context.next();
  }
}
