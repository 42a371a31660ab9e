package org.ventanilla.networks.meta;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.NetworkException;
import org.ventanilla.networks.RateLimit;
import org.ventanilla.networks.wire.CallBudget;
import org.ventanilla.networks.wire.Wire;

/**
 * Meta's call limits (Graph API documentation, "Rate limits"): percentages with every answer, and refusals that may say
 * for how long. From 80 % on polls come further apart; at 100 % nothing is read any more, and what is left is for answers
 * to citizens. A refusal that does not say for how long is waited out longer each time.
 */
final class GraphLimits {

  /** The endpoints, as {@link CallBudget} means them. */
  static final String POLLING = "polling";
  static final String READING = "reading";
  static final String PUBLISHING = "comments";
  static final String MESSAGES = "messages";

  private static final int BUSY = 80;
  private static final int CROWDED = 90;
  private static final Duration BUSY_PAUSE = Duration.ofMinutes(2);
  private static final Duration CROWDED_PAUSE = Duration.ofMinutes(5);
  private static final Duration SPENT_PAUSE = Duration.ofMinutes(15);

  private static final Duration FIRST_WAIT = Duration.ofMinutes(5);
  private static final int MAX_DOUBLINGS = 4;

  private final CallBudget budget;
  private final Clock clock;
  private final Map<String, Map<String, RateLimit>> usage = new ConcurrentHashMap<>();
  private final Map<String, Integer> refusals = new ConcurrentHashMap<>();

  GraphLimits(CallBudget budget, Clock clock) {
    this.budget = budget;
    this.clock = clock;
  }

  /** To be asked before every call; see {@link CallBudget#take}. */
  void take(Account account, String endpoint) {
    budget.take(account.id(), endpoint);
  }

  void notSent(Account account, String endpoint) {
    budget.notSent(account.id(), endpoint);
  }

  /** Hears what an answer says is used up. */
  void told(Account account, String endpoint, Wire.Answer answer) {
    Instant now = clock.instant();
    GraphUsage used = GraphUsage.of(answer);
    if (answer.isSuccess()) {
      refusals.remove(account.id() + "/" + endpoint);
    }
    RateLimit limit = used.rateLimit(now);
    if (limit.limit() < 0) {
      return;
    }
    usage.put(account.id(), used.byHeader(now));
    if (limit.remaining() == 0 || !used.shut().isZero()) {
      Duration pause = used.shut().isZero() ? SPENT_PAUSE : used.shut();
      budget.told(account.id(), READING, new RateLimit(limit.limit(), 0, now.plus(pause)));
    } else if (100 - limit.remaining() >= BUSY) {
      Duration pause = 100 - limit.remaining() >= CROWDED ? CROWDED_PAUSE : BUSY_PAUSE;
      budget.told(account.id(), POLLING, new RateLimit(limit.limit(), 0, now.plus(pause)));
    }
  }

  /** What an answer says is left. */
  RateLimit left(Wire.Answer answer) {
    return GraphUsage.of(answer).rateLimit(clock.instant());
  }

  /**
   * Meta refused a call as one too many.
   *
   * @param whole true if the limit is the token's, the page's or the app's: then no other endpoint has calls left either
   * @return what to throw
   */
  NetworkException.RateLimited refused(
      Account account, String endpoint, NetworkException.RateLimited refusal, Wire.Answer answer, boolean whole) {
    Duration told = GraphUsage.of(answer).shut();
    int times = refusals.merge(account.id() + "/" + endpoint, 1, Integer::sum);
    Duration wait =
        told.isZero() ? FIRST_WAIT.multipliedBy(1L << Math.min(times - 1, MAX_DOUBLINGS)) : told;
    NetworkException.RateLimited known =
        new NetworkException.RateLimited(refusal.getMessage(), clock.instant().plus(wait), refusal.getCause());
    if (whole) {
      for (String other : new String[] {READING, PUBLISHING, MESSAGES}) {
        if (!other.equals(endpoint)) {
          budget.refused(account.id(), other, known);
        }
      }
    }
    return budget.refused(account.id(), endpoint, known);
  }

  /** What Meta last said is left, in percent, and what is closed until when. */
  Map<String, RateLimit> of(Account account) {
    Map<String, RateLimit> limits = new TreeMap<>(usage.getOrDefault(account.id(), Map.of()));
    limits.putAll(budget.limits(account.id()));
    return limits;
  }
}
