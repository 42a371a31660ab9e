package org.ventanilla.networks.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.NetworkException;
import org.ventanilla.networks.RateLimit;

/**
 * Calls of an API that speaks JSON and tells its limits in headers: asks the {@link CallBudget} before, remembers what the
 * network says is left, and makes a {@link NetworkException} of everything but success.
 */
public final class JsonApi {

  private static final Duration LONGEST_WAIT = Duration.ofHours(24);
  private static final int MAX_REASON = 300;

  /** What one such network says in a way of its own. */
  public interface Dialect {

    /** The network's name for people. */
    String name();

    /** How the names of the headers begin that end in {@code limit}, {@code remaining} and {@code reset}. */
    String limitHeaders();

    /** How long to wait when the network asks to and does not say how long. */
    Duration window();

    /** The network's reason; empty when it gives none. */
    String reason(JsonNode problem);

    /** True if a refusal means that a person must renew the token. */
    boolean rejectsToken(int status, JsonNode problem);
  }

  /** An answer of success. */
  public record Got(JsonNode json, RateLimit rateLimit, Wire.Answer answer) {}

  private final Wire wire;
  private final CallBudget budget;
  private final Clock clock;
  private final Dialect dialect;

  public JsonApi(Wire wire, CallBudget budget, Clock clock, Dialect dialect) {
    this.wire = wire;
    this.budget = budget;
    this.clock = clock;
    this.dialect = dialect;
  }

  private interface Request {

    Wire.Answer send() throws Wire.NotSentException, Wire.AnswerLostException;
  }

  /**
   * Reads.
   *
   * @param endpoint whose budget it is, see {@link CallBudget}
   */
  public Got get(Account account, String endpoint, URI address, Map<String, String> headers) {
    return ask(account, endpoint, () -> wire.get(address, headers));
  }

  /** Asks by POST for something that may be asked for again. */
  public Got enquire(
      Account account, String endpoint, URI address, Map<String, String> headers, Map<String, Object> body) {
    return ask(account, endpoint, () -> wire.post(address, headers, "application/json", BoundedJson.write(body)));
  }

  /** The same without a body. */
  public Got enquire(Account account, String endpoint, URI address, Map<String, String> headers) {
    return ask(account, endpoint, () -> wire.post(address, headers, "application/json", ""));
  }

  private Got ask(Account account, String endpoint, Request request) {
    Wire.Answer answer;
    try {
      answer = send(account, endpoint, request);
    } catch (Wire.AnswerLostException e) {
      throw new NetworkException.Unavailable(dialect.name() + " did not answer", e);
    }
    JsonNode json = BoundedJson.answer(answer.body());
    if (answer.isSuccess() && json.isContainerNode()) {
      return new Got(json, limit(answer), answer);
    }
    if (answer.isSuccess()) {
      throw new NetworkException.Unavailable(dialect.name() + " answered something that is no JSON", null);
    }
    throw answer.status() >= 500
        ? new NetworkException.Unavailable(dialect.name() + " is out of order (" + answer.status() + ")", null)
        : refusal(account, endpoint, answer, json);
  }

  /** Publishes, once. Only a status that says so proves that nothing was published. */
  public Got publish(
      Account account, String endpoint, URI address, Map<String, String> headers, Map<String, Object> body) {
    Wire.Answer answer;
    try {
      answer =
          send(account, endpoint, () -> wire.post(address, headers, "application/json", BoundedJson.write(body)));
    } catch (Wire.AnswerLostException e) {
      throw new NetworkException.OutcomeUnknown(dialect.name() + " did not answer", e);
    }
    JsonNode json = BoundedJson.answer(answer.body());
    if (answer.isSuccess() && json.isObject()) {
      return new Got(json, limit(answer), answer);
    }
    if (answer.status() == 503) {
      throw new NetworkException.Unavailable(dialect.name() + " takes no posts now (503)", null);
    }
    if (answer.status() >= 500 || answer.status() == 408 || answer.isSuccess()) {
      throw new NetworkException.OutcomeUnknown(dialect.name() + " answered " + answer.status(), null);
    }
    throw refusal(account, endpoint, answer, json);
  }

  private Wire.Answer send(Account account, String endpoint, Request request) throws Wire.AnswerLostException {
    budget.take(account.id(), endpoint);
    try {
      Wire.Answer answer = request.send();
      budget.told(account.id(), endpoint, limit(answer));
      return answer;
    } catch (Wire.NotSentException e) {
      budget.notSent(account.id(), endpoint);
      throw new NetworkException.Unavailable(dialect.name() + " is out of reach", e);
    }
  }

  private NetworkException refusal(Account account, String endpoint, Wire.Answer answer, JsonNode problem) {
    String told = dialect.reason(problem);
    String reason = dialect.name() + ": " + (told.isEmpty() ? "status " + answer.status() : told);
    String shown = reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON);
    if (answer.status() == 429) {
      NetworkException.RateLimited limited = new NetworkException.RateLimited(shown, opensAt(answer), null);
      return budget.refused(account.id(), endpoint, limited);
    }
    return dialect.rejectsToken(answer.status(), problem)
        ? new NetworkException.TokenRejected(shown, null)
        : new NetworkException.Refused(shown, null);
  }

  /** Never in the past and never for ever, whatever the header says. */
  private Instant opensAt(Wire.Answer answer) {
    Instant now = clock.instant();
    Instant told = limit(answer).resetAt();
    if (told == null) {
      return now.plus(dialect.window());
    }
    Instant latest = now.plus(LONGEST_WAIT);
    return told.isBefore(now) ? now.plusSeconds(1) : told.isAfter(latest) ? latest : told;
  }

  private RateLimit limit(Wire.Answer answer) {
    String prefix = dialect.limitHeaders();
    Instant reset = answer.header(prefix + "reset").map(Fields::time).orElse(null);
    return reset == null
        ? RateLimit.UNKNOWN
        : new RateLimit(number(answer, prefix + "limit"), number(answer, prefix + "remaining"), reset);
  }

  private static int number(Wire.Answer answer, String header) {
    return answer.header(header).map(String::strip).filter(text -> text.matches("\\d{1,9}")).map(Integer::parseInt)
        .orElse(-1);
  }
}
