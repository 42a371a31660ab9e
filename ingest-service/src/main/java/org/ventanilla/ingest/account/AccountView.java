package org.ventanilla.ingest.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.ventanilla.events.AccountState;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.RateLimit;

/**
 * An account as the API shows it; never a secret.
 *
 * @param department code of the department that it belongs to; null for the whole town's
 * @param lag seconds since everything that the network then had was stored; null when that never was
 * @param lastError why the account is not heard, in the network's words; null when it is
 * @param rateLimit what the network last said is left; null when it said nothing
 * @param limits the same by endpoint; empty when the network does not tell it so
 * @param backfill the last re-reading; null when none was asked for
 */
record AccountView(
    String id,
    Network network,
    String handle,
    String name,
    String department,
    AccountState state,
    Instant throttledUntil,
    Instant lastPostAt,
    Instant lastPollAt,
    Instant lastWebhookAt,
    Long lag,
    String lastError,
    Limit rateLimit,
    Map<String, Limit> limits,
    Backfill backfill) {

  /** A part that the network did not tell is null. */
  record Limit(Integer limit, Integer remaining, Instant resetAt) {

    static Limit of(RateLimit told) {
      return told.equals(RateLimit.UNKNOWN)
          ? null
          : new Limit(toldOrNull(told.limit()), toldOrNull(told.remaining()), told.resetAt());
    }

    private static Integer toldOrNull(int value) {
      return value < 0 ? null : value;
    }
  }

  static AccountView of(Account account, String department, AccountStatus status, Backfill backfill, Instant now) {
    return new AccountView(
        account.id(),
        account.network(),
        account.handle(),
        account.name(),
        department,
        status.state(),
        status.throttledUntil(),
        status.lastPostAt(),
        status.lastPollAt(),
        status.lastWebhookAt(),
        status.caughtUpAt() == null ? null : Math.max(0, Duration.between(status.caughtUpAt(), now).toSeconds()),
        status.lastError(),
        Limit.of(status.rateLimit()),
        limits(status),
        backfill);
  }

  private static Map<String, Limit> limits(AccountStatus status) {
    Map<String, Limit> limits = new TreeMap<>();
    status.limits().forEach((endpoint, told) -> limits.put(endpoint, Limit.of(told)));
    return limits;
  }
}
