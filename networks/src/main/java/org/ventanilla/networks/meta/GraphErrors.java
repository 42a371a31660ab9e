package org.ventanilla.networks.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.ventanilla.networks.NetworkException;
import org.ventanilla.networks.wire.BoundedJson;
import org.ventanilla.networks.wire.Fields;
import org.ventanilla.networks.wire.Wire;

/**
 * What an error of the Graph API means (Graph API documentation, "Handle errors"; Messenger Platform documentation,
 * "Error codes").
 */
final class GraphErrors {

  private static final Set<Integer> TOO_MANY = Set.of(4, 17, 32, 341, 613);
  /** App, user, page, and the business use cases of pages and of Instagram. */
  private static final Set<Integer> WHOLE_TOKEN = Set.of(4, 17, 32, 80_001, 80_002);

  private static final Set<Integer> TOKEN = Set.of(102, 190, 463, 467);
  private static final Set<Integer> GONE_SUBCODES = Set.of(33, 1487390);
  /** Messenger's, Messenger's former, Instagram's. */
  private static final Set<Integer> WINDOW_CLOSED = Set.of(2018278, 2018065, 2534022);

  private static final int DUPLICATE = 506;
  private static final Duration WAIT = Duration.ofMinutes(5);
  private static final int MAX_REASON = 300;

  private final Clock clock;

  GraphErrors(Clock clock) {
    this.clock = clock;
  }

  NetworkException ofReading(RuntimeException thrown, Wire.Answer answer) {
    if (answer == null) {
      return isOurs(thrown)
          ? new NetworkException.Unavailable("Meta is out of reach", thrown)
          : new NetworkException.Refused("Meta cannot be asked this", thrown);
    }
    Problem problem = Problem.of(answer);
    return problem.isPassing() || answer.status() >= 500
        ? new NetworkException.Unavailable(problem.reason(), thrown)
        : refusal(thrown, answer, problem);
  }

  /** A refusal to publish. Only a code that says so proves that nothing was published. */
  NetworkException ofPublishing(RuntimeException thrown, Wire.Answer answer) {
    if (answer == null) {
      if (!isOurs(thrown)) {
        return new NetworkException.Refused("Meta cannot be sent this", thrown);
      }
      return thrown.getCause() instanceof Wire.NotSentException
          ? new NetworkException.Unavailable("Meta is out of reach", thrown)
          : new NetworkException.OutcomeUnknown("Meta did not answer", thrown);
    }
    Problem problem = Problem.of(answer);
    boolean clear = problem.code() > 0 && !problem.isPassing();
    if (!clear && answer.status() == 503) {
      return new NetworkException.Unavailable("Meta takes nothing now (503)", thrown);
    }
    if (!clear && (answer.status() >= 500 || answer.status() == 408 || answer.isSuccess() || problem.isPassing())) {
      return new NetworkException.OutcomeUnknown("Meta answered " + answer.status() + " and no id", thrown);
    }
    return refusal(thrown, answer, problem);
  }

  /** True if what was asked for is not there, or not visible to the account. */
  boolean isGone(Wire.Answer answer) {
    if (answer == null) {
      return false;
    }
    Problem problem = Problem.of(answer);
    return problem.code() == 803
        || problem.code() == 100 && GONE_SUBCODES.contains(problem.subcode())
        || answer.status() == 404 && problem.code() <= 0;
  }

  /** True if a refusal for too many calls is of the whole token, page or app, whatever is called. */
  static boolean isOfWholeToken(Wire.Answer answer) {
    return WHOLE_TOKEN.contains(Problem.of(answer).code());
  }

  /** True if Meta gives this to others, or gave it before, but not to this token now: permission, review, gone, unknown. */
  static boolean isNotGiven(NetworkException refusal, Wire.Answer answer) {
    return refusal instanceof NetworkException.Refused
        || refusal instanceof NetworkException.TokenRejected && answer != null && isPermission(Problem.of(answer).code());
  }

  private static boolean isPermission(int code) {
    return code == 3 || code == 10 || code >= 200 && code < 300;
  }

  private NetworkException refusal(RuntimeException thrown, Wire.Answer answer, Problem problem) {
    String reason = problem.reason();
    int code = problem.code();
    if (TOO_MANY.contains(code) || code >= 80_000 && code < 80_100 || answer.status() == 429) {
      return new NetworkException.RateLimited(reason, clock.instant().plus(WAIT), thrown);
    }
    if (TOKEN.contains(code)) {
      return new NetworkException.TokenRejected(reason, thrown);
    }
    if (WINDOW_CLOSED.contains(problem.subcode())) {
      return new NetworkException.Refused(
          "Meta: the citizen last wrote more than 24 hours ago, a private message may not be sent any more", thrown);
    }
    if (code == DUPLICATE) {
      return new NetworkException.Duplicate(reason, thrown);
    }
    return isPermission(code) || code <= 0 && answer.status() == 401
        ? new NetworkException.TokenRejected(reason, thrown)
        : new NetworkException.Refused(reason, thrown);
  }

  private static boolean isOurs(RuntimeException thrown) {
    return thrown.getCause() instanceof Wire.NotSentException || thrown.getCause() instanceof Wire.AnswerLostException;
  }

  /** The {@code error} object of an answer; its code is -1 when there is none. */
  private record Problem(int code, int subcode, boolean transientError, String reason) {

    static Problem of(Wire.Answer answer) {
      JsonNode error = BoundedJson.answer(answer.body()).path("error");
      String told = Fields.text(error, "error_user_msg", "message");
      String reason = "Meta: " + (told.isEmpty() ? "status " + answer.status() : told);
      return new Problem(
          error.path("code").asInt(-1),
          error.path("error_subcode").asInt(-1),
          error.path("is_transient").asBoolean(),
          reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON));
    }

    /** An error of Meta's own that passes: it says nothing about what was done. */
    boolean isPassing() {
      return code == 1 || code == 2 || code == 1200 || transientError && !TOO_MANY.contains(code);
    }
  }
}
