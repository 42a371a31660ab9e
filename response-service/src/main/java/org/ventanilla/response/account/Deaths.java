package org.ventanilla.response.account;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.ventanilla.events.AccountState;
import org.ventanilla.response.database.Database;
import org.ventanilla.response.database.UuidV7;

/**
 * Notices when an account is not heard any more, and when it is again. Table {@code account_death} holds at most one open
 * death of an account, so that there is one alarm whoever notices it, however often, and across restarts.
 */
@Singleton
class Deaths {

  private static final Logger LOG = Logger.getLogger(Deaths.class);

  private final Database database;
  private final AlarmConfig config;
  private final Clock clock;

  Deaths(Database database, AlarmConfig config, Clock clock) {
    this.database = database;
    this.config = config;
    this.clock = clock;
  }

  private record Seen(
      AccountState state, Instant since, Instant lastPollAt, String error, Instant refusedAt, String refusedWhy) {}

  /** Within the transaction that changed the account's state. */
  void judge(String account) {
    Optional<Seen> seen =
        database.first(
            "SELECT * FROM account_state WHERE account = ? FOR UPDATE",
            row ->
                new Seen(
                    AccountState.of(row.getString("state")),
                    Database.instant(row, "since"),
                    Database.instant(row, "last_poll_at"),
                    row.getString("last_error"),
                    Database.instant(row, "refused_at"),
                    row.getString("refused_why")),
            account);
    if (seen.isEmpty()) {
      end(account);
    } else {
      judge(account, seen.get());
    }
  }

  private void judge(String account, Seen seen) {
    if (seen.refusedAt() != null) {
      begin(account, AccountState.TOKEN_DEAD, seen.refusedWhy(), seen.refusedAt());
      return;
    }
    Instant deafSince = seen.lastPollAt() == null ? seen.since() : seen.lastPollAt();
    switch (seen.state()) {
      case TOKEN_DEAD -> begin(account, seen.state(), seen.error(), deafSince);
      case UNSUBSCRIBED -> begin(account, seen.state(), seen.error(), seen.since());
      case UNREACHABLE -> {
        if (Duration.between(deafSince, clock.instant()).compareTo(config.unreachableAfter()) >= 0) {
          begin(account, seen.state(), seen.error(), deafSince);
        }
      }
      case LISTENING, PAUSED -> end(account);
      case THROTTLED -> {
        // The network answers, and says nothing of what was wrong before.
      }
    }
  }

  private void begin(String account, AccountState state, String why, Instant since) {
    Instant now = clock.instant();
    int begun =
        database.update(
            """
            INSERT INTO account_death (id, account, state, why, since, noticed_at, mail_after)
            VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (account) WHERE ended_at IS NULL DO NOTHING
            """,
            UuidV7.next(),
            account,
            state.code(),
            why == null ? "" : why,
            since,
            now,
            now);
    if (begun == 1) {
      LOG.warnf("account %s is %s, nothing is heard since %s: a person must act", account, state.code(), since);
    }
  }

  private void end(String account) {
    int ended =
        database.update(
            "UPDATE account_death SET ended_at = ? WHERE account = ? AND ended_at IS NULL", clock.instant(), account);
    if (ended == 1) {
      LOG.infof("account %s is heard again, or not wanted any more", account);
    }
  }

  /** The accounts that are not heard now, the longest first; index account_death_now. */
  List<Death> now() {
    return database.list("SELECT * FROM account_death WHERE ended_at IS NULL ORDER BY since, account", Deaths::death);
  }

  /**
   * A death whose owners were not told yet, for the caller alone to tell; another has it later if the caller does not say
   * that it was told. Index account_death_mail.
   */
  Optional<Death> claimUntold() {
    Instant now = clock.instant();
    return database.first(
        """
        UPDATE account_death SET mail_tries = mail_tries + 1, mail_after = ?
        WHERE id = (SELECT id FROM account_death WHERE mailed_at IS NULL AND ended_at IS NULL AND mail_after <= ?
                    ORDER BY mail_after LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING *
        """,
        Deaths::death,
        now.plus(config.mailAgain()),
        now);
  }

  void told(UUID death) {
    database.update("UPDATE account_death SET mailed_at = ? WHERE id = ?", clock.instant(), death);
  }

  private static Death death(ResultSet row) throws SQLException {
    return new Death(
        row.getObject("id", UUID.class),
        row.getString("account"),
        AccountState.of(row.getString("state")),
        row.getString("why"),
        Database.instant(row, "since"));
  }
}
