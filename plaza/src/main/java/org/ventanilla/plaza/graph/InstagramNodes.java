package org.ventanilla.plaza.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ventanilla.plaza.faults.Fault;
import org.ventanilla.plaza.faults.Faults;
import org.ventanilla.plaza.square.Network;
import org.ventanilla.plaza.square.Person;
import org.ventanilla.plaza.square.Post;
import org.ventanilla.plaza.square.Square;
import org.ventanilla.plaza.wire.Json;

/** The Instagram account, its publications, their comments, and where others name it, in the words of the Graph API. */
final class InstagramNodes {

  private final Square square;
  private final Comments comments;
  private final Conversations conversations;
  private final Faults faults;

  InstagramNodes(Square square, Comments comments, Conversations conversations, Faults faults) {
    this.square = square;
    this.comments = comments;
    this.conversations = conversations;
    this.faults = faults;
  }

  ObjectNode account(GraphCall call, Fields fields) {
    Person account = square.town(Network.INSTAGRAM);
    ObjectNode node = Json.object();
    for (Fields.Field field : fields.orElse("id").asked()) {
      JsonNode value =
          switch (field.name()) {
            case "id" -> TextNode.valueOf(account.id());
            case "ig_id" -> TextNode.valueOf(account.id().substring(5));
            case "username" -> TextNode.valueOf(account.handle());
            case "name" -> TextNode.valueOf(account.name());
            case "biography", "website" -> TextNode.valueOf("");
            case "followers_count", "follows_count" -> IntNode.valueOf(0);
            case "media_count" -> IntNode.valueOf(own().size());
            case "profile_picture_url" -> null;
            case "media", "tags", "stories" ->
                list(call, call.nested(account.id(), field), field.name(), field.nested());
            case "conversations" ->
                conversations.list(Network.INSTAGRAM, call.nested(account.id(), field), field.nested());
            case "mentioned_media" -> mentionedMedia(call, field);
            case "mentioned_comment" -> mentionedComment(call, field);
            default -> throw GraphException.noField(field.name(), "IGUser");
          };
      put(node, field.name(), value);
    }
    return node.put("id", account.id());
  }

  /** {@code media}: the town's publications; {@code tags}: those of others that name it; newest first. */
  ObjectNode list(GraphCall call, Edge edge, String name, Fields fields) {
    List<Post> found =
        switch (name) {
          case "media" -> own();
          case "tags" ->
              square.newestFirst(Network.INSTAGRAM).stream()
                  .filter(post -> post.isRoot() && !post.byTown() && namesTown(post))
                  .toList();
          default -> List.of();
        };
    List<Post> told = faults.isOn(Fault.POLLING_OFF, Network.INSTAGRAM) ? List.of() : found;
    return edge.page(told, true, media -> media(call, media, fields));
  }

  ObjectNode media(GraphCall call, Post media, Fields fields) {
    ObjectNode node = Json.object();
    for (Fields.Field field : fields.orElse("id").asked()) {
      JsonNode value =
          switch (field.name()) {
            case "id" -> TextNode.valueOf(media.id());
            case "ig_id" -> TextNode.valueOf(media.id());
            case "caption" -> media.text().isEmpty() ? null : TextNode.valueOf(media.text());
            case "timestamp" -> TextNode.valueOf(FacebookNodes.time(media.at()));
            case "username" -> TextNode.valueOf(media.author().handle());
            case "owner" -> Json.object().put("id", media.author().id());
            case "permalink" -> TextNode.valueOf("https://www.instagram.com/p/" + shortcode(media) + "/");
            case "shortcode" -> TextNode.valueOf(shortcode(media));
            case "media_type" -> TextNode.valueOf(mediaType(media));
            case "media_product_type" -> TextNode.valueOf("FEED");
            case "media_url", "thumbnail_url" ->
                media.media().isEmpty() ? null : TextNode.valueOf(media.media().get(0).url());
            case "alt_text" ->
                media.media().isEmpty() || media.media().get(0).altText().isEmpty()
                    ? null
                    : TextNode.valueOf(media.media().get(0).altText());
            case "children" -> children(media);
            case "like_count" -> IntNode.valueOf(0);
            case "comments_count" -> IntNode.valueOf(comments.allBelow(media).size());
            case "is_comment_enabled" -> BooleanNode.TRUE;
            case "comments" -> comments(call, call.nested(media.id(), field), media, field.nested());
            default -> throw GraphException.noField(field.name(), "IGMedia");
          };
      put(node, field.name(), value);
    }
    return node.put("id", media.id());
  }

