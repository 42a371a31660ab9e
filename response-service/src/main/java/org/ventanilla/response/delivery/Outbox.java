package org.ventanilla.response.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ventanilla.events.MentionKind;
import org.ventanilla.networks.OutgoingReply;
import org.ventanilla.networks.SentReply;
import org.ventanilla.response.database.Database;
import org.ventanilla.response.live.LiveEvents;

/**
 * The replies on their way, and who holds them. Each method is a transaction; a result of a sender that lost its claim
 * changes nothing. Leases are measured by the database's clock, which all replicas share.
 */
@ApplicationScoped
class Outbox {

  private final Database database;
  private final DeliveryConfig config;
  private final LiveEvents liveEvents;
  private final Clock clock;

  Outbox(Database database, DeliveryConfig config, LiveEvents liveEvents, Clock clock) {
    this.database = database;
    this.config = config;
    this.liveEvents = liveEvents;
    this.clock = clock;
  }

  /**
   * Takes the next reply: urgent ones first, and none before an earlier one of its conversation has come to an end. It
   * is committed when this returns, so that a sender that dies leaves a trace.
   */
  @Transactional
  Optional<Claim> claim() {
    long heldUntil = System.nanoTime() + config.lease().toNanos();
    return database.first(
        """
        UPDATE reply SET
          state = CASE state WHEN 'queued' THEN 'sending' ELSE state END,
          attempts = attempts + CASE state WHEN 'queued' THEN 1 ELSE 0 END,
          fence = fence + 1, lease_until = now() + ? * interval '1 millisecond',
          first_attempt_at = coalesce(first_attempt_at, now())
        WHERE id = (
          SELECT q.id FROM reply q
          WHERE q.state IN ('queued', 'uncertain') AND q.not_before <= now()
            AND (q.lease_until IS NULL OR q.lease_until < now())
            AND NOT EXISTS (
              SELECT 1 FROM reply e WHERE e.conversation_id = q.conversation_id AND e.seq < q.seq
                AND e.state IN ('queued', 'sending', 'uncertain'))
          ORDER BY q.urgent DESC, q.seq LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING *
        """,
        row -> claim(row, heldUntil),
        config.lease().toMillis());
  }

  private static Claim claim(ResultSet row, long heldUntil) throws SQLException {
    return new Claim(
        row.getObject("id", UUID.class),
        row.getObject("conversation_id", UUID.class),
        row.getString("account"),
        row.getString("network"),
        row.getLong("fence"),
        "uncertain".equals(row.getString("state")),
        row.getInt("attempts"),
        row.getInt("looks"),
        row.getBoolean("duplicate"),
        Database.instant(row, "first_attempt_at"),
        new OutgoingReply(
            row.getObject("id", UUID.class),
            row.getString("target_id"),
            MentionKind.of(row.getString("target_kind")),
            row.getString("root_id"),
            row.getString("recipient_id"),
            row.getString("text")),
        heldUntil);
  }

  /** A sender that went silent may have sent its reply: it must be looked for. */
  @Transactional
  int expire() {
    List<UUID> conversations =
        database.list(
            """
            UPDATE reply SET state = 'uncertain', fence = fence + 1, lease_until = NULL, looks = 0, not_before = now()
            WHERE id IN (
              SELECT id FROM reply WHERE state = 'sending' AND lease_until < now() FOR UPDATE SKIP LOCKED)
            RETURNING conversation_id
            """,
            row -> row.getObject("conversation_id", UUID.class));
    conversations.forEach(conversation -> liveEvents.conversation(conversation, LiveEvents.Change.REPLY));
    return conversations.size();
  }

