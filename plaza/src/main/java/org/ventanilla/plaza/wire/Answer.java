package org.ventanilla.plaza.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** An HTTP answer with a JSON body. */
public record Answer(int status, JsonNode body, String contentType, Map<String, String> headers) {

  private static final String JSON = "application/json; charset=utf-8";
  private static final String PROBLEM = "application/problem+json";

  public static Answer ok(JsonNode body) {
    return of(200, body);
  }

  public static Answer of(int status, JsonNode body) {
    return new Answer(status, body, JSON, Map.of());
  }

  /** An error in the form of RFC 9457. */
  public static Answer problem(int status, JsonNode body) {
    return new Answer(status, body, PROBLEM, Map.of());
  }

  public void send(RoutingContext call) {
    if (call.response().ended() || call.response().closed()) {
      return;
    }
    call.response().setStatusCode(status).putHeader("content-type", contentType);
    headers.forEach((name, value) -> call.response().putHeader(name, value));
    call.response().end(Buffer.buffer(Json.bytes(body)));
  }
}
