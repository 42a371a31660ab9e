package org.ventanilla.networks.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.ventanilla.events.Author;
import org.ventanilla.events.Change;
import org.ventanilla.events.Geo;
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
 * Reads private messages of Messenger and Instagram (Messenger Platform documentation, "Webhook events reference").
 *
 * <p>Decided here: a thumbs-up sticker is a message with the words 👍, because it is how people answer "is it mended?";
 * a message that Meta cannot show ({@code is_unsupported}) is one with a file without address, so that somebody looks
 * for it in Meta's own inbox; a shop's template without words is not a citizen speaking.
 */
final class Messaging {

  /** Small, middle and large thumb of Messenger. */
  private static final List<String> THUMBS = List.of("369239263222822", "369239343222814", "369239383222810");

  private static final List<String> EDITS = List.of("message_edit", "message_edits");

  private static final Map<String, Reason> WORDLESS =
      Map.ofEntries(
          Map.entry("reaction", Reason.REACTION),
          Map.entry("read", Reason.RECEIPT),
          Map.entry("delivery", Reason.RECEIPT),
          Map.entry("typing", Reason.RECEIPT),
          Map.entry("optin", Reason.APP_EVENT),
          Map.entry("postback", Reason.APP_EVENT),
          Map.entry("referral", Reason.APP_EVENT),
          Map.entry("account_linking", Reason.APP_EVENT),
          Map.entry("app_roles", Reason.APP_EVENT),
          Map.entry("checkout_update", Reason.APP_EVENT),
          Map.entry("pre_checkout", Reason.APP_EVENT),
          Map.entry("payment", Reason.APP_EVENT),
          Map.entry("order", Reason.APP_EVENT),
          Map.entry("game_play", Reason.APP_EVENT),
          Map.entry("pass_thread_control", Reason.APP_EVENT),
          Map.entry("take_thread_control", Reason.APP_EVENT),
          Map.entry("request_thread_control", Reason.APP_EVENT),
          Map.entry("policy-enforcement", Reason.APP_EVENT),
          Map.entry("policy_enforcement", Reason.APP_EVENT),
          Map.entry("message_feedback", Reason.APP_EVENT),
          Map.entry("messaging_feedback", Reason.APP_EVENT));

  private final AccountBook accounts;
  private final Instant receivedAt;

  Messaging(AccountBook accounts, Instant receivedAt) {
    this.accounts = accounts;
    this.receivedAt = receivedAt;
  }

  Reading read(String networkId, String channel, JsonNode event, Instant entryTime) {
    Instant at = Fields.time(event, entryTime, "timestamp");
    if (event.path("message").isObject()) {
      return message(networkId, channel + "/message", event, event.path("message"), at);
    }
    for (String name : EDITS) {
      if (event.path(name).isObject()) {
        return edit(networkId, channel + "/" + name, event, event.path(name), at);
      }
    }
    for (Iterator<String> names = event.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      Reason reason = WORDLESS.get(name);
      if (reason != null) {
        return new NotSpoken(channel + "/" + name, reason);
      }
    }
    return new NotSpoken(channel, Reason.UNKNOWN);
  }

  private Reading message(String networkId, String what, JsonNode event, JsonNode message, Instant at) {
    String id = Fields.id(message, "mid");
    Author author = author(event);
    if (message.path("is_echo").asBoolean() || message.path("is_self").asBoolean() || isTown(author, networkId)) {
      return new NotSpoken(what + "/echo", Reason.OWN_POST);
    }
    if (id.isEmpty() || author.id().isEmpty()) {
      return new NotSpoken(what, Reason.UNKNOWN);
    }
    if (message.path("is_deleted").asBoolean()) {
      return spoken(networkId, id, author, new Words("", List.of(), null), null, at, Change.DELETED);
    }
    Words words = Words.of(message);
    if (words.isEmpty()) {
      return new NotSpoken(what, words.fromTemplate(message) ? Reason.APP_EVENT : Reason.EMPTY);
    }
    return spoken(networkId, id, author, words, message, at, Change.CREATED);
  }

  private Reading edit(String networkId, String what, JsonNode event, JsonNode edit, Instant at) {
    String id = Fields.id(edit, "mid");
    Author author = author(event);
    if (isTown(author, networkId)) {
      return new NotSpoken(what, Reason.OWN_POST);
    }
    if (id.isEmpty() || author.id().isEmpty()) {
      return new NotSpoken(what, Reason.UNKNOWN);
    }
    Words words = new Words(Fields.text(edit, "text"), List.of(), null);
    return spoken(networkId, id, author, words, null, at, Change.EDITED);
  }

  private boolean isTown(Author author, String networkId) {
    return accounts.isTown(author, networkId);
  }

  private static Author author(JsonNode event) {
    JsonNode sender = event.path("sender");
    return new Author(
        Fields.id(sender, "id"), Fields.text(sender, "username"), Fields.text(sender, "name"));
  }

  private Reading spoken(
      String networkId, String id, Author author, Words words, JsonNode message, Instant at, Change change) {
    String account = accounts.accountFor(networkId);
    return new Spoken(
        new Mention(
            accounts.network(),
            account,
            id,
            Mention.conversationKey(accounts.network(), account, "dm", author.id()),
            author,
            words.text(),
            words.media(),
            words.geo(),
            message == null ? null : repliedTo(message),
            null,
            at,
            receivedAt,
            message != null && isStoryMention(message) ? MentionKind.STORY_MENTION : MentionKind.DIRECT_MESSAGE,
            change));
  }

  private static String repliedTo(JsonNode message) {
    JsonNode repliedTo = message.path("reply_to");
    String id = Fields.id(repliedTo, "mid");
    if (id.isEmpty()) {
      id = Fields.id(repliedTo.path("story"), "id");
    }
    return id.isEmpty() ? null : id;
  }

  private static boolean isStoryMention(JsonNode message) {
    for (JsonNode attachment : message.path("attachments")) {
      if ("story_mention".equals(Fields.text(attachment, "type"))) {
        return true;
      }
    }
    return false;
  }

  /** What a message says: its words, its attachments, the place it shares. */
  private record Words(String text, List<Media> media, Geo geo) {

    static Words of(JsonNode message) {
      String text = Fields.text(message, "text");
      JsonNode sent = attachments(message);
      boolean thumb =
          THUMBS.contains(Fields.id(message, "sticker_id"))
              || THUMBS.contains(Fields.id(sent.path(0).path("payload"), "sticker_id"));
      if (thumb) {
        return new Words("👍", List.of(), null);
      }
      Attachments attachments = Attachments.of(sent);
      List<Media> media = attachments.media();
      if (message.path("is_unsupported").asBoolean() && text.isEmpty() && media.isEmpty()) {
        media = List.of(new Media("file", "", ""));
      }
      return new Words(text, media, attachments.geo());
    }

    /** A list, or a list in an object. */
    private static JsonNode attachments(JsonNode message) {
      JsonNode attachments = message.path("attachments");
      return attachments.isObject() ? attachments.path("data") : attachments;
    }

    boolean isEmpty() {
      return text.isBlank() && media.isEmpty() && geo == null;
    }

    boolean fromTemplate(JsonNode message) {
      return message.path("attachments").size() > 0;
    }
  }
}
