package org.ventanilla.plaza.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.ventanilla.plaza.PlazaConfig;
import org.ventanilla.plaza.faults.Fault;
import org.ventanilla.plaza.faults.Faults;
import org.ventanilla.plaza.square.Network;
import org.ventanilla.plaza.wire.Json;

/**
 * Brings webhooks to the subscriber: in order within a thread, side by side across threads, signed, again and again
 * until the answer is 2xx. What is owed survives a restart.
 */
public final class Deliveries implements AutoCloseable {

  /** How a network's deliveries stand; {@code refusal} says why the subscriber is not trusted, empty if it is. */
  public record Standing(boolean subscribed, boolean proven, String refusal, long pending, long delivered, long failed) {}

  private static final int SIDE_BY_SIDE = 16;
  private static final long TIMEOUT = 10_000;

  /** So many failures one after the other mean that the subscriber was away, and all may be tried when it is back. */
  private static final int AWAY = 3;

  private final Vertx vertx;
  private final Context context;
  private final PlazaConfig config;
  private final Faults faults;
  private final HttpClient http;
  private final Ledger ledger;
  private final Map<Network, Subscription> subscriptions = new ConcurrentHashMap<>();
  private final Map<String, Deque<Delivery>> queues = new HashMap<>();
  private final Set<Delivery> waiting = new HashSet<>();
  private final Map<Network, Integer> failuresInARow = new EnumMap<>(Network.class);
  private final Map<Network, AtomicLong> pending = counters();
  private final Map<Network, AtomicLong> delivered = counters();
  private final Map<Network, AtomicLong> failed = counters();

  public Deliveries(Vertx vertx, PlazaConfig config, Faults faults) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.config = config;
    this.faults = faults;
    this.http =
        vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(SIDE_BY_SIDE).setConnectTimeout(3_000));
    this.ledger = Ledger.open(config.dataDir());
    ledger.owedFromBefore().forEach(this::accept);
  }

  /** Takes this address as the subscriber of all networks that have webhooks, instead of any before. */
  public void subscribe(URI base) {
    for (Network network : Network.values()) {
      if (!network.hasWebhooks()) {
        continue;
      }
      Subscription subscription =
          new Subscription(
              vertx, http, network, config.account(network), base, config.crcEvery(),
              () -> context.runOnContext(nothing -> retryNow(network)));
      Subscription before = subscriptions.put(network, subscription);
      if (before != null) {
        before.end();
      }
      context.runOnContext(nothing -> subscription.prove());
    }
  }

  /** True if what happens on this network must be told to someone. */
  public boolean isWanted(Network network) {
    return config.webhooksEnabled()
        && subscriptions.containsKey(network)
        && !faults.isOn(Fault.WEBHOOKS_OFF, network);
  }

  /**
   * Owes a webhook from now on.
   *
   * @param key the thread: webhooks of one key arrive in the order they were offered
   */
  public void offer(Network network, String key, JsonNode body) {
    byte[] bytes = Json.bytes(body);
    int times = faults.isOn(Fault.WEBHOOK_DUPLICATES, network) ? 2 : 1;
    for (int i = 0; i < times; i++) {
      Delivery delivery = ledger.owe(network, network + ":" + key, config.clock().instant(), bytes);
      faults.find(Fault.WEBHOOK_LATE, network)
          .ifPresent(late -> delivery.notBefore = delivery.owedSince.plus(late.delay()));
      accept(delivery);
    }
  }

  /** Where a network's webhooks go; empty when nobody subscribed. */
  public Optional<URI> target(Network network) {
    return Optional.ofNullable(subscriptions.get(network)).map(Subscription::target);
  }

  /** Lets the subscriber prove itself once more. */
  public void prove(Network network) {
    Subscription subscription = subscriptions.get(network);
    if (subscription != null) {
      context.runOnContext(nothing -> subscription.prove());
    }
  }

  public Standing standing(Network network) {
    Optional<Subscription> subscription = Optional.ofNullable(subscriptions.get(network));
    return new Standing(
        subscription.isPresent(),
        subscription.map(Subscription::isProven).orElse(false),
        subscription.flatMap(Subscription::refusal).orElse(""),
        pending.get(network).get(),
        delivered.get(network).get(),
        failed.get(network).get());
  }

  @Override
  public void close() {
    subscriptions.values().forEach(Subscription::end);
    http.close();
    ledger.close();
  }

  private void accept(Delivery delivery) {
    pending.get(delivery.network).incrementAndGet();
    delivery.wait = config.firstRetry();
    context.runOnContext(
        nothing -> {
          Deque<Delivery> queue = queues.computeIfAbsent(delivery.key, key -> new ArrayDeque<>());
          queue.add(delivery);
          if (queue.size() == 1) {
            attempt(delivery);
          }
        });
  }

  private void attempt(Delivery delivery) {
    Subscription subscription = subscriptions.get(delivery.network);
    Instant now = config.clock().instant();
    if (now.isAfter(delivery.owedSince.plus(config.giveUpAfter()))) {
      failed.get(delivery.network).incrementAndGet();
      settle(delivery);
    } else if (now.isBefore(delivery.notBefore)) {
      waitFor(delivery, Duration.between(now, delivery.notBefore));
    } else if (subscription == null || !subscription.isProven()) {
      waiting.add(delivery);
    } else {
      subscription
          .post(delivery.body, signature(delivery, subscription), TIMEOUT)
          .otherwise(noAnswer -> 0)
          .onSuccess(status -> context.runOnContext(nothing -> answered(delivery, status)));
    }
  }

  private String signature(Delivery delivery, Subscription subscription) {
    String secret =
        faults.isOn(Fault.WEBHOOK_BAD_SIGNATURE, delivery.network) ? "not the secret" : subscription.secret();
    return Signature.of(delivery.network, delivery.body, secret);
  }

  private void answered(Delivery delivery, int status) {
    if (status >= 200 && status < 300) {
      delivered.get(delivery.network).incrementAndGet();
      settle(delivery);
      Integer failures = failuresInARow.put(delivery.network, 0);
      if (failures != null && failures >= AWAY) {
        retryNow(delivery.network);
      }
    } else {
      failuresInARow.merge(delivery.network, 1, Integer::sum);
      waitFor(delivery, delivery.wait);
      Duration doubled = delivery.wait.multipliedBy(2);
      delivery.wait = doubled.compareTo(config.longestRetry()) < 0 ? doubled : config.longestRetry();
    }
  }

  private void settle(Delivery delivery) {
    ledger.settle(delivery);
    pending.get(delivery.network).decrementAndGet();
    Deque<Delivery> queue = queues.get(delivery.key);
    queue.remove();
    if (queue.isEmpty()) {
      queues.remove(delivery.key);
    } else {
      attempt(queue.element());
    }
  }

  private void waitFor(Delivery delivery, Duration time) {
    waiting.add(delivery);
    delivery.timer =
        vertx.setTimer(
            Math.max(1, time.toMillis()),
            timer ->
                context.runOnContext(
                    nothing -> {
                      if (waiting.remove(delivery)) {
                        attempt(delivery);
                      }
                    }));
  }

  private void retryNow(Network network) {
    for (Delivery delivery : waiting.stream().filter(some -> some.network == network).toList()) {
      waiting.remove(delivery);
      vertx.cancelTimer(delivery.timer);
      attempt(delivery);
    }
  }

  private static Map<Network, AtomicLong> counters() {
    Map<Network, AtomicLong> counters = new EnumMap<>(Network.class);
    for (Network network : Network.values()) {
      counters.put(network, new AtomicLong());
    }
    return counters;
  }
}
