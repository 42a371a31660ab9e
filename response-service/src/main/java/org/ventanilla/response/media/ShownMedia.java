package org.ventanilla.response.media;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ventanilla.response.database.Database;
import org.ventanilla.response.people.Viewer;
import org.ventanilla.response.photo.CleanPhoto;

/** Reads what is attached to messages, and the pictures themselves. */
@Singleton
public class ShownMedia {

  private final Database database;

  ShownMedia(Database database) {
    this.database = database;
  }

  /**
   * What is attached to each of these messages, in the author's order; a message without anything is not in the map.
   *
   * @param messages of a conversation that the viewer was found to see
   */
  public Map<UUID, List<MediumView>> of(List<UUID> messages) {
    Map<UUID, List<MediumView>> found = new HashMap<>();
    database.list(
        """
        SELECT m.id, m.message_id, m.type, m.alt_text, m.state, m.failure, m.url, t.width, t.height
        FROM media m LEFT JOIN picture t ON t.media_id = m.id AND t.size = 'thumbnail'
        WHERE m.message_id = ANY (?::uuid[]) ORDER BY m.message_id, m.position
        """,
        row ->
            found
                .computeIfAbsent(row.getObject("message_id", UUID.class), message -> new ArrayList<>())
                .add(
                    new MediumView(
                        row.getObject("id", UUID.class),
                        row.getString("type"),
                        row.getString("alt_text"),
                        MediaState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                        MediaFailure.ofCode(row.getString("failure")),
                        row.getString("url"),
                        row.getInt("width"),
                        row.getInt("height"))),
        messages.stream().map(UUID::toString).toList());
    return found;
  }

  /** Which of a photo's two pictures. */
  enum Size {
    FULL,
    THUMBNAIL
  }

  /** A picture; empty if there is none, its message was taken back, or its conversation is not the viewer's to see. */
  Optional<CleanPhoto.Picture> picture(Viewer viewer, UUID id, Size size) {
    String scope = viewer.scope().orElse(null);
    return database.first(
        """
        SELECT p.bytes, p.content_type, p.width, p.height
        FROM picture p JOIN media m ON m.id = p.media_id JOIN message g ON g.id = m.message_id
          JOIN conversation c ON c.id = g.conversation_id
        WHERE p.media_id = ? AND p.size = ? AND NOT g.deleted AND (?::text IS NULL OR c.department = ?)
        """,
        row ->
            new CleanPhoto.Picture(
                row.getBytes("bytes"), row.getString("content_type"), row.getInt("width"), row.getInt("height")),
        id,
        size.name().toLowerCase(Locale.ROOT),
        scope,
        scope);
  }
}
