package org.ventanilla.response.web;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Lets a browser change something through the API only from our own pages: a request with the session cookie that says
 * where it comes from must come from here. A personal token is no cookie and is not checked. The session cookie is
 * SameSite=Strict besides; forms have tokens of their own.
 */
final class SameOrigin {

  private static final Set<String> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  @ServerRequestFilter
  public void check(ContainerRequestContext request) {
    if (SAFE.contains(request.getMethod())
        || !request.getUriInfo().getPath().startsWith("/api/")
        || request.getHeaderString(HttpHeaders.AUTHORIZATION) != null) {
      return;
    }
    String site = request.getHeaderString("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      throw new ForeignOriginException();
    }
    String origin = request.getHeaderString("Origin");
    if (origin != null && !isOurs(origin, request.getHeaderString(HttpHeaders.HOST))) {
      throw new ForeignOriginException();
    }
  }

  /** The scheme is not compared: TLS may end in front of us. */
  private static boolean isOurs(String origin, String host) {
    try {
      return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
