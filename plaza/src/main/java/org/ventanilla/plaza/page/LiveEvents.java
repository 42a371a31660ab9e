package org.ventanilla.plaza.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.ventanilla.plaza.square.Change;
import org.ventanilla.plaza.square.Form;
import org.ventanilla.plaza.wire.Json;

/**
 * {@code /plaza/events}: server-sent events. {@code thread} tells which thread changed, {@code side} that the webhooks or
 * the faults did.
 */
final class LiveEvents {

  private static final long LOOK_EVERY = 1_000;
  private static final int BEATS_BETWEEN_COMMENTS = 15;

  private final Context context;
  private final Supplier<String> side;
  private final Set<HttpServerResponse> listeners = new LinkedHashSet<>();
  private String lastSide = "";
  private int beats;

  /** @param side a text that changes when the webhooks or the faults do */
  LiveEvents(Vertx vertx, Supplier<String> side) {
    this.context = vertx.getOrCreateContext();
    this.side = side;
    vertx.setPeriodic(LOOK_EVERY, timer -> context.runOnContext(nothing -> look()));
  }

  void join(RoutingContext call) {
    HttpServerResponse response = call.response();
    response
        .setChunked(true)
        .putHeader("content-type", "text/event-stream; charset=utf-8")
        .putHeader("cache-control", "no-store")
        .putHeader("x-accel-buffering", "no");
    response.write("retry: 1000\n\n");
    context.runOnContext(nothing -> listeners.add(response));
    response.closeHandler(nothing -> context.runOnContext(gone -> listeners.remove(response)));
  }

  void changed(Change change) {
    ObjectNode data =
        Json.object()
            .put("network", change.post().network().code())
            .put("root", change.post().rootId())
            .put("message", change.post().form() == Form.MESSAGE);
    send("thread", data.toString());
  }

  private void look() {
    String now = side.get();
    if (!now.equals(lastSide)) {
      lastSide = now;
      send("side", "{}");
    }
    if (++beats % BEATS_BETWEEN_COMMENTS == 0) {
      listeners.forEach(listener -> listener.write(": still here\n\n"));
    }
  }

  private void send(String name, String data) {
    context.runOnContext(
        nothing -> listeners.forEach(listener -> listener.write("event: " + name + "\ndata: " + data + "\n\n")));
  }
}
