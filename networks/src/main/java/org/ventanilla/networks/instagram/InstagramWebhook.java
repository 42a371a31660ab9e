package org.ventanilla.networks.instagram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.ventanilla.events.Author;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.Reading;
import org.ventanilla.networks.Reading.NotSpoken;
import org.ventanilla.networks.Reading.Pointed;
import org.ventanilla.networks.Reading.Reason;
import org.ventanilla.networks.meta.MetaWebhook;
import org.ventanilla.networks.wire.AccountBook;
import org.ventanilla.networks.wire.Fields;

/**
 * Reads webhooks of an Instagram account (Instagram Platform documentation, "Webhooks"): comments, live comments, and
 * mentions, which tell only where; private messages are {@link MetaWebhook}'s.
 */
final class InstagramWebhook {

  private final AccountBook accounts;

  private InstagramWebhook(AccountBook accounts) {
    this.accounts = accounts;
  }

  static List<Reading> read(byte[] body, Collection<Account> configured, Instant receivedAt) {
    AccountBook accounts = new AccountBook(Network.INSTAGRAM, configured);
    return MetaWebhook.read(body, "instagram", accounts, new InstagramWebhook(accounts)::read, receivedAt);
  }

  private Reading read(MetaWebhook.Change change) {
    String field = change.field();
    return switch (field) {
      case "comments", "live_comments" -> comment(change);
      case "mentions" -> mention(change);
      case "story_insights" -> new NotSpoken(field, Reason.PROFILE_OR_FIGURES);
      case "message_reactions" -> new NotSpoken(field, Reason.REACTION);
      case "messaging_seen" -> new NotSpoken(field, Reason.RECEIPT);
      default -> new NotSpoken(field.isEmpty() ? "no field" : field, Reason.UNKNOWN);
    };
  }

  private Reading comment(MetaWebhook.Change change) {
    JsonNode value = change.value();
    String id = Fields.id(value, "id", "comment_id");
    if (id.isEmpty()) {
      return new NotSpoken(change.field(), Reason.UNKNOWN);
    }
    JsonNode from = value.path("from");
    String authorId = Fields.id(from, "id");
    Author author =
        authorId.isEmpty()
            ? AccountBook.unknownAuthorOf(id)
            : new Author(authorId, Fields.text(from, "username"), Fields.text(from, "name"));
    if (accounts.isTown(author, change.networkId()) || isSelf(from, change.networkId())) {
      return new NotSpoken(change.field(), Reason.OWN_POST);
    }
    String text = Fields.text(value, "text");
    if (text.isBlank()) {
      return new NotSpoken(change.field(), Reason.EMPTY);
    }
    String media = Fields.id(value.path("media"), "id");
    return new InstagramComment(accounts, change.networkId(), change.receivedAt())
        .mention(
            id,
            media.isEmpty() ? id : media,
            author,
            text,
            Fields.id(value, "parent_id"),
            Fields.time(value, change.at(), "timestamp", "created_time"));
  }

  /** The account's own comments carry its id in a second field, as it is scoped to another app. */
  private static boolean isSelf(JsonNode from, String networkId) {
    String scoped = Fields.id(from, "self_ig_scoped_id");
    return !scoped.isEmpty() && scoped.equals(networkId);
  }

  private Reading mention(MetaWebhook.Change change) {
    String media = Fields.id(change.value(), "media_id");
    String comment = Fields.id(change.value(), "comment_id");
    if (media.isEmpty()) {
      return new NotSpoken(change.field(), Reason.UNKNOWN);
    }
    String account = accounts.accountFor(change.networkId());
    return comment.isEmpty()
        ? new Pointed(account, media, Map.of("media_id", media))
        : new Pointed(account, comment, Map.of("media_id", media, "comment_id", comment));
  }
}
