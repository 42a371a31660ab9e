package org.ventanilla.networks.instagram;

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
import org.ventanilla.networks.Reading;
import org.ventanilla.networks.Reading.NotSpoken;
import org.ventanilla.networks.Reading.Reason;
import org.ventanilla.networks.Reading.Spoken;
import org.ventanilla.networks.wire.AccountBook;
import org.ventanilla.networks.wire.Fields;

/**
 * Reads media and comments as the Graph API gives them. Of whoever tags the town or names it on a media of their own,
 * Instagram tells the handle only; their id is then the handle behind an at sign.
 */
final class GraphMedia {

  static final String COMMENT_FIELDS = "id,text,timestamp,from,username,parent_id";
  static final String MEDIA_FIELDS = "id,caption,timestamp,username,permalink,media_type,media_url";

  private final AccountBook accounts;
  private final String accountId;
  private final Instant receivedAt;

  GraphMedia(AccountBook accounts, String accountId, Instant receivedAt) {
    this.accounts = accounts;
    this.accountId = accountId;
    this.receivedAt = receivedAt;
  }

  /** A comment below a media of the town's. */
  Reading comment(JsonNode comment, String media, String parent) {
    String id = Fields.id(comment, "id");
    Author author = author(comment, id);
    if (id.isEmpty()) {
      return new NotSpoken("comment", Reason.UNKNOWN);
    }
    if (accounts.isTown(author, accountId)) {
      return new NotSpoken("comment", Reason.OWN_POST);
    }
    String text = Fields.text(comment, "text");
    if (text.isBlank()) {
      return new NotSpoken("comment", Reason.EMPTY);
    }
    return new InstagramComment(accounts, accountId, receivedAt)
        .mention(id, media, author, text, parent, Fields.time(comment, receivedAt, "timestamp"));
  }

  /** Somebody else's media that names or tags the town. */
  Reading media(JsonNode media) {
    String id = Fields.id(media, "id");
    List<Media> shown = new ArrayList<>();
    String type = Fields.text(media, "media_type");
    if (!type.isEmpty() || !Fields.text(media, "media_url").isEmpty()) {
      shown.add(new Media(type.equals("VIDEO") ? "video" : "photo", Fields.text(media, "media_url"), ""));
    }
    return elsewhere(media, id, id, null, Fields.text(media, "caption"), shown);
  }

  /**
   * A comment that names the town below somebody else's media. Its kind is {@link MentionKind#POST}, as it is no comment
   * of the town's publications: it is answered through the mention.
   */
  Reading commentElsewhere(JsonNode comment, String media) {
    return elsewhere(comment, Fields.id(comment, "id"), media, media, Fields.text(comment, "text"), List.of());
  }

  private Reading elsewhere(JsonNode node, String id, String root, String replyTo, String text, List<Media> shown) {
    if (id.isEmpty()) {
      return new NotSpoken("mention", Reason.UNKNOWN);
    }
    Author author = author(node, id);
    if (accounts.isTown(author, accountId)) {
      return new NotSpoken("mention", Reason.OWN_POST);
    }
    if (text.isBlank() && shown.isEmpty()) {
      return new NotSpoken("mention", Reason.EMPTY);
    }
    String account = accounts.accountFor(accountId);
    String permalink = Fields.text(node, "permalink");
    return new Spoken(
        new Mention(
            Network.INSTAGRAM,
            account,
            id,
            Mention.conversationKey(Network.INSTAGRAM, account, root, author.id()),
            author,
            text,
            shown,
            null,
            replyTo,
            permalink.isEmpty() ? null : permalink,
            Fields.time(node, receivedAt, "timestamp"),
            receivedAt,
            MentionKind.POST,
            Change.CREATED));
  }

  private static Author author(JsonNode node, String postId) {
    JsonNode from = node.path("from");
    String handle = Fields.text(from, "username");
    handle = handle.isEmpty() ? Fields.text(node, "username") : handle;
    String id = Fields.id(from, "id");
    if (id.isEmpty()) {
      id = Fields.id(node.path("user"), "id");
    }
    if (!id.isEmpty()) {
      return new Author(id, handle, Fields.text(from, "name"));
    }
    return handle.isEmpty() ? AccountBook.unknownAuthorOf(postId) : new Author("@" + handle, handle, "");
  }
}
