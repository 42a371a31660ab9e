package org.ventanilla.networks.mastodon;

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

/** A post as a server gives it (Mastodon documentation, "Status"). */
record MastodonStatus(JsonNode json) {

  static final String DIRECT = "direct";

  /** Where private messages of a person are kept together, as on every network. */
  private static final String PRIVATE_ROOT = "dm";

  String id() {
    return Fields.id(json, "id");
  }

  boolean isDirect() {
    return DIRECT.equals(visibility());
  }

  String visibility() {
    return Fields.text(json, "visibility");
  }

  String answers() {
    return Fields.id(json, "in_reply_to_id");
  }

  Author author() {
    JsonNode account = json.path("account");
    return new Author(Fields.id(account, "id"), handle(), Fields.text(account, "display_name"));
  }

  /** The name behind the at sign; with {@code @server} for who is on another one. */
  String handle() {
    return Fields.text(json.path("account"), "acct", "username");
  }

  /** When it was last corrected; the epoch if it never was. */
  Instant editedAt() {
    return Fields.time(json, Instant.EPOCH, "edited_at");
  }

  /** The words behind a content warning too, the warning first. */
  String words() {
    String warning = Fields.text(json, "spoiler_text").strip();
    String words = PlainText.of(Fields.text(json, "content"));
    return warning.isEmpty() ? words : words.isEmpty() ? warning : warning + "\n\n" + words;
  }

  List<Media> media() {
    List<Media> media = new ArrayList<>();
    for (JsonNode medium : json.path("media_attachments")) {
      String type =
          switch (Fields.text(medium, "type")) {
            case "image" -> "photo";
            case "video", "gifv" -> "video";
            case "audio" -> "audio";
            default -> "file";
          };
      media.add(
          new Media(type, Fields.text(medium, "url", "remote_url", "preview_url"), Fields.text(medium, "description")));
    }
    return media;
  }

  /**
   * The mention that it is.
   *
   * @param root the top of its thread
   * @param change edited: then it is of the time of the correction
   */
  Mention mention(Account account, String root, Change change, Instant receivedAt) {
    Author author = author();
    Instant createdAt = Fields.time(json, receivedAt, "created_at");
    String parent = answers();
    MentionKind publicly = parent.isEmpty() ? MentionKind.POST : MentionKind.REPLY;
    return new Mention(
        Network.MASTODON,
        account.id(),
        id(),
        Mention.conversationKey(Network.MASTODON, account.id(), isDirect() ? PRIVATE_ROOT : root, author.id()),
        author,
        words(),
        media(),
        null,
        parent.isEmpty() ? null : parent,
        url(),
        change == Change.EDITED ? editedAt() : createdAt,
        receivedAt,
        isDirect() ? MentionKind.DIRECT_MESSAGE : publicly,
        change);
  }

  /** Its public address; null for a private message. */
  String url() {
    String url = isDirect() ? "" : Fields.text(json, "url", "uri");
    return url.isEmpty() ? null : url;
  }

  /** A post that was taken back. */
  static Mention deleted(Account account, MastodonCursor.Recent gone, Instant at) {
    return TakenBack.mention(
        Network.MASTODON, account.id(), gone.status(), new Author(gone.author(), "", ""), at, at);
  }
}
