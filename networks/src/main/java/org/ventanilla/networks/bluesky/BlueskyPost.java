package org.ventanilla.networks.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ventanilla.events.Author;
import org.ventanilla.events.Change;
import org.ventanilla.events.Media;
import org.ventanilla.events.Mention;
import org.ventanilla.events.MentionKind;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.wire.Fields;
import org.ventanilla.networks.wire.TakenBack;

/**
 * A post (lexicons {@code app.bsky.feed.post}, {@code app.bsky.feed.defs#postView}).
 *
 * @param json a notification or a view of the post: {@code uri}, {@code author}, {@code record}, and in a view {@code
 *     embed} with addresses of photos
 */
record BlueskyPost(AtUri uri, JsonNode json) {

  JsonNode record() {
    return json.path("record");
  }

  Author author() {
    JsonNode author = json.path("author");
    return new Author(uri.did(), Fields.text(author, "handle"), Fields.text(author, "displayName"));
  }

  /** The words, and the address of a link's card that is not among them. */
  String words() {
    String words = RichText.read(record());
    String card = card(record().path("embed"));
    boolean told = card.isEmpty() || words.contains(card);
    return told ? words : words.isBlank() ? card : words + "\n" + card;
  }

  private static String card(JsonNode embed) {
    String own = Fields.text(embed.path("external"), "uri");
    String beside = own.isEmpty() ? Fields.text(embed.path("media").path("external"), "uri") : own;
    return beside.matches("https?://\\S{1,2000}") ? beside : "";
  }

  /** True if it has photos or a video, whose addresses only a view tells. */
  boolean hasMedia() {
    return !media(record().path("embed"), Form.RECORD).isEmpty();
  }

  /** How the two forms of an embed name what it holds. */
  private enum Form {
    RECORD,
    VIEW
  }

  /** Photos and videos; without an address if this is no view. */
  List<Media> media() {
    List<Media> shown = media(json.path("embed"), Form.VIEW);
    return shown.isEmpty() ? media(record().path("embed"), Form.RECORD) : shown;
  }

  private static List<Media> media(JsonNode embed, Form form) {
    JsonNode holder = embed.path("media").isObject() ? embed.path("media") : embed;
    boolean view = form == Form.VIEW;
    List<Media> media = new ArrayList<>();
    for (JsonNode image : holder.path("images")) {
      media.add(new Media("photo", view ? Fields.text(image, "fullsize", "thumb") : "", Fields.text(image, "alt")));
    }
    boolean video = view ? holder.has("playlist") : holder.path("video").isObject();
    if (video) {
      media.add(new Media("video", view ? Fields.text(holder, "playlist") : "", Fields.text(holder, "alt")));
    }
    return media;
  }

  /** The mention that it is. */
  Mention mention(Account account, Instant receivedAt) {
    JsonNode reply = record().path("reply");
    String parent = Fields.id(reply.path("parent"), "uri");
    String root = Fields.id(reply.path("root"), "uri");
    String top = parent.isEmpty() ? uri.toString() : root.isEmpty() ? parent : root;
    Author author = author();
    return new Mention(
        Network.BLUESKY,
        account.id(),
        uri.toString(),
        Mention.conversationKey(Network.BLUESKY, account.id(), top, author.id()),
        author,
        words(),
        media(),
        null,
        parent.isEmpty() ? null : parent,
        uri.url(author.handle()),
        postedAt(receivedAt),
        receivedAt,
        parent.isEmpty() ? MentionKind.POST : MentionKind.REPLY,
        Change.CREATED);
  }

  /** What the author's program says, but never later than when the network saw it. */
  private Instant postedAt(Instant receivedAt) {
    Instant seen = Fields.time(json, receivedAt, "indexedAt");
    Instant told = Fields.time(record(), seen, "createdAt");
    return told.isAfter(seen) ? seen : told;
  }

  /** A post that was taken back. */
  static Mention deleted(Account account, AtUri uri, Instant at) {
    return TakenBack.mention(Network.BLUESKY, account.id(), uri.toString(), new Author(uri.did(), "", ""), at, at);
  }
}
