package org.ventanilla.response.media;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.ventanilla.events.EventJson;
import org.ventanilla.events.Media;
import org.ventanilla.response.database.Database;

/** Notes what citizens attach, in the transaction that stores their words; the photos are fetched after its commit. */
@Singleton
public class IncomingMedia {

  private static final String PHOTO = "photo";

  /** An album of Facebook has more than any post that somebody looks through; what is beyond stays on the network. */
  private static final int MOST = 50;

  private final Database database;

  IncomingMedia(Database database) {
    this.database = database;
  }

  /** What is attached to a message, now. */
  public record OfMessage(UUID message, List<Media> media) {}

  /** The names are those of the statement's columns. */
  private record Line(
      UUID id, UUID message, int position, String type, String url, String alt_text, String state, String failure) {}

  /** Notes what is attached to messages that are new. */
  public void add(List<OfMessage> messages) {
    List<Line> lines = lines(messages);
    if (!lines.isEmpty()) {
      insert(json(lines));
    }
  }

  /** Notes what is attached to messages now; what is not any more is wiped, with its pictures. */
  public void replace(List<OfMessage> messages) {
    if (messages.isEmpty()) {
      return;
    }
    String lines = json(lines(messages));
    database.update(
        """
        DELETE FROM media d WHERE d.message_id = ANY (?::uuid[]) AND NOT EXISTS (
          SELECT 1 FROM jsonb_to_recordset(?::jsonb) AS x(message uuid, position int, type text, url text)
          WHERE x.message = d.message_id AND x.position = d.position AND x.type = d.type AND x.url = d.url)
        """,
        messages.stream().map(each -> each.message().toString()).toList(),
        lines);
    insert(lines);
  }

  private void insert(String lines) {
    database.update(
        """
        INSERT INTO media (id, message_id, position, type, url, alt_text, state, failure)
        SELECT id, message, position, type, url, alt_text, state, failure
        FROM jsonb_to_recordset(?::jsonb) AS x(id uuid, message uuid, position int, type text, url text, alt_text text,
          state text, failure text)
        ON CONFLICT (message_id, position) DO UPDATE SET alt_text = excluded.alt_text
        """,
        lines);
  }

  private static List<Line> lines(List<OfMessage> messages) {
    List<Line> lines = new ArrayList<>();
    for (OfMessage each : messages) {
      for (int i = 0; i < Math.min(MOST, each.media().size()); i++) {
        lines.add(line(each.message(), i, each.media().get(i)));
      }
    }
    return lines;
  }

  private static Line line(UUID message, int position, Media media) {
    MediaFailure failure =
        media.type().equals(PHOTO) && media.url().isEmpty() ? MediaFailure.NO_ADDRESS : MediaFailure.NONE;
    MediaState state =
        !media.type().equals(PHOTO)
            ? MediaState.LINKED
            : failure == MediaFailure.NONE ? MediaState.WAITING : MediaState.FAILED;
    return new Line(
        UUID.randomUUID(), message, position, media.type(), media.url(), media.altText(), state.code(), failure.code());
  }

  private static String json(List<Line> lines) {
    return new String(EventJson.write(lines), StandardCharsets.UTF_8);
  }
}
