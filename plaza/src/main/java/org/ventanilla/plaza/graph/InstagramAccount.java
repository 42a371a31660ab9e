package org.ventanilla.plaza.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ventanilla.plaza.square.Draft;
import org.ventanilla.plaza.square.Form;
import org.ventanilla.plaza.square.Medium;
import org.ventanilla.plaza.square.Network;
import org.ventanilla.plaza.square.Person;
import org.ventanilla.plaza.square.Post;
import org.ventanilla.plaza.square.Square;
import org.ventanilla.plaza.wire.Json;

/** What can be asked of an Instagram professional account, its publications and comments, and what it does itself. */
final class InstagramAccount {

  /** The longest comment that Instagram takes, in characters. */
  private static final int LONGEST_COMMENT = 2_200;

  private final Square square;
  private final InstagramNodes nodes;
  private final Conversations conversations;
  private final Messaging messaging;
  private final SubscribedApps apps;
  private final Map<String, Draft> containers = new ConcurrentHashMap<>();

  InstagramAccount(
      Square square, InstagramNodes nodes, Conversations conversations, Messaging messaging, SubscribedApps apps) {
    this.square = square;
    this.nodes = nodes;
    this.conversations = conversations;
    this.messaging = messaging;
    this.apps = apps;
  }

  /** True for a container that waits to be published. */
  boolean knows(String id) {
    return containers.containsKey(id);
  }

  ObjectNode perform(GraphCall call) {
    Person account = square.town(Network.INSTAGRAM);
    boolean byPlatform = call.parameter("platform").equals("instagram");
    if (call.object().equals("me") || call.object().equals(account.id()) || byPlatform) {
      return ofAccount(call, account);
    }
    if (containers.containsKey(call.object()) && call.method().equals("GET")) {
      return Json.object().put("status_code", "FINISHED").put("status", "Finished").put("id", call.object());
    }
    Optional<Post> post = square.find(call.object()).filter(found -> found.network() == Network.INSTAGRAM);
    if (post.isPresent() && post.get().form() == Form.MESSAGE) {
      return conversations.message(post.get(), call.fields());
    }
    if (post.filter(nodes::isVisible).isPresent()) {
      return ofPost(call, post.get());
    }
    return conversations.citizen(Network.INSTAGRAM, call.object())
        .map(citizen -> conversations.messages(citizen.id(), call.asEdge(call.object()), call.fields()))
        .or(() -> profile(call))
        .orElseThrow(() -> missing(call));
  }

  private ObjectNode ofAccount(GraphCall call, Person account) {
    return switch (call.method() + " " + call.edge()) {
      case "GET " -> nodes.account(call, call.fields());
      case "GET media", "GET tags", "GET stories" ->
          nodes.list(call, call.asEdge(account.id()), call.edge(), call.fields());
      case "GET conversations" ->
          conversations.list(Network.INSTAGRAM, call.asEdge(account.id()), call.fields());
      case "POST mentions" -> answerMention(call);
      case "POST media" -> container(call, account);
      case "POST media_publish" -> publish(call);
      case "POST messages" -> messaging.send(call, Network.INSTAGRAM);
      case "GET subscribed_apps", "POST subscribed_apps", "DELETE subscribed_apps" ->
          apps.perform(call, Network.INSTAGRAM);
      default -> throw missing(call);
    };
  }

  private ObjectNode ofPost(GraphCall call, Post post) {
    boolean below = square.findEvenRemoved(post.rootId()).map(Post::byTown).orElse(false);
    return switch (call.method() + " " + call.edge()) {
      case "GET " ->
          post.isRoot() ? nodes.media(call, post, call.fields()) : nodes.comment(call, post, call.fields());
      case "GET comments" -> {
        require(call, post.isRoot());
        yield nodes.comments(call, call.asEdge(post.id()), post, call.fields());
      }
      case "GET replies" -> {
        require(call, !post.isRoot());
        yield nodes.replies(call, call.asEdge(post.id()), post, call.fields());
      }
      case "POST comments" -> {
        require(call, post.isRoot());
        yield comment(call, post);
      }
      case "POST replies" -> {
        require(call, !post.isRoot() && below);
        yield comment(call, post);
      }
      case "DELETE " -> {
        require(call, !post.isRoot());
        square.remove(post);
        yield FacebookPage.success();
      }
      default -> throw missing(call);
    };
  }

  /** Answers below somebody else's publication, where the account was named. */
  private ObjectNode answerMention(GraphCall call) {
    String target = call.parameter("comment_id").isEmpty() ? call.parameter("media_id") : call.parameter("comment_id");
    Post post =
        square.find(target)
            .filter(found -> found.network() == Network.INSTAGRAM && found.rootId().equals(call.parameter("media_id")))
            .filter(nodes::namesTown)
            .orElseThrow(() -> GraphException.parameter("The account is not mentioned there"));
    return comment(call, post);
  }

  private ObjectNode comment(GraphCall call, Post on) {
    String message = call.parameter("message");
    if (message.isBlank() || message.codePointCount(0, message.length()) > LONGEST_COMMENT) {
      throw GraphException.parameter("The parameter message must have 1 to " + LONGEST_COMMENT + " characters");
    }
    Post comment = square.publish(Draft.reply(square.town(Network.INSTAGRAM), on, message, 0, List.of()));
    return Json.object().put("id", comment.id());
  }

  private ObjectNode container(GraphCall call, Person account) {
    String url = call.parameter("image_url");
    if (url.isEmpty()) {
      throw GraphException.parameter("The parameter image_url is required");
    }
    String id = square.newId(Network.INSTAGRAM);
    Medium photo = new Medium(id, "photo", url, call.parameter("alt_text"));
    containers.put(id, Draft.post(account, call.parameter("caption"), List.of(photo)));
    return Json.object().put("id", id);
  }

  private ObjectNode publish(GraphCall call) {
    Draft draft = containers.remove(call.parameter("creation_id"));
    if (draft == null) {
      throw GraphException.parameter("The parameter creation_id is required, or is no container");
    }
    return Json.object().put("id", square.publish(draft).id());
  }

  private Optional<ObjectNode> profile(GraphCall call) {
    return square.person(Network.INSTAGRAM, call.object())
        .filter(person -> call.method().equals("GET") && call.edge().isEmpty())
        .map(
            person ->
                Json.object().put("name", person.name()).put("username", person.handle()).put("id", person.id()));
  }

  private static void require(GraphCall call, boolean possible) {
    if (!possible) {
      throw missing(call);
    }
  }

  private static GraphException missing(GraphCall call) {
    return GraphException.notThere(call.method().toLowerCase(), call.object());
  }
}
