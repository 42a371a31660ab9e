package org.ventanilla.networks.x;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ventanilla.networks.NetworkException;
import org.ventanilla.networks.wire.BoundedJson;
import org.ventanilla.networks.wire.Fields;
import org.ventanilla.networks.wire.Wire;
import twitter4j.RateLimitStatus;
import twitter4j.TwitterException;

/** What an answer of X means (X developer documentation, "Response codes and errors"). */
final class XErrors {

  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final int MAX_REASON = 300;
  private static final Pattern STATUS = Pattern.compile("HTTP response code: (\\d{3})");

  private final Clock clock;

  XErrors(Clock clock) {
    this.clock = clock;
  }

  /** A refusal to read: nothing could have been done, so an answer that was lost is only an outage. */
  NetworkException ofReading(TwitterException e) {
    int status = status(e);
    if (status < 0) {
      return new NetworkException.Unavailable("X did not answer", e);
    }
    String message = String.valueOf(e.getMessage());
    String body = message.substring(Math.max(0, message.indexOf('{')));
    // Not by the header's name: the library fails on a header that is not there.
    RateLimitStatus limit = e.getRateLimitStatus();
    String reset = limit == null ? null : String.valueOf(limit.getResetTimeInSeconds());
    return ofReading(status, body, reset, e);
  }

  /** The JDK's client, below the library, keeps the status of an answer without a body in its message only. */
  private static int status(TwitterException e) {
    Matcher told = STATUS.matcher(String.valueOf(e.getMessage()));
    return e.getStatusCode() < 0 && told.find() ? Integer.parseInt(told.group(1)) : e.getStatusCode();
  }

  NetworkException ofReading(Wire.Answer answer) {
    return ofReading(answer.status(), answer.body(), reset(answer), null);
  }

  private NetworkException ofReading(int status, String body, String reset, Throwable cause) {
    return status >= 500
        ? new NetworkException.Unavailable("X is out of order (" + status + ")", cause)
        : refusal(status, body, reset, cause);
  }

  /** A refusal to publish. Only a status that says so proves that nothing was published. */
  NetworkException ofPublishing(Wire.Answer answer) {
    int status = answer.status();
    if (status == 503) {
      return new NetworkException.Unavailable("X takes no posts now (503)", null);
    }
    if (status >= 500 || status == 408 || answer.isSuccess()) {
      return new NetworkException.OutcomeUnknown("X answered " + status + " and no id", null);
    }
    return refusal(status, answer.body(), reset(answer), null);
  }

  private static String reset(Wire.Answer answer) {
    Instant reset = XLimits.of(answer).resetAt();
    return reset == null ? null : String.valueOf(reset.getEpochSecond());
  }

  private NetworkException refusal(int status, String body, String reset, Throwable cause) {
    JsonNode problem = BoundedJson.answer(body);
    String reason = reason(status, problem);
    String lower = reason.toLowerCase(Locale.ROOT);
    return switch (status) {
      case 429 -> new NetworkException.RateLimited(reason, reset(reset), cause);
      case 401 -> new NetworkException.TokenRejected(reason, cause);
      case 403 -> {
        if (lower.contains("duplicate")) {
          yield new NetworkException.Duplicate(reason, cause);
        }
        yield lacksPermission(problem, lower)
            ? new NetworkException.TokenRejected(reason, cause)
            : new NetworkException.Refused(reason, cause);
      }
      default -> new NetworkException.Refused(reason, cause);
    };
  }

  private static boolean lacksPermission(JsonNode problem, String reason) {
    String type = Fields.text(problem, "type");
    return type.endsWith("/oauth1-permissions")
        || type.endsWith("/client-forbidden")
        || type.endsWith("/unsupported-authentication")
        || reason.contains("oauth1 app permissions");
  }

  private Instant reset(String epochSeconds) {
    Instant now = clock.instant();
    if (epochSeconds != null && epochSeconds.matches("\\d{1,11}")) {
      Instant told = Instant.ofEpochSecond(Long.parseLong(epochSeconds));
      // Never in the past and never for ever, whatever the header says.
      Instant latest = now.plus(Duration.ofHours(24));
      return told.isBefore(now) ? now.plusSeconds(1) : told.isAfter(latest) ? latest : told;
    }
    return now.plus(WINDOW);
  }

  private static String reason(int status, JsonNode problem) {
    String told = Fields.text(problem, "detail", "title");
    if (told.isEmpty()) {
      told = Fields.text(problem.path("errors").path(0), "detail", "message", "title");
    }
    String reason = "X: " + (told.isEmpty() ? "status " + status : told);
    return reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON);
  }
}