  ObjectNode comment(GraphCall call, Post comment, Fields fields) {
    ObjectNode node = Json.object();
    for (Fields.Field field : fields.orElse("timestamp,text,id").asked()) {
      JsonNode value =
          switch (field.name()) {
            case "id" -> TextNode.valueOf(comment.id());
            case "text" -> TextNode.valueOf(comment.text());
            case "timestamp" -> TextNode.valueOf(FacebookNodes.time(comment.at()));
            case "username" -> TextNode.valueOf(comment.author().handle());
            case "from" ->
                Json.object().put("id", comment.author().id()).put("username", comment.author().handle());
            // Instagram tells it only for the account's own comments.
            case "user" -> comment.byTown() ? Json.object().put("id", comment.author().id()) : null;
            case "like_count" -> IntNode.valueOf(0);
            case "hidden" -> BooleanNode.FALSE;
            case "media" -> Json.object().put("id", comment.rootId()).put("media_product_type", "FEED");
            case "parent_id" -> comments.isTop(comment) ? null : TextNode.valueOf(comments.parentId(comment));
            case "replies" -> replies(call, call.nested(comment.id(), field), comment, field.nested());
            default -> throw GraphException.noField(field.name(), "IGComment");
          };
      put(node, field.name(), value);
    }
    return node.put("id", comment.id());
  }

  /** The comments right below a publication, newest first, as Instagram tells them. */
  ObjectNode comments(GraphCall call, Edge edge, Post media, Fields fields) {
    List<Post> found =
        faults.isOn(Fault.POLLING_OFF, Network.INSTAGRAM) ? List.of() : Comments.reversed(comments.below(media));
    return edge.page(found, true, comment -> comment(call, comment, fields));
  }

  ObjectNode replies(GraphCall call, Edge edge, Post comment, Fields fields) {
    List<Post> found =
        faults.isOn(Fault.POLLING_OFF, Network.INSTAGRAM) ? List.of() : comments.answersTo(comment);
    return edge.page(found, false, reply -> comment(call, reply, fields));
  }

  /** True if the account may look at it by its id: what is its own, and comments below what is its own. */
  boolean isVisible(Post post) {
    return post.byTown() || square.findEvenRemoved(post.rootId()).map(Post::byTown).orElse(false);
  }

  boolean namesTown(Post post) {
    String handle = "@" + square.town(Network.INSTAGRAM).handle().toLowerCase(Locale.ROOT);
    return post.text().toLowerCase(Locale.ROOT).contains(handle);
  }

  private List<Post> own() {
    return square.newestFirst(Network.INSTAGRAM).stream().filter(post -> post.isRoot() && post.byTown()).toList();
  }

  private JsonNode mentionedMedia(GraphCall call, Fields.Field field) {
    return mentioned(field, "media_id").filter(Post::isRoot).map(media -> media(call, media, field.nested()))
        .orElseThrow(() -> GraphException.parameter("The parameter media_id is required, or is no mention"));
  }

  private JsonNode mentionedComment(GraphCall call, Fields.Field field) {
    return mentioned(field, "comment_id")
        .filter(post -> !post.isRoot())
        .map(comment -> comment(call, comment, field.nested()))
        .orElseThrow(() -> GraphException.parameter("The parameter comment_id is required, or is no mention"));
  }

  private Optional<Post> mentioned(Fields.Field field, String parameter) {
    return square.find(field.modifiers().getOrDefault(parameter, ""))
        .filter(post -> post.network() == Network.INSTAGRAM && namesTown(post));
  }

  private static String mediaType(Post media) {
    if (media.media().size() > 1) {
      return "CAROUSEL_ALBUM";
    }
    return media.media().stream().anyMatch(medium -> medium.type().equals("video")) ? "VIDEO" : "IMAGE";
  }

  private static JsonNode children(Post media) {
    if (media.media().size() < 2) {
      return null;
    }
    ObjectNode node = Json.object();
    media.media().forEach(medium -> node.withArray("/data").addObject().put("id", medium.id()));
    return node;
  }

  private static String shortcode(Post media) {
    return Long.toString(Long.parseLong(media.id()), 36);
  }

  private static void put(ObjectNode node, String name, JsonNode value) {
    if (value != null) {
      node.set(name, value);
    }
  }
}
