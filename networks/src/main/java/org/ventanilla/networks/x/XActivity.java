package org.ventanilla.networks.x;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ventanilla.events.Author;
import org.ventanilla.events.Change;
import org.ventanilla.events.Geo;
import org.ventanilla.events.Media;
import org.ventanilla.events.Mention;
import org.ventanilla.events.MentionKind;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Reading;
import org.ventanilla.networks.Reading.NotSpoken;
import org.ventanilla.networks.Reading.Pointed;
import org.ventanilla.networks.Reading.Reason;
import org.ventanilla.networks.Reading.Spoken;
import org.ventanilla.networks.wire.AccountBook;
import org.ventanilla.networks.wire.Fields;
import org.ventanilla.networks.wire.TakenBack;

/**
 * Reads a body of the Account Activity API (X developer documentation, "Account Activity API: Account activity data
 * objects"): arrays of objects of v1.1, one array for each kind of event.
 */
final class XActivity {

  private final AccountBook accounts;
  private final JsonNode body;
  private final String forUser;
  private final String account;
  private final Instant receivedAt;

  /** @param forUser the user id of the account that it is for; empty when not told */
  XActivity(AccountBook accounts, JsonNode body, String forUser, Instant receivedAt) {
    this.accounts = accounts;
    this.body = body;
    this.forUser = forUser;
    this.account = accounts.accountFor(forUser);
    this.receivedAt = receivedAt;
  }

  List<Reading> read() {
    List<Reading> readings = new ArrayList<>();
    body.fields()
        .forEachRemaining(
            field -> {
              if (field.getValue().isArray() && field.getKey().endsWith("_events")) {
                field.getValue().forEach(event -> readings.add(read(field.getKey(), event)));
              } else if (field.getKey().equals("user_event")) {
                readings.add(new NotSpoken("user_event", Reason.APP_EVENT));
              }
            });
    return readings.isEmpty() ? List.of(new NotSpoken("no event", Reason.UNKNOWN)) : readings;
  }

  private Reading read(String name, JsonNode event) {
    return switch (name) {
      case "tweet_create_events", "tweet_edit_events" -> post(name, event);
      case "tweet_delete_events" -> deletion(name, event);
      case "direct_message_events" -> directMessage(name, event);
      case "favorite_events" -> new NotSpoken(name, Reason.REACTION);
      case "direct_message_indicate_typing_events", "direct_message_mark_read_events" ->
          new NotSpoken(name, Reason.RECEIPT);
      case "follow_events", "unfollow_events", "block_events", "unblock_events", "mute_events", "unmute_events" ->
          new NotSpoken(name, Reason.PROFILE_OR_FIGURES);
      default -> new NotSpoken(name, Reason.UNKNOWN);
    };
  }

  private Reading post(String name, JsonNode post) {
    String id = Fields.id(post, "id_str", "id");
    JsonNode user = post.path("user");
    String authorId = Fields.id(user, "id_str", "id");
    if (id.isEmpty()) {
      return new NotSpoken(name, Reason.UNKNOWN);
    }
    if (authorId.isEmpty()) {
      return new Pointed(account, id, Map.of("post_id", id));
    }
    Author author = new Author(authorId, Fields.text(user, "screen_name"), Fields.text(user, "name"));
    if (accounts.isTown(author, forUser)) {
      return new NotSpoken(name, Reason.OWN_POST);
    }
    JsonNode extended = post.path("extended_tweet");
    String longText = Fields.text(extended, "full_text");
    String told = longText.isEmpty() ? Fields.text(post, "full_text", "text") : longText;
    if (post.path("retweeted_status").isObject() || XText.isRetweet(told)) {
      return new NotSpoken(name + "/retweet", Reason.REACTION);
    }
    String repliedTo = Fields.id(post, "in_reply_to_status_id_str", "in_reply_to_status_id");
    String conversation = Fields.id(post, "conversation_id_str", "conversation_id");
    boolean cut =
        post.path("truncated").asBoolean() && longText.isEmpty() && Fields.text(post, "full_text").isEmpty();
    if (cut || !repliedTo.isEmpty() && conversation.isEmpty()) {
      return new Pointed(account, id, Map.of("post_id", id));
    }
    String text = XText.unescaped(told);
    List<Media> media = media(longText.isEmpty() ? post : extended);
    if (text.isBlank() && media.isEmpty()) {
      return new NotSpoken(name, Reason.EMPTY);
    }
    String first = XPost.versions(post, id).get(0);
    String root = repliedTo.isEmpty() ? first : conversation;
    return new Spoken(
        new Mention(
            Network.X,
            account,
            first,
            Mention.conversationKey(Network.X, account, root, authorId),
            author,
            text,
            media,
            geo(post),
            repliedTo.isEmpty() ? null : repliedTo,
            XPost.url(author, id),
            Fields.time(post, receivedAt, "created_at", "timestamp_ms"),
            receivedAt,
            repliedTo.isEmpty() ? MentionKind.POST : MentionKind.REPLY,
            first.equals(id) ? Change.CREATED : Change.EDITED));
  }

