package org.ventanilla.plaza.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ventanilla.plaza.faults.Fault;
import org.ventanilla.plaza.faults.Faults;
import org.ventanilla.plaza.square.Change;
import org.ventanilla.plaza.square.Network;

/**
 * In which calls Meta's news leave: none while the app is not subscribed; an album in parallel calls, one a photo; with
 * {@link Fault#BATCHED_WEBHOOKS} many in one, as Meta does when much happens at once.
 */
public final class GraphWebhooks {

  /** How long a batch waits for the next update. */
  private static final long PAUSE = 500;

  private final Vertx vertx;
  private final GraphEvents events;
  private final SubscribedApps apps;
  private final Faults faults;
  private final Offer offer;
  private final Map<Network, Batch> batches = new EnumMap<>(Network.class);

  /** Takes a webhook that shall be delivered; those of one key in their order, others side by side. */
  public interface Offer {

    void accept(Network network, String key, JsonNode body);
  }

  public GraphWebhooks(Vertx vertx, GraphEvents events, SubscribedApps apps, Faults faults, Offer offer) {
    this.vertx = vertx;
    this.events = events;
    this.apps = apps;
    this.faults = faults;
    this.offer = offer;
  }

  /** Tells the app what happened, if Meta has a webhook for it. */
  public synchronized void tell(Change change) {
    Network network = change.post().network();
    if (!apps.isSubscribed(network)) {
      return;
    }
    List<ObjectNode> bodies = events.of(change);
    for (int i = 0; i < bodies.size(); i++) {
      int size = faults.find(Fault.BATCHED_WEBHOOKS, network).map(Faults.Active::calls).orElse(0);
      if (size > 0) {
        add(network, bodies.get(i), size);
      } else {
        String part = bodies.size() == 1 ? "" : "#" + i;
        offer.accept(network, change.post().rootId() + part, bodies.get(i));
      }
    }
  }

  private void add(Network network, ObjectNode body, int size) {
    Batch batch = batches.get(network);
    if (batch == null) {
      batches.put(network, new Batch(body, 1, timer(network)));
    } else {
      vertx.cancelTimer(batch.timer);
      batch.body.withArray("/entry").addAll((ArrayNode) body.get("entry"));
      batches.put(network, new Batch(batch.body, batch.updates + 1, timer(network)));
    }
    if (batches.get(network).updates >= size) {
      send(network);
    }
  }

  private long timer(Network network) {
    return vertx.setTimer(PAUSE, timer -> send(network));
  }

  private synchronized void send(Network network) {
    Batch batch = batches.remove(network);
    if (batch != null) {
      vertx.cancelTimer(batch.timer);
      offer.accept(network, "batch", batch.body);
    }
  }

  private record Batch(ObjectNode body, int updates, long timer) {}
}
