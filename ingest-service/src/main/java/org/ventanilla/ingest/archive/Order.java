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
    Instant now = clock.instant();
    long micros = TimeUnit.SECONDS.toMicros(now.getEpochSecond()) + TimeUnit.NANOSECONDS.toMicros(now.getNano());
    return last.updateAndGet(previous -> Math.max(previous + 1, micros));
  }
}
