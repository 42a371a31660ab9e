package org.ventanilla.networks.x;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
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

/**
 * Reads post objects of X API v2, in the names of the newer specification ({@code referenced_posts}, {@code note_post},
 * {@code edit_history_post_ids}) and of the older one ({@code ..._tweets}, {@code note_tweet}, {@code
 * edit_history_tweet_ids}).
 */
final class XPost {

  private final AccountBook accounts;
  private final String addressedTo;
  private final Instant receivedAt;
  private final Map<String, JsonNode> users = new HashMap<>();
  private final Map<String, JsonNode> media = new HashMap<>();
  private final Map<String, JsonNode> places = new HashMap<>();

  /**
   * @param addressedTo user id of the municipal account
   * @param includes the expansions that came with the posts; may be missing
   */
  XPost(AccountBook accounts, String addressedTo, JsonNode includes, Instant receivedAt) {
    this.accounts = accounts;
    this.addressedTo = addressedTo;
    this.receivedAt = receivedAt;
    includes.path("users").forEach(user -> users.put(Fields.id(user, "id"), user));
    includes.path("media").forEach(medium -> media.put(Fields.id(medium, "media_key"), medium));
    includes.path("places").forEach(place -> places.put(Fields.id(place, "id"), place));
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
    Author author = author(Fields.id(post, "author_id"), id);
    if (accounts.isTown(author, addressedTo)) {
      return new NotSpoken(what, Reason.OWN_POST);
    }
    String repliedTo = referenced(post, "replied_to");
    String first = firstVersion(post, id);
    if (!referenced(post, "retweeted").isEmpty()) {
      return new NotSpoken(what + "/retweet", Reason.REACTION);
    }
    String text = words(post);
    List<Media> attached = attached(post);
    if (text.isBlank() && attached.isEmpty()) {
      return new NotSpoken(what, Reason.EMPTY);
    }
    String account = accounts.accountFor(addressedTo);
    String conversation = Fields.id(post, "conversation_id");
    String thread = conversation.isEmpty() ? repliedTo : conversation;
    String root = repliedTo.isEmpty() ? first : thread;
    return new Spoken(
        new Mention(
            Network.X,
            account,
            first,
            Mention.conversationKey(Network.X, account, root, author.id()),
            author,
            text,
            attached,
            geo(post),
            repliedTo.isEmpty() ? null : repliedTo,
            url(author, id),
            Fields.time(post, receivedAt, "created_at"),
            receivedAt,
            repliedTo.isEmpty() ? MentionKind.POST : MentionKind.REPLY,
            first.equals(id) ? Change.CREATED : Change.EDITED));
  }

  static String url(Author author, String id) {
    return "https://x.com/" + (author.handle().isEmpty() ? "i" : author.handle()) + "/status/" + id;
  }

  private Author author(String id, String postId) {
    if (id.isEmpty()) {
      return AccountBook.unknownAuthorOf(postId);
    }
    JsonNode user = users.get(id);
    return user == null
        ? new Author(id, "", "")
        : new Author(id, Fields.text(user, "username"), Fields.text(user, "name"));
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

  private static String firstVersion(JsonNode post, String id) {
    for (String name : List.of("edit_history_post_ids", "edit_history_tweet_ids")) {
      String first = Fields.id(post.path(name).path(0));
      if (!first.isEmpty()) {
        return first;
      }
    }
    return id;
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

  private List<Media> attached(JsonNode post) {
    List<Media> attached = new ArrayList<>();
    for (JsonNode key : post.path("attachments").path("media_keys")) {
      JsonNode medium = media.get(Fields.id(key));
      if (medium == null) {
        attached.add(new Media("file", "", ""));
        continue;
      }
      String type = "photo".equals(Fields.text(medium, "type")) ? "photo" : "video";
      String url = type.equals("photo") ? Fields.text(medium, "url") : bestVideo(medium.path("variants"), "bit_rate");
      attached.add(
          new Media(
              type,
              url.isEmpty() ? Fields.text(medium, "preview_image_url") : url,
              Fields.text(medium, "alt_text")));
    }
    return attached;
  }

  /** The address of the sharpest MP4 among the variants; empty when there is none. */
  static String bestVideo(JsonNode variants, String rateField) {
    String best = "";
    long bestRate = -1;
    for (JsonNode variant : variants) {
      long rate = variant.path(rateField).asLong(0);
      if ("video/mp4".equals(Fields.text(variant, "content_type")) && rate > bestRate) {
        best = Fields.text(variant, "url");
        bestRate = rate;
      }
    }
    return best;
  }

  private Geo geo(JsonNode post) {
    JsonNode geo = post.path("geo");
    String name = Fields.text(places.getOrDefault(Fields.id(geo, "place_id"), geo), "full_name", "name");
    return point(geo.path("coordinates").path("coordinates"), name);
  }

  /** A GeoJSON position (longitude first) and a place's name; null when neither is told. */
  static Geo point(JsonNode position, String name) {
    if (position.path(0).isNumber() && position.path(1).isNumber()) {
      return new Geo(position.path(1).doubleValue(), position.path(0).doubleValue(), name);
    }
    return name.isEmpty() ? null : new Geo(null, null, name);
  }
}
