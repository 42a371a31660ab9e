package org.ventanilla.networks.x;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.ventanilla.events.Author;
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
 * API ({@code ActivityStreamResponse} in X's OpenAPI document), whose posts are objects of v2. Both may come in one body.
 */
final class XWebhook {

  private final AccountBook accounts;
  private final String only;
  private final Instant receivedAt;

  /** @param only the user id of the only account there is; empty when there are several or none */
  private XWebhook(AccountBook accounts, String only, Instant receivedAt) {
    this.accounts = accounts;
    this.only = only;
    this.receivedAt = receivedAt;
  }

  static List<Reading> read(byte[] body, Collection<Account> configured, Instant receivedAt) {
    List<String> ids =
        configured.stream().filter(account -> account.network() == Network.X).map(Account::networkId).toList();
    return new XWebhook(new AccountBook(Network.X, configured), ids.size() == 1 ? ids.get(0) : "", receivedAt)
        .read(BoundedJson.webhook(body));
  }

  private List<Reading> read(JsonNode root) {
    List<Reading> readings = new ArrayList<>();
    JsonNode data = root.path("data");
    (data.isObject() ? List.of(data) : data).forEach(event -> readings.addAll(event(event, root)));
    boolean isActivity = root.has("for_user_id") || root.has("user_event");
    return readings.isEmpty() || isActivity ? joined(readings, activity(root, Fields.id(root, "for_user_id"))) : readings;
  }

  private List<Reading> activity(JsonNode body, String forUser) {
    return new XActivity(accounts, body, forUser, receivedAt).read();
  }

  private static List<Reading> joined(List<Reading> some, List<Reading> others) {
    List<Reading> all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }

  private List<Reading> event(JsonNode event, JsonNode root) {
    String type = Fields.text(event, "event_type");
    String told = Fields.id(event.path("filter"), "user_id");
    String user = told.isEmpty() ? only : told;
    JsonNode payload = event.path("payload");
    if (type.isEmpty() && event.has("id") && event.has("text")) {
      // A post of the filtered stream, which comes without an envelope.
      return List.of(post(user, "stream", event, root.path("includes")));
    }
    JsonNode includes = event.has("includes") ? event.path("includes") : root.path("includes");
    if (type.equals("dm.received") && payload.path("direct_message_events").isArray()) {
      return activity(payload, user);
    }
    if (type.matches("post\\.(\\w+\\.)?(create|edit|update)")) {
      return List.of(post(user, type, payload, includes));
    }
    return List.of(
        switch (type) {
          case "post.delete" -> deletion(user, type, payload);
          case "dm.received" -> directMessage(user, type, payload, includes);
          case "dm.sent" -> new NotSpoken(type, Reason.OWN_POST);
          case "dm.indicate_typing", "dm.read" -> new NotSpoken(type, Reason.RECEIPT);
          case "like.create" -> new NotSpoken(type, Reason.REACTION);
          default -> new NotSpoken(type.isEmpty() ? "no event" : type, reasonOf(type));
        });
  }

  private Reading post(String user, String type, JsonNode post, JsonNode includes) {
    return new XPost(accounts, user, includes, receivedAt).readPushed(post, type);
  }

  private static Reason reasonOf(String type) {
    int dot = type.indexOf('.');
    return switch (dot < 0 ? type : type.substring(0, dot)) {
      case "profile", "follow", "mute", "block" -> Reason.PROFILE_OR_FIGURES;
      case "news", "spaces" -> Reason.APP_EVENT;
      default -> Reason.UNKNOWN;
    };
  }

  private Reading deletion(String user, String type, JsonNode payload) {
    String id = Fields.id(payload, "id", "post_id", "tweet_id");
    if (id.isEmpty()) {
      return new NotSpoken(type, Reason.UNKNOWN);
    }
    Author author = new Author(Fields.id(payload, "author_id"), "", "");
    return XActivity.deleted(accounts, user, type, id, author, receivedAt, receivedAt);
  }

  private Reading directMessage(String user, String type, JsonNode payload, JsonNode includes) {
    if (payload.path("message_create").isObject()) {
      JsonNode sender = payload.path("users").path(Fields.id(payload.path("message_create"), "sender_id"));
      return XActivity.directMessage(accounts, user, type, payload, sender, receivedAt);
    }
    return new XMessage(accounts, user, includes, receivedAt).read(payload, type);
  }
}
