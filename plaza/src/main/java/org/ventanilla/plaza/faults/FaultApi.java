package org.ventanilla.plaza.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ventanilla.plaza.square.Network;
import org.ventanilla.plaza.wire.Answer;
import org.ventanilla.plaza.wire.Json;
import org.ventanilla.plaza.wire.Problem;

/**
 * {@code /plaza/faults}: {@code POST {"fault","network"?,"seconds"?,"calls"?,"on"?}} switches one on, or off with
 * {@code "on": false}; {@code {"fault":"clear"}} switches all off; without a network it is for all. {@code GET}
 * lists the active ones and the names of all.
 */
public final class FaultApi {

  private static final int USUAL_SECONDS = 60;
  private static final int USUAL_DELAY = 5;
  private static final int MAX = 86_400;

  /** Meta sends no more updates in one call. */
  private static final int META_BATCH = 1_000;

  private final Faults faults;

  public FaultApi(Faults faults) {
    this.faults = faults;
  }

  public void mount(Router router) {
    router.get("/plaza/faults").handler(call -> Answer.ok(list()).send(call));
    router.post("/plaza/faults").handler(call -> change(call).send(call));
  }

  /** What is on. */
  public ArrayNode active() {
    ArrayNode active = Json.array();
    for (Faults.Active fault : faults.list()) {
      ObjectNode node =
          active.addObject().put("fault", fault.fault().code()).put("network", fault.network().code());
      if (fault.calls() > 0) {
        node.put("calls", fault.calls());
      }
      if (!fault.delay().isZero()) {
        node.put("seconds", fault.delay().toSeconds());
      }
      if (!fault.until().equals(Instant.MAX)) {
        node.put("until", fault.until().toString());
      }
    }
    return active;
  }

  private ObjectNode list() {
    ObjectNode body = Json.object();
    body.set("active", active());
    ArrayNode known = body.putArray("known");
    Arrays.stream(Fault.values()).map(Fault::code).forEach(known::add);
    return body;
  }

  private Answer change(RoutingContext call) {
    Optional<ObjectNode> body =
        Optional.ofNullable(call.body().buffer()).flatMap(buffer -> Json.read(buffer.getBytes()));
    if (body.isEmpty()) {
      return Problem.of(400, "The body must be a JSON object", List.of());
    }
    String code = body.get().path("fault").asText("");
    if (code.equals("clear")) {
      faults.clear();
      return Answer.ok(list());
    }
    Optional<Fault> fault = Fault.of(code);
    JsonNode where = body.get().path("network");
    Optional<Network> network = Network.of(where.asText(""));
    if (fault.isEmpty()) {
      return wrong("fault", "must be clear or one of " + list().get("known"));
    }
    if (!where.isMissingNode() && !where.isNull() && network.isEmpty()) {
      return wrong("network", "must be one of " + Network.CODES);
    }
    int seconds = body.get().path("seconds").asInt(usualSeconds(fault.get()));
    int calls = body.get().path("calls").asInt(usualCalls(fault.get()));
    if (seconds < 0 || seconds > MAX || calls < 1 || calls > MAX) {
      return wrong(calls < 1 || calls > MAX ? "calls" : "seconds", "must be from 1 to " + MAX);
    }
    for (Network one : network.map(List::of).orElse(List.of(Network.values()))) {
      set(fault.get(), one, body.get().path("on").asBoolean(true), seconds, calls);
    }
    return Answer.ok(list());
  }

  private void set(Fault fault, Network network, boolean on, int seconds, int calls) {
    if (on) {
      faults.on(fault, network, seconds, calls);
    } else {
      faults.off(fault, network);
    }
  }

  /** What a timed fault lasts or delays when nobody says. */
  public static int usualSeconds(Fault fault) {
    return switch (fault) {
      case RATE_LIMIT, DELETE_BEFORE_CREATE -> USUAL_SECONDS;
      case PUBLISH_SLOW, WEBHOOK_LATE, READING_SLOW -> USUAL_DELAY;
      default -> 0;
    };
  }

  /** The number of a counted fault when nobody says. */
  public static int usualCalls(Fault fault) {
    return fault == Fault.BATCHED_WEBHOOKS ? META_BATCH : 1;
  }

  private static Answer wrong(String field, String message) {
    return Problem.of(400, "The fault has fields that are wrong", List.of(new Problem.Field(field, message)));
  }
}
