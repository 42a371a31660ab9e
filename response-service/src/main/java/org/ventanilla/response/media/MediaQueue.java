package org.ventanilla.response.media;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.ventanilla.events.Network;
import org.ventanilla.response.database.Database;
import org.ventanilla.response.live.LiveEvents;
import org.ventanilla.response.photo.CleanPhoto;

/**
 * The photos that wait, and who holds them. Each method is a transaction; a result of a worker that lost its claim, or
 * whose photo was taken back meanwhile, changes nothing. Leases are measured by the database's clock.
 */
@ApplicationScoped
class MediaQueue {

  private final Database database;
  private final MediaConfig config;
  private final LiveEvents liveEvents;

  MediaQueue(Database database, MediaConfig config, LiveEvents liveEvents) {
    this.database = database;
    this.config = config;
    this.liveEvents = liveEvents;
  }

  /** Takes the photo that has waited longest; committed when this returns. */
  @Transactional
  Optional<MediaClaim> claim() {
    return database.first(
        """
        UPDATE media m SET attempts = m.attempts + 1, fence = m.fence + 1,
          lease_until = now() + ? * interval '1 millisecond'
        FROM message g JOIN conversation c ON c.id = g.conversation_id
        WHERE g.id = m.message_id AND m.id = (
          SELECT q.id FROM media q
          WHERE q.state = 'waiting' AND q.not_before <= now() AND (q.lease_until IS NULL OR q.lease_until < now())
          ORDER BY q.not_before, q.id LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING m.id, m.fence, c.id AS conversation, g.network, c.account, m.url, m.attempts
        """,
        MediaQueue::claim,
        config.lease().toMillis());
  }

  private static MediaClaim claim(ResultSet row) throws SQLException {
    return new MediaClaim(
        row.getObject("id", UUID.class),
        row.getLong("fence"),
        row.getObject("conversation", UUID.class),
        Network.of(row.getString("network")),
        row.getString("account"),
        row.getString("url"),
        row.getInt("attempts"));
  }

  /** It is here. */
  @Transactional
  boolean stored(MediaClaim claim, CleanPhoto photo) {
    if (!move(claim, "state = 'stored', failure = '', lease_until = NULL")) {
      return false;
    }
    keep(claim, "full", photo.full());
    keep(claim, "thumbnail", photo.thumbnail());
    return true;
  }

  private void keep(MediaClaim claim, String size, CleanPhoto.Picture picture) {
    database.update(
        "INSERT INTO picture (media_id, size, content_type, width, height, bytes) VALUES (?, ?, ?, ?, ?, ?)",
        claim.id(),
        size,
        picture.contentType(),
        picture.width(),
        picture.height(),
        picture.bytes());
  }

  /** It will not come. */
  @Transactional
  boolean failed(MediaClaim claim, MediaFailure why) {
    return move(claim, "state = 'failed', lease_until = NULL, failure = ?", why.code());
  }

  /** It is asked for again after a while. */
  @Transactional
  boolean again(MediaClaim claim, Duration wait, MediaFailure why) {
    return move(
        claim,
        "lease_until = NULL, failure = ?, not_before = now() + ? * interval '1 millisecond'",
        why.code(),
        wait.toMillis());
  }

  private boolean move(MediaClaim claim, String changes, Object... values) {
    Object[] all = java.util.Arrays.copyOf(values, values.length + 2);
    all[values.length] = claim.id();
    all[values.length + 1] = claim.fence();
    boolean moved =
        database.update("UPDATE media SET " + changes + " WHERE id = ? AND fence = ? AND state = 'waiting'", all) == 1;
    if (moved) {
      liveEvents.conversation(claim.conversation(), LiveEvents.Change.UPDATED);
    }
    return moved;
  }
}
