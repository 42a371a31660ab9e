package org.ventanilla.plaza.wire;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How many calls are left in the running window. Not thread-safe: calls come one after another. */
public final class CallWindow {

  private final int limit;
  private final Duration length;
  private final Clock clock;
  private Instant reset = Instant.EPOCH;
  private int used;

  /** What a call is told. */
  public record Left(boolean allowed, int limit, int remaining, Instant reset) {}

  public CallWindow(int limit, Duration length, Clock clock) {
    this.limit = limit;
    this.length = length;
    this.clock = clock;
  }

  /** Counts a call. */
  public Left take() {
    Instant now = clock.instant();
    if (!now.isBefore(reset)) {
      reset = now.plus(length);
      used = 0;
    }
    boolean allowed = used < limit;
    used += allowed ? 1 : 0;
    return new Left(allowed, limit, limit - used, reset);
  }
}
