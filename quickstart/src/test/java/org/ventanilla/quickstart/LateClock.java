package org.ventanilla.quickstart;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that goes on with the machine's, behind it by as much as a test wants. */
final class LateClock extends Clock {

  private final AtomicReference<Duration> behind;

  LateClock(Duration behind) {
    this.behind = new AtomicReference<>(behind);
  }

  void advance(Duration by) {
    behind.updateAndGet(now -> now.minus(by));
  }

  @Override
  public Instant instant() {
    return Instant.now().minus(behind.get());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
