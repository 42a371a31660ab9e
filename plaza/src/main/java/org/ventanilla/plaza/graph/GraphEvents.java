package org.ventanilla.plaza.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.ventanilla.plaza.PlazaAccount;
import org.ventanilla.plaza.PlazaConfig;
import org.ventanilla.plaza.square.Change;
import org.ventanilla.plaza.square.Form;
import org.ventanilla.plaza.square.Medium;
import org.ventanilla.plaza.square.Network;
import org.ventanilla.plaza.square.Person;
import org.ventanilla.plaza.square.Post;
import org.ventanilla.plaza.square.Square;
import org.ventanilla.plaza.wire.Json;

/** What Meta's webhooks tell of a page and of an Instagram account (Graph API documentation, "Webhooks"). */
public final class GraphEvents {

  private final Square square;
  private final Comments comments;
  private final PlazaAccount facebook;

  public GraphEvents(Square square, PlazaConfig config) {
    this.square = square;
    this.comments = new Comments(square);
    this.facebook = config.facebook();
  }

  /** The bodies of the webhooks; none if Meta tells nothing of such a change, one a photo of an album. */
  public List<ObjectNode> of(Change change) {
    Post post = change.post();
    if (post.form() == Form.MESSAGE) {
      return change.what() == Change.What.POSTED ? List.of(message(post)) : List.of();
    }
    if (post.network() == Network.INSTAGRAM) {
      return onInstagram(change).stream().toList();
    }
    boolean album =
        change.what() == Change.What.POSTED && post.isRoot() && !post.byTown() && !post.elsewhere();
    return album && post.media().size() > 1
        ? post.media().stream().map(medium -> onPage(change, List.of(medium))).toList()
        : List.of(onPage(change, post.media()));
  }

  /** @param shown the photos that this webhook tells of */
  private ObjectNode onPage(Change change, List<Medium> shown) {
    Post post = change.post();
    if (post.elsewhere() && change.what() == Change.What.POSTED) {
      ObjectNode value =
          Json.object()
              .put("message", post.text())
              .put("post_id", post.id())
              .put("sender_name", post.author().name())
              .put("sender_id", post.author().id())
              .put("created_time", post.at().getEpochSecond())
              .put("item", "post")
              .put("verb", "add");
      return entry("page", square.town(Network.FACEBOOK), change, "mention", value);
    }
    ObjectNode value = Json.object();
    value.set("from", Json.object().put("id", post.author().id()).put("name", post.author().name()));
    value.put("item", item(post, shown)).put("verb", verb(change));
    if (post.isRoot()) {
      value.put("post_id", post.id());
    } else {
      value
          .put("comment_id", post.id())
          .put("post_id", post.rootId())
          .put("parent_id", comments.parentId(post));
      ObjectNode parent = value.putObject("post");
      parent.put("id", post.rootId()).put("is_published", true).put("status_type", "mobile_status_update");
    }
    value.put("created_time", post.at().getEpochSecond());
    if (change.what() != Change.What.REMOVED) {
      if (post.isRoot()) {
        value.put("published", 1);
      }
      media(post, shown, value);
      if (!post.text().isEmpty()) {
        value.put("message", post.text());
      }
    }
    return entry("page", square.town(Network.FACEBOOK), change, "feed", value);
  }

  private Optional<ObjectNode> onInstagram(Change change) {
    Post post = change.post();
    Person account = square.town(Network.INSTAGRAM);
    // Instagram tells of new comments and mentions only; edits and deletions are found by asking.
    if (change.what() != Change.What.POSTED) {
      return Optional.empty();
    }
    boolean ownMedia = square.findEvenRemoved(post.rootId()).map(Post::byTown).orElse(post.byTown());
    if (post.isRoot() && post.byTown() || !ownMedia && post.byTown()) {
      return Optional.empty();
    }
    if (!ownMedia) {
      ObjectNode value = Json.object().put("media_id", post.rootId());
      if (!post.isRoot()) {
        value.put("comment_id", post.id());
      }
      return Optional.of(entry("instagram", account, change, "mentions", value));
    }
    ObjectNode value = Json.object();
    value.putObject("from").put("id", post.author().id()).put("username", post.author().handle());
    value.putObject("media").put("id", post.rootId()).put("media_product_type", "FEED");
    value.put("id", post.id());
    if (!comments.isTop(post)) {
      value.put("parent_id", comments.parentId(post));
    }
    value.put("text", post.text());
    return Optional.of(entry("instagram", account, change, "comments", value));
  }

  private ObjectNode message(Post message) {
    Person town = square.town(message.network());
    String citizen = message.rootId();
    ObjectNode body = Json.object();
    body.put("object", message.network() == Network.FACEBOOK ? "page" : "instagram");
    ObjectNode entry = body.putArray("entry").addObject().put("id", town.id()).put("time", message.at().toEpochMilli());
    ObjectNode event = entry.putArray("messaging").addObject();
    event.putObject("sender").put("id", message.author().id());
    event.putObject("recipient").put("id", message.byTown() ? citizen : town.id());
    event.put("timestamp", message.at().toEpochMilli());
    ObjectNode content = event.putObject("message").put("mid", message.id());
    if (!message.text().isEmpty()) {
      content.put("text", message.text());
    }
    if (message.byTown()) {
      content.put("is_echo", true);
      if (message.network() == Network.FACEBOOK) {
        content.put("app_id", facebook.appKey());
      }
    }
    if (!message.media().isEmpty()) {
      ArrayNode attachments = content.putArray("attachments");
      for (Medium medium : message.media()) {
        attachments
            .addObject()
            .put("type", medium.type().equals("video") ? "video" : "image")
            .putObject("payload")
            .put("url", medium.url());
      }
    }
    return body;
  }

  private static void media(Post post, List<Medium> shown, ObjectNode value) {
    if (shown.isEmpty()) {
      return;
    }
    Medium first = shown.get(0);
    if (!post.isRoot()) {
      value.put(first.type().equals("video") ? "video" : "photo", first.url());
    } else if (shown.size() == 1) {
      value.put("link", first.url()).put(first.type().equals("video") ? "video_id" : "photo_id", first.id());
    } else {
      ArrayNode photos = value.putArray("photos");
      shown.forEach(medium -> photos.add(medium.url()));
    }
  }

  private static String item(Post post, List<Medium> shown) {
    if (!post.isRoot()) {
      return "comment";
    }
    if (shown.size() == 1) {
      return shown.get(0).type().equals("video") ? "video" : "photo";
    }
    return post.byTown() ? "status" : "post";
  }

  private static String verb(Change change) {
    return switch (change.what()) {
      case POSTED -> "add";
      case EDITED -> "edited";
      case REMOVED -> "remove";
    };
  }

  private static ObjectNode entry(String object, Person account, Change change, String field, ObjectNode value) {
    ObjectNode body = Json.object().put("object", object);
    ObjectNode entry =
        body.putArray("entry")
            .addObject()
            .put("id", account.id())
            .put("time", change.post().editedAt().getEpochSecond());
    entry.putArray("changes").addObject().put("field", field).set("value", value);
    return body;
  }
}
