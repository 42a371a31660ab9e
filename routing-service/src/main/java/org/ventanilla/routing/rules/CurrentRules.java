package org.ventanilla.routing.rules;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ventanilla.events.RoutingRules;

/** The routing rules that stand now; none of the town's own until they are read. */
@Singleton
public class CurrentRules {

  private final CountDownLatch loaded = new CountDownLatch(1);
  private volatile TownRules current = new TownRules(RoutingRules.NONE);

  public TownRules get() {
    return current;
  }

  /** Puts other rules in their place. */
  public void set(RoutingRules rules) {
    current = new TownRules(rules);
  }

  /** Waits until the town's rules were read once; returns false when they were not by then. */
  public boolean awaitLoaded(Duration longest) throws InterruptedException {
    return loaded.await(longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  void markLoaded() {
    loaded.countDown();
  }
}