  /** It is on the network. */
  @Transactional
  boolean sent(Claim claim, SentReply sent) {
    hold(claim);
    if (!move(claim, "state = 'sent', failure = '', lease_until = NULL")) {
      return false;
    }
    // An echo of it may have come in as a mention before we knew that it was ours.
    database.update(
        """
        INSERT INTO message (id, conversation_id, network, network_id, direction, kind, author, login, text, language,
          reply_to, url, at, changed_at)
        SELECT r.id, r.conversation_id, r.network, ?, 'out', r.target_kind, r.author, r.login, r.text, 'und',
          r.target_id, ?, ?, ?
        FROM reply r WHERE r.id = ?
        ON CONFLICT (network, network_id) DO UPDATE SET
          conversation_id = excluded.conversation_id, direction = 'out', author = excluded.author,
          login = excluded.login
        """,
        sent.id(),
        sent.url() == null ? "" : sent.url(),
        clock.instant(),
        clock.instant(),
        claim.id());
    database.update("UPDATE conversation SET message_count = message_count + 1 WHERE id = ?", claim.conversationId());
    liveEvents.conversation(claim.conversationId(), LiveEvents.Change.REPLY);
    return true;
  }

  /** It will not be tried again by itself; the reason is shown to a person. */
  @Transactional
  boolean failed(Claim claim, String reason) {
    return end(claim, "state = 'failed', lease_until = NULL, failure = ?", shortened(reason));
  }

  /** Nothing was done; it is sent again later. */
  @Transactional
  boolean again(Claim claim, Duration wait, String reason) {
    return end(
        claim,
        """
        state = 'queued', lease_until = NULL, looks = 0, failure = ?, not_before = now() + ? * interval '1 millisecond'
        """,
        shortened(reason),
        wait.toMillis());
  }

  /** The account may not call before a time: nor may its other replies. */
  @Transactional
  boolean againAt(Claim claim, Instant until, String reason) {
    database.update(
        "UPDATE reply SET not_before = greatest(not_before, ?) WHERE account = ? AND state = 'queued'",
        until,
        claim.account());
    String back = claim.looking() ? "uncertain" : "queued";
    return end(
        claim, "state = ?, lease_until = NULL, failure = ?, not_before = ?", back, shortened(reason), until);
  }

  /** It may be on the network; it is looked for after a while. */
  @Transactional
  boolean uncertain(Claim claim, boolean duplicate, Duration wait, String reason) {
    return end(
        claim,
        """
        state = 'uncertain', lease_until = NULL, looks = 0, duplicate = ?, failure = ?,
        not_before = now() + ? * interval '1 millisecond'
        """,
        duplicate,
        shortened(reason),
        wait.toMillis());
  }

  /** It was looked for in vain, or could not be looked for; it is looked for again after a while. */
  @Transactional
  boolean lookAgain(Claim claim, boolean looked, Duration wait, String reason) {
    return end(
        claim,
        """
        lease_until = NULL, looks = looks + CASE WHEN ? THEN 1 ELSE 0 END, failure = ?,
        not_before = now() + ? * interval '1 millisecond'
        """,
        looked,
        shortened(reason),
        wait.toMillis());
  }

  /** True if what was found on the network is already known as another reply of ours with the same words. */
  boolean isAnothers(Claim claim, SentReply found) {
    return database
        .first(
            "SELECT 1 FROM message WHERE network = ? AND network_id = ? AND direction = 'out' AND id <> ?",
            row -> true,
            claim.network(),
            found.id(),
            claim.id())
        .orElse(false);
  }

  private boolean end(Claim claim, String changes, Object... values) {
    hold(claim);
    if (!move(claim, changes, values)) {
      return false;
    }
    liveEvents.conversation(claim.conversationId(), LiveEvents.Change.REPLY);
    return true;
  }

  /** Conversation before reply, as everywhere, so that nobody waits crosswise. */
  private void hold(Claim claim) {
    database.first(
        "SELECT 1 FROM conversation WHERE id = ? FOR NO KEY UPDATE", row -> true, claim.conversationId());
  }

  private boolean move(Claim claim, String changes, Object... values) {
    Object[] all = java.util.Arrays.copyOf(values, values.length + 2);
    all[values.length] = claim.id();
    all[values.length + 1] = claim.fence();
    return database.update(
            "UPDATE reply SET " + changes + " WHERE id = ? AND fence = ? AND state IN ('sending', 'uncertain')", all)
        == 1;
  }

  private static String shortened(String reason) {
    String clean = reason == null ? "" : reason.replace("\0", "");
    return clean.length() > 300 ? clean.substring(0, 300) : clean;
  }
}
