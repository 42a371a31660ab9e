package org.ventanilla.response.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ventanilla.events.AccountReport;
import org.ventanilla.events.AccountState;
import org.ventanilla.response.database.Database;

/** How it goes with each account: what ingest-service reports, and what sending finds out. Each method is a transaction. */
@ApplicationScoped
public class AccountStates {

  private static final TypeReference<List<AccountReport.Limit>> LIMITS = new TypeReference<>() {};
  private static final int LONGEST_REASON = 300;

  private final Database database;
  private final Deaths deaths;
  private final ObjectMapper json;
  private final Clock clock;

  AccountStates(Database database, Deaths deaths, ObjectMapper json, Clock clock) {
    this.database = database;
    this.deaths = deaths;
    this.json = json;
    this.clock = clock;
  }

  /** Keeps a report, unless a newer one is kept; notices if the account is not heard any more, or is again. */
  @Transactional
  void take(AccountReport report) {
    int taken =
        database.update(
            """
            INSERT INTO account_state AS known (account, state, since, throttled_until, last_post_at, last_poll_at,
              last_webhook_at, caught_up_at, last_error, limits, reported_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)
            ON CONFLICT (account) DO UPDATE SET
              since = CASE WHEN known.state = excluded.state THEN known.since ELSE excluded.since END,
              state = excluded.state, throttled_until = excluded.throttled_until, last_post_at = excluded.last_post_at,
              last_poll_at = excluded.last_poll_at, last_webhook_at = excluded.last_webhook_at,
              caught_up_at = excluded.caught_up_at, last_error = excluded.last_error, limits = excluded.limits,
              reported_at = excluded.reported_at
            WHERE known.reported_at IS NULL OR known.reported_at <= excluded.reported_at
            """,
            report.account(),
            report.state().code(),
            report.at(),
            report.throttledUntil(),
            report.lastPostAt(),
            report.lastPollAt(),
            report.lastWebhookAt(),
            report.caughtUpAt(),
            shortened(report.lastError()),
            text(report.limits()),
            report.at());
    if (taken == 1) {
      deaths.judge(report.account());
    }
  }

  /** Its network refused a reply because of the account's token. */
  @Transactional
  public void refused(String account, String why) {
    Instant now = clock.instant();
    database.update(
        """
        INSERT INTO account_state AS known (account, state, since, refused_at, refused_why)
        VALUES (?, 'listening', ?, ?, ?)
        ON CONFLICT (account) DO UPDATE
        SET refused_at = coalesce(known.refused_at, excluded.refused_at), refused_why = excluded.refused_why
        """,
        account,
        now,
        now,
        shortened(why));
    deaths.judge(account);
  }

  /** Its network took a reply, or its token was renewed. */
  @Transactional
  public void accepted(String account) {
    int changed =
        database.update(
            "UPDATE account_state SET refused_at = NULL, refused_why = NULL WHERE account = ? AND refused_at IS NOT NULL",
            account);
    if (changed == 1) {
      deaths.judge(account);
    }
  }

  /** A removed account has no state. */
  @Transactional
  void forget(String account) {
    database.update("DELETE FROM account_state WHERE account = ?", account);
    deaths.judge(account);
  }

  Map<String, AccountStatus> all() {
    Map<String, AccountStatus> all = new HashMap<>();
    database.list(
        "SELECT * FROM account_state",
        row -> all.put(row.getString("account"), status(row)));
    return all;
  }

  AccountStatus of(String account) {
    return database
        .first("SELECT * FROM account_state WHERE account = ?", this::status, account)
        .orElse(AccountStatus.UNKNOWN);
  }

  private AccountStatus status(ResultSet row) throws SQLException {
    Instant reportedAt = Database.instant(row, "reported_at");
    return new AccountStatus(
        reportedAt == null ? Optional.empty() : Optional.of(AccountState.of(row.getString("state"))),
        Database.instant(row, "since"),
        Database.instant(row, "throttled_until"),
        Database.instant(row, "last_post_at"),
        Database.instant(row, "last_poll_at"),
        Database.instant(row, "last_webhook_at"),
        Database.instant(row, "caught_up_at"),
        row.getString("last_error"),
        limits(row.getString("limits")),
        reportedAt,
        Database.instant(row, "refused_at"),
        row.getString("refused_why"));
  }

  private static String shortened(String reason) {
    if (reason == null) {
      return null;
    }
    String clean = reason.replace("\0", "");
    return clean.length() > LONGEST_REASON ? clean.substring(0, LONGEST_REASON) : clean;
  }

  private String text(List<AccountReport.Limit> limits) {
    try {
      return json.writeValueAsString(limits);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("call limits have no JSON form", e);
    }
  }

  private List<AccountReport.Limit> limits(String text) {
    try {
      return json.readValue(text, LIMITS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("call limits are not readable", e);
    }
  }
}
