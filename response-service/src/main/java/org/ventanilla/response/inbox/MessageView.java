package org.ventanilla.response.inbox;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.ventanilla.response.delivery.ReplyState;
import org.ventanilla.response.media.MediumView;

/**
 * One line of a conversation.
 *
 * @param direction who speaks to whom
 * @param author name of the citizen or of the colleague
 * @param media what the citizen attached
 * @param url the original on the network; empty when it has no public address
 * @param edited true when the citizen changed it
 * @param deleted true when the citizen took it back; the text is empty then
 * @param delivery where a reply stands; null for a citizen's message or a note
 * @param failure why a reply failed, in the network's words; empty when it did not
 */
public record MessageView(
    UUID id,
    Direction direction,
    String author,
    String text,
    String language,
    List<MediumView> media,
    String url,
    Instant at,
    boolean edited,
    boolean deleted,
    ReplyState delivery,
    String failure) {

  /** The same line with what is attached to it. */
  MessageView with(List<MediumView> attached) {
    return new MessageView(
        id, direction, author, text, language, attached, url, at, edited, deleted, delivery, failure);
  }

  /** Who speaks to whom. */
  public enum Direction {
    /** A citizen to the town. */
    IN,
    /** The town to a citizen. */
    OUT,
    /** A colleague to colleagues; never leaves. */
    NOTE;

    /** The name used in JSON. */
    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
