package org.ventanilla.ingest.archive;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import org.bson.Document;
import org.ventanilla.events.Change;
import org.ventanilla.events.EventJson;
import org.ventanilla.events.Mention;
import org.ventanilla.ingest.filter.Verdict;

/**
 * What happened to a post, as a document of collection {@code posts}. Its {@code _id} says what it is, so that the same
 * news twice is one document:
 *
 * <ul>
 *   <li>{@code network:id}: the first version that we saw of it;
 *   <li>{@code network:id~edited:digest}: a later version;
 *   <li>{@code network:id~deleted}: it was taken back.
 * </ul>
 */
final class PostDocument {

  /** To be sent. */
  static final String WAITING = "waiting";

  /** A deletion of a post that we have not seen; sent once the post comes, if ever. */
  static final String HELD = "held";

  static final String SENT = "sent";

  /** Not sent on, by a published rule; a person may have it sent after all. */
  static final String DROPPED = "dropped";

  /** Kafka will never take it. */
  static final String REFUSED = "refused";

  private static final int DIGEST_CHARS = 32;

  private PostDocument() {}

  static String firstId(Mention mention) {
    return mention.mentionId();
  }

  static String editedId(Mention mention) {
    return firstId(mention) + "~edited:" + version(mention);
  }

  static String deletedId(String firstId) {
    return firstId + "~deleted";
  }

  /**
   * Those of these documents that are in a state. Not by {@code $and}: the embedded store finds by {@code _id} only what
   * asks for it directly.
   */
  static Document inState(String state, Collection<String> ids) {
    return new Document("_id", new Document("$in", List.copyOf(ids))).append("state", state);
  }

  static Document first(Mention mention, long order, Source source) {
    return document(firstId(mention), mention, WAITING, order, source);
  }

  static Document edited(Mention mention, long order, Source source) {
    return document(editedId(mention), mention, WAITING, order, source);
  }

  static Document deleted(Mention mention, String state, long order, Source source) {
    return document(deletedId(firstId(mention)), mention, state, order, source);
  }

  private static Document document(String id, Mention mention, String state, long order, Source source) {
    return new Document("_id", id)
        .append("state", state)
        .append("order", order)
        .append("key", mention.conversationKey())
        .append("account", mention.account())
        .append("change", mention.change().code())
        .append("source", source.code())
        .append("storedAt", Date.from(mention.receivedAt()))
        .append("mention", json(mention));
  }

  static String json(Mention mention) {
    return new String(EventJson.write(mention), StandardCharsets.UTF_8);
  }

  static Mention mention(Document document) {
    return EventJson.read(document.getString("mention").getBytes(StandardCharsets.UTF_8), Mention.class);
  }

  /** Marks a document that is not stored yet as one that is not sent on. */
  static void drop(Document document, Verdict verdict, Instant at) {
    document
        .append("state", DROPPED)
        .append(
            "dropped",
            new Document("rule", verdict.rule().code())
                .append("criterion", verdict.criterion())
                .append("by", verdict.by())
                .append("at", Date.from(at)));
  }

  /** An edit or a deletion belongs to the conversation and the person of the post, whatever its news lacks. */
  static Mention asPartOf(Mention first, Mention later) {
    boolean unknown = later.change() == Change.DELETED || later.author().id().startsWith("unknown-");
    return new Mention(
        later.network(),
        first.account(),
        later.id(),
        first.conversationKey(),
        unknown ? first.author() : later.author(),
        later.text(),
        later.media(),
        later.geo(),
        later.replyTo() == null ? first.replyTo() : later.replyTo(),
        later.url() == null ? first.url() : later.url(),
        later.postedAt(),
        later.receivedAt(),
        first.kind(),
        later.change());
  }

  /** A digest of the words, the media and their time: an author may go back to earlier words. */
  static String version(Mention mention) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(mention.text().getBytes(StandardCharsets.UTF_8));
      digest.update(mention.media().toString().getBytes(StandardCharsets.UTF_8));
      digest.update(mention.postedAt().toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest()).substring(0, DIGEST_CHARS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
