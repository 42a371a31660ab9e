package org.ventanilla.networks.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ventanilla.events.Author;
import org.ventanilla.events.Change;
import org.ventanilla.events.Media;
import org.ventanilla.events.Mention;
import org.ventanilla.events.MentionKind;
import org.ventanilla.networks.Reading;
import org.ventanilla.networks.Reading.NotSpoken;
import org.ventanilla.networks.Reading.Reason;
import org.ventanilla.networks.Reading.Spoken;
import org.ventanilla.networks.wire.AccountBook;
import org.ventanilla.networks.wire.Fields;

/**
 * Reads private messages as the Graph API gives them, the same mentions as {@link Messaging} makes of their webhooks
 * (Messenger Platform documentation, "Conversations API"). Deleted ones are not among them, and of edited ones only the
 * last words are.
 */
public final class GraphMessages {

  /** What hangs on a message of both platforms; a field that Meta does not know would have the whole page refused. */
  public static final String MESSENGER_FIELDS =
      "id,created_time,from,message,sticker,attachments{mime_type,name,image_data,video_data,file_url},shares{link,name}";

  public static final String INSTAGRAM_FIELDS =
      "id,created_time,from,message,is_unsupported,story,attachments{mime_type,name,image_data,video_data,file_url},"
          + "shares{link,name}";

  private final AccountBook accounts;
  private final String networkId;
  private final Instant receivedAt;

  public GraphMessages(AccountBook accounts, String networkId, Instant receivedAt) {
    this.accounts = accounts;
    this.networkId = networkId;
    this.receivedAt = receivedAt;
  }

  /** Reads a message of a conversation. */
  public Reading message(JsonNode message) {
    String id = Fields.id(message, "id");
    JsonNode from = message.path("from");
    Author author = new Author(Fields.id(from, "id"), Fields.text(from, "username"), Fields.text(from, "name"));
    if (id.isEmpty() || author.id().isEmpty()) {
      return new NotSpoken("message", Reason.UNKNOWN);
    }
    if (accounts.isTown(author, networkId)) {
      return new NotSpoken("message", Reason.OWN_POST);
    }
    String text = Fields.text(message, "message");
    List<Media> media = media(message);
    if (text.isBlank() && media.isEmpty()) {
      return new NotSpoken("message", Reason.EMPTY);
    }
    String account = accounts.accountFor(networkId);
    JsonNode story = message.path("story");
    return new Spoken(
        new Mention(
            accounts.network(),
            account,
            id,
            Mention.conversationKey(accounts.network(), account, "dm", author.id()),
            author,
            text,
            media,
            null,
            repliedTo(message),
            null,
            Fields.time(message, receivedAt, "created_time"),
            receivedAt,
            story.path("mention").isObject() ? MentionKind.STORY_MENTION : MentionKind.DIRECT_MESSAGE,
            Change.CREATED));
  }

  private static String repliedTo(JsonNode message) {
    String id = Fields.id(message.path("reply_to"), "mid", "id");
    if (id.isEmpty()) {
      id = Fields.id(message.path("story").path("reply_to"), "id");
    }
    return id.isEmpty() ? null : id;
  }

  private static List<Media> media(JsonNode message) {
    List<Media> media = new ArrayList<>();
    for (JsonNode attachment : message.path("attachments").path("data")) {
      media.add(attachment(attachment));
    }
    String sticker = Fields.text(message, "sticker");
    if (!sticker.isEmpty()) {
      media.add(new Media("photo", sticker, ""));
    }
    for (JsonNode share : message.path("shares").path("data")) {
      String link = Fields.text(share, "link");
      if (!link.isEmpty() && !Fields.text(message, "message").contains(link)) {
        media.add(new Media("file", link, Fields.text(share, "name")));
      }
    }
    String story = Fields.text(message.path("story").path("mention"), "link");
    if (!story.isEmpty()) {
      media.add(new Media("file", story, ""));
    }
    if (media.isEmpty() && message.path("is_unsupported").asBoolean()) {
      media.add(new Media("file", "", ""));
    }
    return media;
  }

  private static Media attachment(JsonNode attachment) {
    String image = Fields.text(attachment.path("image_data"), "url", "preview_url");
    String video = Fields.text(attachment.path("video_data"), "url");
    String file = Fields.text(attachment, "file_url");
    String mime = Fields.text(attachment, "mime_type");
    if (mime.startsWith("video") || !video.isEmpty()) {
      return new Media("video", video.isEmpty() ? file : video, "");
    }
    if (mime.startsWith("audio")) {
      return new Media("audio", file, "");
    }
    return image.isEmpty() && !mime.startsWith("image")
        ? new Media("file", file, Fields.text(attachment, "name"))
        : new Media("photo", image.isEmpty() ? file : image, "");
  }
}
