package org.ventanilla.response.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ventanilla.events.AccountReport;
import org.ventanilla.events.AccountState;
import org.ventanilla.events.Network;

/**
 * An account as the API shows it; never a secret.
 *
 * @param department code of the department that it belongs to; null for the whole town's
 * @param notifyEmails who is written to when it is not heard any more
 * @param paused true when its network is not read because a person wants that
 * @param credentials when they were set; never what they are
 * @param health how it goes with it; null while ingest-service has told nothing
 * @param deafSince since when it is not heard, or cannot answer; null when all is well
 */
public record AccountView(
    String id,
    Network network,
    String networkId,
    String handle,
    String name,
    String baseUrl,
    List<String> keywords,
    String department,
    List<String> notifyEmails,
    boolean paused,
    CredentialsView credentials,
    Health health,
    Instant deafSince) {

  /**
   * @param setAt when they were last set; null when only the configuration knows them
   * @param setBy login of who set them, or {@code configuration}
   */
  public record CredentialsView(Instant setAt, String setBy) {}

  /**
   * @param lag seconds since everything that the network then had was stored; null when that never was
   */
  public record Health(
      AccountState state,
      Instant since,
      Instant throttledUntil,
      Instant lastPostAt,
      Instant lastPollAt,
      Instant lastWebhookAt,
      Long lag,
      String lastError,
      List<AccountReport.Limit> limits,
      Instant reportedAt) {}

  static AccountView of(TownAccount account, AccountStatus status, Instant deafSince, Instant now) {
    return new AccountView(
        account.id(),
        account.network(),
        account.networkId(),
        account.handle(),
        account.name(),
        account.baseUrl(),
        account.keywords(),
        account.department().orElse(null),
        account.notifyEmails(),
        account.paused(),
        new CredentialsView(account.credentialsAt(), account.credentialsBy()),
        status.state().map(state -> health(status, state, now)).orElse(null),
        deafSince);
  }

  private static Health health(AccountStatus status, AccountState state, Instant now) {
    return new Health(
        state,
        status.since(),
        status.throttledUntil(),
        status.lastPostAt(),
        status.lastPollAt(),
        status.lastWebhookAt(),
        status.caughtUpAt() == null ? null : Math.max(0, Duration.between(status.caughtUpAt(), now).toSeconds()),
        status.lastError(),
        status.limits(),
        status.reportedAt());
  }
}
