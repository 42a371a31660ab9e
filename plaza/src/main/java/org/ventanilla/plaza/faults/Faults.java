package org.ventanilla.plaza.faults;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ventanilla.plaza.square.Network;

/** Which misbehaviours are switched on, each for one network. Thread-safe. */
public final class Faults {

  /**
   * A misbehaviour that is on.
   *
   * @param until when it ends by itself; {@link Instant#MAX} if it does not
   * @param calls how many calls it still hits; 0 if it does not count
   * @param delay how long it holds back an answer or a webhook
   */
  public record Active(Fault fault, Network network, Instant until, int calls, Duration delay) {}

  private final Clock clock;
  private final Map<Network, Map<Fault, Active>> active = new EnumMap<>(Network.class);

  public Faults(Clock clock) {
    this.clock = clock;
    for (Network network : Network.values()) {
      active.put(network, new EnumMap<>(Fault.class));
    }
  }

  /**
   * Switches a fault on.
   *
   * @param seconds how long a {@link Fault#RATE_LIMIT} lasts, or how late a slow answer or webhook comes; any other
   *     fault ends after so many seconds by itself, 0 for never
   * @param calls how many calls a counted fault hits
   */
  public synchronized void on(Fault fault, Network network, int seconds, int calls) {
    boolean holdsBack = fault.holdsBack();
    Instant until = seconds > 0 && !holdsBack ? clock.instant().plusSeconds(seconds) : Instant.MAX;
    Duration delay = holdsBack ? Duration.ofSeconds(seconds) : Duration.ZERO;
    active.get(network).put(fault, new Active(fault, network, until, fault.isCounted() ? calls : 0, delay));
  }

  public synchronized void off(Fault fault, Network network) {
    active.get(network).remove(fault);
  }

  public synchronized void clear() {
    active.values().forEach(Map::clear);
  }

  /** What is on, network by network. */
  public synchronized List<Active> list() {
    List<Active> all = new ArrayList<>();
    for (Map<Fault, Active> ofNetwork : active.values()) {
      ofNetwork.values().removeIf(this::isOver);
      all.addAll(ofNetwork.values());
    }
    return all;
  }

  public synchronized boolean isOn(Fault fault, Network network) {
    return find(fault, network).isPresent();
  }

  /** The fault's details, if it is on. */
  public synchronized Optional<Active> find(Fault fault, Network network) {
    return Optional.ofNullable(active.get(network).get(fault)).filter(found -> !isOver(found));
  }

  /** True if a counted fault hits this call; uses up one of its calls. */
  public synchronized boolean strikes(Fault fault, Network network) {
    Optional<Active> found = find(fault, network);
    found.ifPresent(
        hit -> {
          if (hit.calls() <= 1) {
            off(fault, network);
          } else {
            active
                .get(network)
                .put(fault, new Active(fault, network, hit.until(), hit.calls() - 1, hit.delay()));
          }
        });
    return found.isPresent();
  }

  private boolean isOver(Active fault) {
    return !clock.instant().isBefore(fault.until());
  }
}
