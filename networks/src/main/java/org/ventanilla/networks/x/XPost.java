package org.ventanilla.networks.x;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ventanilla.events.Author;
import org.ventanilla.events.Change;
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

/**
 * Reads post objects of X API v2, in the names of the newer specification ({@code referenced_posts}, {@code note_post},
 * {@code edit_history_post_ids}) and of the older one ({@code ..._tweets}, {@code note_tweet}, {@code
 * edit_history_tweet_ids}).
 */
final class XPost {

  private final AccountBook accounts;
  private final String addressedTo;
  private final Instant receivedAt;
  private final XIncludes includes;

  /**
   * @param addressedTo user id of the municipal account
   * @param includes the expansions that came with the posts; may be missing
   */
  XPost(AccountBook accounts, String addressedTo, JsonNode includes, Instant receivedAt) {
    this.accounts = accounts;
    this.addressedTo = addressedTo;
    this.receivedAt = receivedAt;
    this.includes = new XIncludes(includes);
  }

  /** The objects of an answer: a list, a single one, or none. */
  static List<JsonNode> all(JsonNode answer) {
    JsonNode data = answer.path("data");
    List<JsonNode> all = new ArrayList<>();
    (data.isObject() ? List.of(data) : data).forEach(all::add);
    return all;
  }

  /** Reads a post of a webhook, which may lack what its key needs: then it is only pointed at. */
  Reading readPushed(JsonNode post, String what) {
    String id = Fields.id(post, "id");
    boolean whole = !Fields.id(post, "author_id").isEmpty() && !Fields.id(post, "conversation_id").isEmpty();
    return id.isEmpty() || whole
        ? read(post, what)
        : new Pointed(accounts.accountFor(addressedTo), id, Map.of("post_id", id));
  }

  /** Reads a post that was asked for with all its fields: there is no more to be had than it has. */
  Reading read(JsonNode post, String what) {
    String id = Fields.id(post, "id");
    if (id.isEmpty()) {
      return new NotSpoken(what, Reason.UNKNOWN);
    }
    Author author = includes.author(Fields.id(post, "author_id"), id);
    if (accounts.isTown(author, addressedTo)) {
      return new NotSpoken(what, Reason.OWN_POST);
    }
    String text = words(post);
    if (!referenced(post, "retweeted").isEmpty() || XText.isRetweet(text)) {
      return new NotSpoken(what + "/retweet", Reason.REACTION);
    }
    List<Media> attached = includes.attached(post);
    if (text.isBlank() && attached.isEmpty()) {
      return new NotSpoken(what, Reason.EMPTY);
    }
    List<String> versions = versions(post, id);
    String first = versions.get(0);
    String repliedTo = referenced(post, "replied_to");
    String conversation = Fields.id(post, "conversation_id");
    boolean answers = !repliedTo.isEmpty() || !conversation.isEmpty() && !versions.contains(conversation);
    String thread = conversation.isEmpty() ? repliedTo : conversation;
    String account = accounts.accountFor(addressedTo);
    return new Spoken(
        new Mention(
            Network.X,
            account,
            first,
            Mention.conversationKey(Network.X, account, answers ? thread : first, author.id()),
            author,
            text,
            attached,
            includes.geo(post),
            repliedTo.isEmpty() ? null : repliedTo,
            url(author, id),
            Fields.time(post, receivedAt, "created_at"),
            receivedAt,
            answers ? MentionKind.REPLY : MentionKind.POST,
            first.equals(id) ? Change.CREATED : Change.EDITED));
  }

  static String url(Author author, String id) {
    return "https://x.com/" + (author.handle().isEmpty() ? "i" : author.handle()) + "/status/" + id;
  }

  /** Id of the post that this one answers, quotes or repeats; empty when it does not. */
  static String referenced(JsonNode post, String type) {
    for (String name : List.of("referenced_posts", "referenced_tweets")) {
      for (JsonNode reference : post.path(name)) {
        if (type.equals(Fields.text(reference, "type"))) {
          return Fields.id(reference, "id");
        }
      }
    }
    return "";
  }

  /** The ids that the post had and has, oldest first; an edited post gets a new one. */
  static List<String> versions(JsonNode post, String id) {
    List<String> versions = new ArrayList<>();
    for (String name : List.of("edit_history_post_ids", "edit_history_tweet_ids")) {
      post.path(name).forEach(version -> versions.add(Fields.id(version)));
    }
    String initial = Fields.id(post.path("edit_history"), "initial_tweet_id", "initial_post_id");
    versions.add(initial);
    versions.add(id);
    versions.removeIf(String::isEmpty);
    // The ids grow with time; they come in any order.
    versions.sort((one, other) -> one.equals(other) ? 0 : XCursor.later(one, other).equals(one) ? 1 : -1);
    return versions;
  }

  /** The whole text, also of a long post. */
  static String words(JsonNode post) {
    for (String name : List.of("note_post", "note_tweet")) {
      String text = Fields.text(post.path(name), "text");
      if (!text.isEmpty()) {
        return XText.unescaped(text);
      }
    }
    return XText.unescaped(Fields.text(post, "text"));
  }
}
