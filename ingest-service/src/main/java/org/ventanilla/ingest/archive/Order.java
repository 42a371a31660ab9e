package org.ventanilla.ingest.archive;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Numbers that grow: the microsecond, or the one after the last when that is taken. */
@Singleton
final class Order {

  private final Clock clock;
  private final AtomicLong last = new AtomicLong();

  Order(Clock clock) {
    this.clock = clock;
  }

  long next() {
    return after(Long.MIN_VALUE);
  }

  /** One that is greater also than a number that another replica gave, whose clock may be ahead. */
  long after(long other) {
    Instant now = clock.instant();
    long micros = TimeUnit.SECONDS.toMicros(now.getEpochSecond()) + TimeUnit.NANOSECONDS.toMicros(now.getNano());
    return last.updateAndGet(previous -> Math.max(Math.max(previous, other) + 1, micros));
  }
}
