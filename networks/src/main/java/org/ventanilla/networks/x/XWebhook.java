package org.ventanilla.networks.x;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.ventanilla.events.Author;
import org.ventanilla.events.Media;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.Reading;
import org.ventanilla.networks.Reading.NotSpoken;
import org.ventanilla.networks.Reading.Reason;
import org.ventanilla.networks.wire.AccountBook;
import org.ventanilla.networks.wire.BoundedJson;
import org.ventanilla.networks.wire.Fields;

/**
 * Reads what X posts to a webhook: bodies of the Account Activity API ({@link XActivity}) and events of the X Activity
 * API ({@code ActivityStreamResponse} in X's OpenAPI document), whose posts are objects of v2.
 */
final class XWebhook {

  private XWebhook() {}

  static List<Reading> read(byte[] body, Collection<Account> configured, Instant receivedAt) {
    JsonNode root = BoundedJson.webhook(body);
    AccountBook accounts = new AccountBook(Network.X, configured);
    JsonNode data = root.path("data");
    if (data.isObject()) {
      return List.of(event(accounts, data, receivedAt));
    }
    if (data.isArray()) {
      List<Reading> readings = new ArrayList<>();
      data.forEach(event -> readings.add(event(accounts, event, receivedAt)));
      return readings;
    }
    return new XActivity(accounts, root, receivedAt).read();
  }

  private static Reading event(AccountBook accounts, JsonNode event, Instant receivedAt) {
    String type = Fields.text(event, "event_type");
    String user = Fields.id(event.path("filter"), "user_id");
    JsonNode payload = event.path("payload");
    return switch (type) {
      case "post.create", "post.mention.create" ->
          new XPost(accounts, user, event.path("includes"), receivedAt).readPushed(payload, type);
      case "post.delete" -> deletion(accounts, user, type, payload, receivedAt);
      case "dm.received" -> directMessage(accounts, user, type, payload, receivedAt);
      case "dm.sent" -> new NotSpoken(type, Reason.OWN_POST);
      case "dm.indicate_typing", "dm.read" -> new NotSpoken(type, Reason.RECEIPT);
      case "like.create" -> new NotSpoken(type, Reason.REACTION);
      default -> new NotSpoken(type.isEmpty() ? "no event" : type, reasonOf(type));
    };
  }

  private static Reason reasonOf(String type) {
    int dot = type.indexOf('.');
    return switch (dot < 0 ? type : type.substring(0, dot)) {
      case "profile", "follow", "mute", "block" -> Reason.PROFILE_OR_FIGURES;
      case "news", "spaces" -> Reason.APP_EVENT;
      default -> Reason.UNKNOWN;
    };
  }

  private static Reading deletion(
      AccountBook accounts, String user, String type, JsonNode payload, Instant receivedAt) {
    String id = Fields.id(payload, "id");
    if (id.isEmpty()) {
      return new NotSpoken(type, Reason.UNKNOWN);
    }
    Author author = new Author(Fields.id(payload, "author_id"), "", "");
    return XActivity.deleted(accounts, user, type, id, author, receivedAt, receivedAt);
  }

  private static Reading directMessage(
      AccountBook accounts, String user, String type, JsonNode payload, Instant receivedAt) {
    if (payload.path("message_create").isObject()) {
      JsonNode sender = payload.path("users").path(Fields.id(payload.path("message_create"), "sender_id"));
      return XActivity.directMessage(accounts, user, type, payload, sender, receivedAt);
    }
    // An object of v2 names its media by keys only.
    List<Media> media = new ArrayList<>();
    payload.path("attachments").path("media_keys").forEach(key -> media.add(new Media("file", "", "")));
    return XActivity.directMessage(
        accounts,
        user,
        type,
        Fields.id(payload, "id"),
        new Author(Fields.id(payload, "sender_id"), "", ""),
        XText.unescaped(Fields.text(payload, "text")),
        media,
        Fields.time(payload, receivedAt, "created_at"),
        receivedAt);
  }
}
