package org.ventanilla.ingest.account;

import java.time.Instant;
import java.util.Map;
import org.ventanilla.events.AccountState;
import org.ventanilla.networks.RateLimit;

/**
 * How it goes with an account.
 *
 * @param state whether it is heard
 * @param throttledUntil no call to the network before this; null when it may be called
 * @param lastPostAt when the newest post that we stored was written; null when there is none
 * @param lastPollAt when the network last answered a poll; null when never
 * @param lastWebhookAt when a webhook last spoke of it; null when never
 * @param caughtUpAt when we last had everything that the network then had; null when never
 * @param lastError why it is not listening; null when it is
 * @param rateLimit what the network last said is left
 * @param limits the same by endpoint, where the network tells it so
 */
public record AccountStatus(
    AccountState state,
    Instant throttledUntil,
    Instant lastPostAt,
    Instant lastPollAt,
    Instant lastWebhookAt,
    Instant caughtUpAt,
    String lastError,
    RateLimit rateLimit,
    Map<String, RateLimit> limits) {

  static final AccountStatus UNKNOWN =
      new AccountStatus(AccountState.LISTENING, null, null, null, null, null, null, RateLimit.UNKNOWN, Map.of());

  /** True if the network forbade a call at this time. */
  public boolean throttledAt(Instant now) {
    return throttledUntil != null && now.isBefore(throttledUntil);
  }
}
