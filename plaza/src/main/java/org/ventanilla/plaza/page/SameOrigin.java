package org.ventanilla.plaza.page;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.ventanilla.plaza.wire.Problem;

/** Other web pages in the same browser may not act here. Programs send no {@code Origin} and are let through. */
public final class SameOrigin {

  public void check(RoutingContext call) {
    String origin = call.request().getHeader("origin");
    boolean acts = call.request().method() != HttpMethod.GET && call.request().method() != HttpMethod.HEAD;
    if (acts && origin != null && !origin.equals("http://" + call.request().getHeader("host"))) {
      Problem.of(403, "Another page may not act here", List.of()).send(call);
    } else {
      call.next();
    }
  }
}
