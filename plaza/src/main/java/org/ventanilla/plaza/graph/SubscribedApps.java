package org.ventanilla.plaza.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ventanilla.plaza.PlazaConfig;
import org.ventanilla.plaza.faults.Fault;
import org.ventanilla.plaza.faults.Faults;
import org.ventanilla.plaza.square.Network;
import org.ventanilla.plaza.wire.Json;

/**
 * Whether the town's app hears of its page and of its Instagram account: {@code /{id}/subscribed_apps}. It does until
 * somebody ends it or {@link Fault#UNSUBSCRIBED} drops it, and again once it subscribes.
 */
public final class SubscribedApps {

  private final PlazaConfig config;
  private final Faults faults;
  private final Map<Network, String> fields =
      new ConcurrentHashMap<>(
          Map.of(Network.FACEBOOK, "feed,mention,messages", Network.INSTAGRAM, "comments,mentions,messages"));

  public SubscribedApps(PlazaConfig config, Faults faults) {
    this.config = config;
    this.faults = faults;
  }

  public boolean isSubscribed(Network network) {
    return fields.containsKey(network) && !faults.isOn(Fault.UNSUBSCRIBED, network);
  }

  /** {@code GET}, {@code POST} and {@code DELETE} of the edge. */
  ObjectNode perform(GraphCall call, Network network) {
    switch (call.method()) {
      case "GET" -> {
        return list(network);
      }
      case "POST" -> subscribe(network, call.parameter("subscribed_fields"));
      default -> fields.remove(network);
    }
    return FacebookPage.success();
  }

  private ObjectNode list(Network network) {
    ObjectNode body = Json.object();
    ArrayNode data = body.putArray("data");
    if (isSubscribed(network)) {
      ArrayNode told =
          data.addObject()
              .put("name", "Ventanilla")
              .put("id", config.account(network).appKey())
              .putArray("subscribed_fields");
      for (String field : fields.get(network).split(",")) {
        told.add(field.strip());
      }
    }
    return body;
  }

  private void subscribe(Network network, String toFields) {
    if (toFields.isBlank()) {
      throw GraphException.parameter("The parameter subscribed_fields is required.");
    }
    fields.put(network, toFields);
    faults.off(Fault.UNSUBSCRIBED, network);
  }
}
