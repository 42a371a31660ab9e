package org.ventanilla.response.pages;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Pages hold what citizens said: no cache keeps them, and a piece of a page is never taken for the page. */
final class PageHeaders {

  private static final int BEFORE_THE_PAGE_IS_WRITTEN = Integer.MAX_VALUE;

  @ServerResponseFilter(priority = BEFORE_THE_PAGE_IS_WRITTEN)
  void keepOut(ContainerResponseContext answer) {
    if (answer.getEntity() instanceof TemplateInstance) {
      answer.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
      answer.getHeaders().putSingle(HttpHeaders.VARY, "HX-Request, HX-Target, Accept-Language, Cookie");
    }
  }
}
