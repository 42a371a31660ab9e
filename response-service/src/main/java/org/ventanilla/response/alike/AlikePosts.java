package org.ventanilla.response.alike;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.ventanilla.events.Author;
import org.ventanilla.response.database.Database;
import org.ventanilla.response.people.Viewer;

/**
 * Finds conversations about the same thing: demands and questions of one service, near in place and time, in alike words.
 * Its cost is bounded by the {@value #COMPARED} that are nearest in time, whatever the town's traffic.
 */
@Singleton
public class AlikePosts {

  private static final int COMPARED = 500;
  private static final int PROPOSED = 5;

  private final Database database;
  private final AlikeConfig config;

  AlikePosts(Database database, AlikeConfig config) {
    this.database = database;
    this.config = config;
  }

  /** What a conversation is probably a duplicate of, or has as duplicates; the most alike first. */
  public List<AlikePost> of(Viewer viewer, UUID conversation) {
    return near(conversation, config.window(), viewer.scope().orElse(null)).stream()
        .map(Compared::post)
        .filter(post -> post.score() >= Likeness.PROPOSED)
        .sorted(Comparator.comparingDouble(AlikePost::score).thenComparing(AlikePost::at).reversed())
        .limit(PROPOSED)
        .toList();
  }

  /** A compared conversation, with whose it is. */
  record Compared(AlikePost post, UUID contact) {}

  /**
   * The conversations nearest in time, with their scores.
   *
   * @param window how far apart in time, before or after
   * @param department the only one whose conversations are compared; null for all
   */
  List<Compared> near(UUID conversation, Duration window, String department) {
    double seconds = window.toSeconds();
    // Index conversation_alike, once for what was before and once for what was after.
    return database.list(
        """
        WITH asked AS (
          SELECT *, alike_words(excerpt) AS words FROM conversation
          WHERE id = ? AND kind IN ('demand', 'question') AND service <> 'none')
        SELECT c.id, c.contact_id, c.excerpt, c.place, coalesce(c.demand, '') AS folio, c.last_message_at,
          k.network_id, k.handle, k.name, similarity(alike_words(c.excerpt), a.words) AS likeness,
          CASE WHEN a.place = '' OR c.place = '' THEN NULL
            WHEN strpos(lower(unaccent(a.place)), lower(unaccent(c.place))) > 0
              OR strpos(lower(unaccent(c.place)), lower(unaccent(a.place))) > 0 THEN 0
            WHEN a.place_lat IS NULL OR c.place_lat IS NULL OR a.place_lon IS NULL OR c.place_lon IS NULL THEN 'infinity'
            ELSE 111320 * sqrt((a.place_lat - c.place_lat) ^ 2
              + ((a.place_lon - c.place_lon) * cos(radians(a.place_lat))) ^ 2) END AS metres
        FROM asked a CROSS JOIN LATERAL (
          (SELECT * FROM conversation c WHERE c.service = a.service AND c.kind IN ('demand', 'question')
            AND c.last_message_at <= a.last_message_at
            AND c.last_message_at >= a.last_message_at - make_interval(secs => ?)
            ORDER BY c.last_message_at DESC LIMIT ?)
          UNION ALL
          (SELECT * FROM conversation c WHERE c.service = a.service AND c.kind IN ('demand', 'question')
            AND c.last_message_at > a.last_message_at
            AND c.last_message_at <= a.last_message_at + make_interval(secs => ?)
            ORDER BY c.last_message_at LIMIT ?)) AS c
        JOIN contact k ON k.id = c.contact_id
        WHERE c.id <> a.id AND (?::text IS NULL OR c.department = ?)
        """,
        AlikePosts::compared,
        conversation,
        seconds,
        COMPARED / 2,
        seconds,
        COMPARED / 2,
        department,
        department);
  }

  private static Compared compared(ResultSet row) throws SQLException {
    double metres = row.getDouble("metres");
    Double apart = row.wasNull() ? null : metres;
    Instant at = Database.instant(row, "last_message_at");
    return new Compared(
        new AlikePost(
            row.getObject("id", UUID.class),
            new Author(row.getString("network_id"), row.getString("handle"), row.getString("name")).display(),
            row.getString("excerpt"),
            row.getString("place"),
            row.getString("folio"),
            at,
            Math.round(100 * Likeness.score(row.getDouble("likeness"), apart)) / 100.0),
        row.getObject("contact_id", UUID.class));
  }
}
