package org.ventanilla.response.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ventanilla.events.AccountReport;
import org.ventanilla.events.AccountState;

/**
 * How it goes with an account, as ingest-service told it last.
 *
 * @param state empty while nothing was told
 * @param since since when it is in that state
 * @param reportedAt when it was told; null when never
 * @param refusedAt since when its network takes no reply of it because of its token; null when it does
 * @param refusedWhy the network's words for that
 */
record AccountStatus(
    Optional<AccountState> state,
    Instant since,
    Instant throttledUntil,
    Instant lastPostAt,
    Instant lastPollAt,
    Instant lastWebhookAt,
    Instant caughtUpAt,
    String lastError,
    List<AccountReport.Limit> limits,
    Instant reportedAt,
    Instant refusedAt,
    String refusedWhy) {

  static final AccountStatus UNKNOWN =
      new AccountStatus(Optional.empty(), null, null, null, null, null, null, null, List.of(), null, null, null);
}
