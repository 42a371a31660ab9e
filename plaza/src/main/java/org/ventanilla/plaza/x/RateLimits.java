package org.ventanilla.plaza.x;

import io.vertx.core.http.HttpServerResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** How often each endpoint may be called: so many calls in each window of 15 minutes. */
final class RateLimits {

  private static final Duration WINDOW = Duration.ofMinutes(15);

  private final Map<String, Integer> limits;
  private final Clock clock;
  private final Map<String, Window> windows = new HashMap<>();

  RateLimits(Map<String, Integer> limits, Clock clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /** Counts a call and tells in the headers how many are left; false if it was one too many. */
  boolean allows(String endpoint, HttpServerResponse response) {
    long now = clock.instant().getEpochSecond();
    Window window = windows.get(endpoint);
    if (window == null || window.reset <= now) {
      window = new Window(limits.getOrDefault(endpoint, limits.getOrDefault("*", Integer.MAX_VALUE)),
          now + WINDOW.toSeconds());
      windows.put(endpoint, window);
    }
    boolean allowed = window.used < window.limit;
    if (allowed) {
      window.used++;
    }
    response
        .putHeader("x-rate-limit-limit", Integer.toString(window.limit))
        .putHeader("x-rate-limit-remaining", Integer.toString(window.limit - window.used))
        .putHeader("x-rate-limit-reset", Long.toString(window.reset));
    return allowed;
  }

  /** Tells that nothing is left until a moment, in seconds since 1970. */
  static void spent(HttpServerResponse response, long reset) {
    response.putHeader("x-rate-limit-remaining", "0").putHeader("x-rate-limit-reset", Long.toString(reset));
  }

  private static final class Window {
    private final int limit;
    private final long reset;
    private int used;

    Window(int limit, long reset) {
      this.limit = limit;
      this.reset = reset;
    }
  }
}
