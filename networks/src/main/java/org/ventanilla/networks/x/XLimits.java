package org.ventanilla.networks.x;

import java.time.Instant;
import java.util.List;
import org.ventanilla.networks.RateLimit;
import org.ventanilla.networks.wire.Wire;
import twitter4j.RateLimitStatus;

/**
 * What the headers of an answer of X say is left (X developer documentation, "Rate limits"): the window of fifteen
 * minutes, and for posting also those of a day, of the app and of the user.
 */
final class XLimits {

  private static final List<String> WINDOWS = List.of("x-rate-limit-", "x-app-limit-24hour-", "x-user-limit-24hour-");

  private XLimits() {}

  /** The window that is open last when some are spent, else the first one. */
  static RateLimit of(Wire.Answer answer) {
    RateLimit found = RateLimit.UNKNOWN;
    for (String window : WINDOWS) {
      RateLimit told = window(answer, window);
      boolean first = found.resetAt() == null;
      if (told.resetAt() != null && (first || told.remaining() == 0 && !opensBefore(told, found))) {
        found = told;
      }
    }
    return found;
  }

  private static boolean opensBefore(RateLimit one, RateLimit other) {
    return other.remaining() == 0 && one.resetAt().isBefore(other.resetAt());
  }

  private static RateLimit window(Wire.Answer answer, String window) {
    int limit = (int) number(answer, window + "limit");
    int remaining = (int) number(answer, window + "remaining");
    long reset = number(answer, window + "reset");
    return reset < 0 ? RateLimit.UNKNOWN : new RateLimit(limit, remaining, Instant.ofEpochSecond(reset));
  }

  private static long number(Wire.Answer answer, String header) {
    return answer.header(header).map(String::strip).filter(text -> text.matches("\\d{1,11}")).map(Long::parseLong)
        .map(number -> Math.min(number, Integer.MAX_VALUE)).orElse(-1L);
  }

  /** The same of an answer that the library read, which tells only the window of fifteen minutes. */
  static RateLimit of(RateLimitStatus status) {
    return status == null
        ? RateLimit.UNKNOWN
        : new RateLimit(
            status.getLimit(), status.getRemaining(), Instant.ofEpochSecond(status.getResetTimeInSeconds()));
  }
}
