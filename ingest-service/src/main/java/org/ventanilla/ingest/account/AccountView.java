package org.ventanilla.ingest.account;

import java.time.Duration;
import java.time.Instant;
import org.ventanilla.events.AccountState;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.RateLimit;

/**
 * An account as the API shows it; never a secret.
 *
 * @param lag seconds since everything that the network then had was stored; null when that never was
 * @param lastError why the account is not heard, in the network's words; null when it is
 * @param rateLimit what the network last said is left; null when it said nothing
 * @param backfill the last re-reading; null when none was asked for
 */
record AccountView(
    String id,
    Network network,
    String handle,
    String name,
    AccountState state,
    Instant throttledUntil,
    Instant lastPostAt,
    Instant lastPollAt,
    Instant lastWebhookAt,
    Long lag,
    String lastError,
    Limit rateLimit,
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

  static AccountView of(Account account, AccountStatus status, Backfill backfill, Instant now) {
    return new AccountView(
        account.id(),
        account.network(),
        account.handle(),
        account.name(),
        status.state(),
        status.throttledUntil(),
        status.lastPostAt(),
        status.lastPollAt(),
        status.lastWebhookAt(),
        status.caughtUpAt() == null ? null : Math.max(0, Duration.between(status.caughtUpAt(), now).toSeconds()),
        status.lastError(),
        Limit.of(status.rateLimit()),
        backfill);
  }
}