  private static List<Media> media(JsonNode post) {
    JsonNode entities = post.path("extended_entities").path("media");
    List<Media> media = new ArrayList<>();
    for (JsonNode entity : entities.isArray() ? entities : post.path("entities").path("media")) {
      String type = "photo".equals(Fields.text(entity, "type")) ? "photo" : "video";
      String video = XIncludes.bestVideo(entity.path("video_info").path("variants"), "bitrate");
      media.add(
          new Media(
              type,
              video.isEmpty() ? Fields.text(entity, "media_url_https", "media_url") : video,
              Fields.text(entity, "ext_alt_text")));
    }
    return media;
  }

  private static Geo geo(JsonNode post) {
    String name = post.path("place").isObject() ? Fields.text(post.path("place"), "full_name", "name") : "";
    JsonNode position = post.path("coordinates").path("coordinates");
    JsonNode swapped = post.path("geo").path("coordinates");
    if (!position.isArray() && swapped.path(0).isNumber() && swapped.path(1).isNumber()) {
      // The older field has the latitude first.
      return new Geo(swapped.path(0).doubleValue(), swapped.path(1).doubleValue(), name);
    }
    return XIncludes.point(position, name);
  }

  /** X tells only the ids, so the key can be wrong for a deleted answer: what was stored under the id is right. */
  private Reading deletion(String name, JsonNode event) {
    JsonNode status = event.path("status");
    String id = Fields.id(status, "id", "id_str");
    Author author = new Author(Fields.id(status, "user_id", "user_id_str"), "", "");
    if (id.isEmpty()) {
      return new NotSpoken(name, Reason.UNKNOWN);
    }
    Instant at = Fields.time(event, receivedAt, "timestamp_ms");
    return deleted(accounts, forUser, name, id, author, at, receivedAt);
  }

  /** A post that its author took back. */
  static Reading deleted(
      AccountBook accounts, String addressedTo, String what, String id, Author told, Instant at, Instant receivedAt) {
    if (accounts.isTown(told, addressedTo)) {
      return new NotSpoken(what, Reason.OWN_POST);
    }
    Author author = told.id().isEmpty() ? AccountBook.unknownAuthorOf(id) : told;
    return new Spoken(
        TakenBack.mention(Network.X, accounts.accountFor(addressedTo), id, author, at, receivedAt));
  }

  private Reading directMessage(String name, JsonNode event) {
    if (!"message_create".equals(Fields.text(event, "type"))) {
      return new NotSpoken(name, Reason.UNKNOWN);
    }
    JsonNode user = body.path("users").path(Fields.id(event.path("message_create"), "sender_id"));
    return directMessage(accounts, forUser, name, event, user, receivedAt);
  }

  /** A message of the form {@code message_create} of v1.1. */
  static Reading directMessage(
      AccountBook accounts, String addressedTo, String what, JsonNode event, JsonNode sender, Instant receivedAt) {
    JsonNode message = event.path("message_create");
    JsonNode data = message.path("message_data");
    List<Media> media = new ArrayList<>();
    JsonNode medium = data.path("attachment").path("media");
    if (medium.isObject()) {
      media.add(
          new Media(
              "photo".equals(Fields.text(medium, "type")) ? "photo" : "video",
              Fields.text(medium, "media_url_https", "media_url"),
              Fields.text(medium, "ext_alt_text")));
    }
    return directMessage(
        accounts,
        addressedTo,
        what,
        Fields.id(event, "id"),
        new Author(Fields.id(message, "sender_id"), Fields.text(sender, "screen_name"), Fields.text(sender, "name")),
        XText.unescaped(Fields.text(data, "text")),
        media,
        Fields.time(event, receivedAt, "created_timestamp"),
        receivedAt);
  }

  /** A message to the town, whatever the form it came in. */
  static Reading directMessage(
      AccountBook accounts,
      String addressedTo,
      String what,
      String id,
      Author author,
      String text,
      List<Media> media,
      Instant at,
      Instant receivedAt) {
    if (id.isEmpty() || author.id().isEmpty()) {
      return new NotSpoken(what, Reason.UNKNOWN);
    }
    if (accounts.isTown(author, addressedTo)) {
      return new NotSpoken(what, Reason.OWN_POST);
    }
    if (text.isBlank() && media.isEmpty()) {
      return new NotSpoken(what, Reason.EMPTY);
    }
    String account = accounts.accountFor(addressedTo);
    String key = Mention.conversationKey(Network.X, account, "dm", author.id());
    return new Spoken(
        new Mention(
            Network.X, account, id, key, author, text, media, null, null, null, at, receivedAt,
            MentionKind.DIRECT_MESSAGE, Change.CREATED));
  }
}
