package org.ventanilla.plaza.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.ventanilla.plaza.faults.Fault;
import org.ventanilla.plaza.faults.Faults;
import org.ventanilla.plaza.square.Medium;
import org.ventanilla.plaza.square.Network;
import org.ventanilla.plaza.square.Person;
import org.ventanilla.plaza.square.Post;
import org.ventanilla.plaza.square.Square;
import org.ventanilla.plaza.wire.Json;

/** The page, its posts and comments, in the words of the Graph API. */
final class FacebookNodes {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxx").withZone(ZoneOffset.UTC);

  private final Square square;
  private final Comments comments;
  private final Conversations conversations;
  private final Faults faults;

  FacebookNodes(Square square, Comments comments, Conversations conversations, Faults faults) {
    this.square = square;
    this.comments = comments;
    this.conversations = conversations;
    this.faults = faults;
  }

  static String time(Instant instant) {
    return TIME.format(instant);
  }

  static String permalink(Post post) {
    String place = post.isRoot() ? post.id() : post.rootId();
    String[] parts = place.split("_");
    String address = "https://www.facebook.com/" + parts[0] + "/posts/" + parts[parts.length - 1];
    return post.isRoot() ? address : address + "?comment_id=" + post.id().substring(post.id().indexOf('_') + 1);
  }

  ObjectNode page(GraphCall call, Fields fields) {
    Person page = square.town(Network.FACEBOOK);
    ObjectNode node = Json.object();
    for (Fields.Field field : fields.orElse("name,id").asked()) {
      JsonNode value =
          switch (field.name()) {
            case "id" -> TextNode.valueOf(page.id());
            case "name" -> TextNode.valueOf(page.name());
            case "username" -> TextNode.valueOf(page.handle());
            case "link" -> TextNode.valueOf("https://www.facebook.com/" + page.handle());
            case "category" -> TextNode.valueOf("City Hall");
            case "fan_count", "followers_count" -> IntNode.valueOf(0);
            case "instagram_business_account" ->
                Json.object().put("id", square.town(Network.INSTAGRAM).id());
            case "feed", "posts", "published_posts", "tagged" ->
                list(call, call.nested(page.id(), field), field.name(), field.nested());
            case "conversations" ->
                conversations.list(Network.FACEBOOK, call.nested(page.id(), field), field.nested());
            default -> throw GraphException.noField(field.name(), "Page");
          };
      node.set(field.name(), value);
    }
    return node.put("id", page.id());
  }

  /** One of the page's lists of posts, newest first. */
  ObjectNode list(GraphCall call, Edge edge, String name, Fields fields) {
    List<Post> posts =
        faults.isOn(Fault.POLLING_OFF, Network.FACEBOOK)
            ? List.of()
            : square.newestFirst(Network.FACEBOOK).stream()
                .filter(post -> post.isRoot() && belongsTo(name, post))
                .toList();
    return edge.page(posts, true, post -> post(call, post, fields));
  }

  ObjectNode post(GraphCall call, Post post, Fields fields) {
    ObjectNode node = Json.object();
    for (Fields.Field field : fields.orElse("created_time,message,id").asked()) {
      JsonNode value =
          switch (field.name()) {
            case "id" -> TextNode.valueOf(post.id());
            case "message" -> text(post);
            case "created_time" -> TextNode.valueOf(time(post.at()));
            case "updated_time" -> TextNode.valueOf(time(newsOf(post)));
            case "from" -> person(post.author());
            case "permalink_url" -> TextNode.valueOf(permalink(post));
            case "status_type" -> TextNode.valueOf(statusType(post));
            case "is_hidden" -> BooleanNode.FALSE;
            case "is_published" -> BooleanNode.TRUE;
            case "full_picture" -> post.media().isEmpty() ? null : TextNode.valueOf(post.media().get(0).url());
            case "attachments" -> attachments(post, field.nested());
            case "to", "message_tags", "shares", "story", "place" -> null;
            case "comments" -> comments(call, call.nested(post.id(), field), post, field.nested());
            case "likes", "reactions" -> emptyEdge(field);
            default -> throw GraphException.noField(field.name(), "Post");
          };
      put(node, field.name(), value);
    }
    return node.put("id", post.id());
  }

  /** When it was posted, edited or last commented. */
  private Instant newsOf(Post post) {
    return comments.allBelow(post).stream().map(Post::at).reduce(post.editedAt(), (a, b) -> a.isAfter(b) ? a : b);
  }

