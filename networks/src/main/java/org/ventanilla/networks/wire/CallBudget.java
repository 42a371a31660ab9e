package org.ventanilla.networks.wire;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.ventanilla.networks.NetworkException;
import org.ventanilla.networks.RateLimit;

/**
 * How many calls each account may still make, as its network last said it, so that a call which would be refused does
 * not leave. Thread-safe; kept in memory and bounded: what was forgotten, or is not known after a restart, costs one
 * refused call.
 *
 * <p>Around every call of a connector:
 *
 * <pre>{@code
 * budget.take(account.id(), "mentions");            // throws RateLimited and makes no call, when none is left
 * Answer answer = wire.get(...);                     // on NotSentException: budget.notSent(account.id(), "mentions")
 * budget.told(account.id(), "mentions", rateLimit);  // what the headers say, if they say it
 * throw budget.refused(account.id(), "mentions", e); // when the network said to wait, in its own way
 * }</pre>
 *
 * <p>An endpoint is a short name for people that the connector chooses. Calls that share a limit on the network share a
 * name; reading and publishing never do, so that a spent reading budget stops no answer to a citizen.
 *
 * <p>The time to come back is up to a tenth of the wait, and at most {@link #MAX_JITTER}, later than the network says: the
 * accounts that a reset sets free do not all call in the same instant.
 */
public final class CallBudget {

  /** No network is believed for longer than this, whatever it says. */
  public static final Duration MAX_WAIT = Duration.ofHours(24);

  /** How much later than told an account comes back at most. */
  public static final Duration MAX_JITTER = Duration.ofSeconds(15);

  private static final int CAPACITY = 4_096;

  private final Clock clock;
  private final RandomGenerator random;
  private final Map<Key, Budget> budgets;

  private record Key(String account, String endpoint) {}

  /**
   * @param limit what the network said, less the calls that left since
   * @param closedUntil no call before this when none remains
   */
  private record Budget(RateLimit limit, Instant closedUntil) {}

  public CallBudget(Clock clock) {
    this(clock, RandomGenerator.getDefault(), CAPACITY);
  }

  CallBudget(Clock clock, RandomGenerator random, int capacity) {
    this.clock = clock;
    this.random = random;
    this.budgets =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Key, Budget> eldest) {
            return size() > capacity;
          }
        };
  }

  /**
   * Takes one call out of the budget; to be asked before every call.
   *
   * @throws NetworkException.RateLimited if none is left before the reset, or the network said to wait; then the call
   *     must not be made
   */
  public synchronized void take(String accountId, String endpoint) {
    Key key = new Key(accountId, endpoint);
    Budget budget = budgets.get(key);
    if (budget == null) {
      return;
    }
    if (!clock.instant().isBefore(budget.closedUntil())) {
      budgets.remove(key);
    } else if (budget.limit().remaining() > 0) {
      budgets.put(key, with(budget, budget.limit().remaining() - 1));
    } else {
      throw new NetworkException.RateLimited(
          "The network allows no more calls for now (" + endpoint + ")", budget.closedUntil(), null);
    }
  }

  /** A call that was taken and certainly did not reach the network. */
  public synchronized void notSent(String accountId, String endpoint) {
    budgets.computeIfPresent(
        new Key(accountId, endpoint), (key, budget) -> with(budget, budget.limit().remaining() + 1));
  }

  private static Budget with(Budget budget, int remaining) {
    RateLimit limit = budget.limit();
    return new Budget(new RateLimit(limit.limit(), remaining, limit.resetAt()), budget.closedUntil());
  }

  /** What the network said with an answer; nothing changes when it did not say how many are left and until when. */
  public synchronized void told(String accountId, String endpoint, RateLimit limit) {
    Instant now = clock.instant();
    if (limit.remaining() < 0 || limit.resetAt() == null || !limit.resetAt().isAfter(now)) {
      return;
    }
    Key key = new Key(accountId, endpoint);
    Budget known = budgets.get(key);
    if (known != null && limit.resetAt().equals(known.limit().resetAt())) {
      // Answers to calls made side by side may arrive in any order: in one window the count only goes down.
      budgets.put(key, with(known, Math.min(known.limit().remaining(), limit.remaining())));
    } else {
      budgets.put(key, new Budget(limit, closedUntil(now, limit.resetAt())));
    }
  }

  /**
   * The network refused a call as one too many.
   *
   * @param refusal what it said
   * @return what to throw: the same, with the time at which calls leave again
   */
  public synchronized NetworkException.RateLimited refused(
      String accountId, String endpoint, NetworkException.RateLimited refusal) {
    Instant until = closedUntil(clock.instant(), refusal.until());
    budgets.merge(
        new Key(accountId, endpoint),
        new Budget(new RateLimit(-1, 0, refusal.until()), until),
        (known, spent) ->
            new Budget(new RateLimit(known.limit().limit(), 0, refusal.until()), spent.closedUntil()));
    return new NetworkException.RateLimited(refusal.getMessage(), until, refusal);
  }

  private Instant closedUntil(Instant now, Instant told) {
    Duration wait = Duration.between(now, told);
    Duration believed = wait.compareTo(MAX_WAIT) > 0 ? MAX_WAIT : wait.isNegative() ? Duration.ZERO : wait;
    long jitter = Math.min(believed.toMillis() / 10, MAX_JITTER.toMillis());
    return now.plus(believed).plusMillis(random.nextLong(jitter + 1));
  }

  /** What is left to an account, by endpoint; windows that are over are not in it. */
  public synchronized Map<String, RateLimit> limits(String accountId) {
    Instant now = clock.instant();
    Map<String, RateLimit> limits = new TreeMap<>();
    budgets.forEach(
        (key, budget) -> {
          if (key.account().equals(accountId) && now.isBefore(budget.closedUntil())) {
            limits.put(key.endpoint(), budget.limit());
          }
        });
    return limits;
  }
}
