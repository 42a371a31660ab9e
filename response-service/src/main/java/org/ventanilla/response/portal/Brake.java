package org.ventanilla.response.portal;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often one address may send something ({@link PortalConfig#sendingsPerHour()}). Addresses are kept in memory only, for an hour
 * at most, and never beside what was sent. The oldest is forgotten first.
 */
@Singleton
class Brake {

  private static final Duration WINDOW = Duration.ofHours(1);
  private static final int REMEMBERED = 20_000;

  private final int most;
  private final Clock clock;
  private final Map<String, Count> counts =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
          return size() > REMEMBERED;
        }
      };

  Brake(PortalConfig config, Clock clock) {
    this.most = config.sendingsPerHour();
    this.clock = clock;
  }

  private record Count(Instant since, int sent) {}

  /** True if it may send once more; that once is counted. */
  synchronized boolean mayAgain(String address) {
    Instant now = clock.instant();
    Count known = counts.remove(address);
    boolean fresh = known == null || known.since().plus(WINDOW).isBefore(now);
    Count count = fresh ? new Count(now, 1) : new Count(known.since(), Math.min(known.sent() + 1, most + 1));
    counts.put(address, count);
    return count.sent() <= most;
  }
}