  ObjectNode comment(GraphCall call, Post comment, Fields fields) {
    ObjectNode node = Json.object();
    for (Fields.Field field : fields.orElse("created_time,from,message,id").asked()) {
      JsonNode value =
          switch (field.name()) {
            case "id" -> TextNode.valueOf(comment.id());
            case "message" -> TextNode.valueOf(comment.text());
            case "created_time" -> TextNode.valueOf(time(comment.at()));
            case "from" -> person(comment.author());
            case "permalink_url" -> TextNode.valueOf(permalink(comment));
            case "parent" -> parent(call, comment, field.nested());
            case "object" -> Json.object().put("id", comment.rootId());
            case "comment_count" -> IntNode.valueOf(comments.answersTo(comment).size());
            case "like_count" -> IntNode.valueOf(0);
            case "is_hidden", "is_private", "user_likes" -> BooleanNode.FALSE;
            case "can_comment", "can_hide", "can_remove", "can_like", "can_reply_privately" -> BooleanNode.TRUE;
            case "attachment" -> comment.media().isEmpty() ? null : attachment(comment.media().get(0));
            case "message_tags" -> null;
            case "comments" -> comments(call, call.nested(comment.id(), field), comment, field.nested());
            case "likes", "reactions" -> emptyEdge(field);
            default -> throw GraphException.noField(field.name(), "Comment");
          };
      put(node, field.name(), value);
    }
    return node.put("id", comment.id());
  }

  /** The comments below a post or below a comment; oldest first unless asked otherwise. */
  ObjectNode comments(GraphCall call, Edge edge, Post of, Fields fields) {
    Map<String, String> asked = edge.parameters();
    boolean newestFirst = "reverse_chronological".equals(asked.get("order"));
    List<Post> oldestFirst =
        !of.isRoot()
            ? comments.answersTo(of)
            : "stream".equals(asked.get("filter")) ? comments.allBelow(of) : comments.below(of);
    List<Post> found = faults.isOn(Fault.POLLING_OFF, Network.FACEBOOK) ? List.of() : oldestFirst;
    ObjectNode node =
        edge.page(
            newestFirst ? Comments.reversed(found) : found, newestFirst, comment -> comment(call, comment, fields));
    if (List.of("1", "true").contains(asked.getOrDefault("summary", ""))) {
      node.putObject("summary")
          .put("order", newestFirst ? "reverse_chronological" : "chronological")
          .put("total_count", found.size())
          .put("can_comment", true);
    }
    return node;
  }

  ObjectNode profile(Person person, Fields fields) {
    ObjectNode node = Json.object();
    for (Fields.Field field : fields.orElse("name,id").asked()) {
      switch (field.name()) {
        case "id", "profile_pic", "locale", "timezone", "gender" -> { }
        case "name" -> node.put("name", person.name());
        case "first_name" -> node.put("first_name", person.name().split(" ", 2)[0]);
        case "last_name" -> node.put("last_name", person.name().replaceFirst("^\\S+\\s*", ""));
        case "username" -> node.put("username", person.handle());
        default -> throw GraphException.noField(field.name(), "User");
      }
    }
    return node.put("id", person.id());
  }

  static ObjectNode person(Person person) {
    return Json.object().put("name", person.name()).put("id", person.id());
  }

  private JsonNode parent(GraphCall call, Post comment, Fields fields) {
    String parentId = comments.parentId(comment);
    if (parentId.equals(comment.rootId())) {
      return null;
    }
    return square.find(parentId).map(parent -> (JsonNode) comment(call, parent, fields)).orElse(null);
  }

  private static boolean belongsTo(String list, Post post) {
    return switch (list) {
      case "tagged" -> post.elsewhere();
      case "posts", "published_posts" -> post.byTown();
      default -> !post.elsewhere();
    };
  }

  private static String statusType(Post post) {
    if (!post.media().isEmpty()) {
      return "added_photos";
    }
    return post.byTown() ? "mobile_status_update" : "wall_post";
  }

  private static JsonNode text(Post post) {
    return post.text().isEmpty() ? null : TextNode.valueOf(post.text());
  }

  /** One attachment, or one album with the others inside it, as the Graph API tells them. */
  private static JsonNode attachments(Post post, Fields fields) {
    if (post.media().isEmpty()) {
      return null;
    }
    ObjectNode told = attachment(post.media().get(0));
    told.put("media_type", post.media().get(0).type());
    if (post.media().size() > 1) {
      ArrayNode inside = Json.array();
      post.media().forEach(medium -> inside.add(attachment(medium).put("media_type", medium.type())));
      told.put("type", "album").put("media_type", "album").putObject("subattachments").set("data", inside);
    }
    if (!fields.isEmpty()) {
      told.retain(fields.asked().stream().map(Fields.Field::name).toList());
    }
    ObjectNode node = Json.object();
    node.putArray("data").add(told);
    return node;
  }

  private static ObjectNode attachment(Medium medium) {
    ObjectNode node = Json.object();
    node.putObject("media").putObject("image").put("height", 720).put("src", medium.url()).put("width", 960);
    if (!medium.altText().isEmpty()) {
      node.put("description", medium.altText());
    }
    node.putObject("target").put("id", medium.id()).put("url", medium.url());
    return node.put("type", medium.type().equals("video") ? "video_inline" : "photo").put("url", medium.url());
  }

  private static ObjectNode emptyEdge(Fields.Field field) {
    ObjectNode node = Json.object();
    node.putArray("data");
    if (field.modifiers().containsKey("summary")) {
      node.putObject("summary").put("total_count", 0);
    }
    return node;
  }

  private static void put(ObjectNode node, String name, JsonNode value) {
    if (value != null) {
      node.set(name, value);
    }
  }
}
