package org.ventanilla.plaza.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.ventanilla.plaza.square.Draft;
import org.ventanilla.plaza.square.Form;
import org.ventanilla.plaza.square.Medium;
import org.ventanilla.plaza.square.Network;
import org.ventanilla.plaza.square.Person;
import org.ventanilla.plaza.square.Post;
import org.ventanilla.plaza.square.Square;
import org.ventanilla.plaza.wire.Json;

/** What can be asked of a page, its posts, comments and conversations, and what the page does itself. */
final class FacebookPage {

  private final Square square;
  private final FacebookNodes nodes;
  private final Conversations conversations;
  private final Messaging messaging;
  private final SubscribedApps apps;

  FacebookPage(
      Square square, FacebookNodes nodes, Conversations conversations, Messaging messaging, SubscribedApps apps) {
    this.square = square;
    this.nodes = nodes;
    this.conversations = conversations;
    this.messaging = messaging;
    this.apps = apps;
  }

  ObjectNode perform(GraphCall call) {
    Person page = square.town(Network.FACEBOOK);
    if (List.of("me", page.id(), page.handle()).contains(call.object())) {
      return ofPage(call, page);
    }
    Optional<Post> post = square.find(call.object()).filter(found -> found.network() == Network.FACEBOOK);
    if (post.isPresent()) {
      return post.get().form() == Form.MESSAGE
          ? conversations.message(post.get(), call.fields())
          : ofPost(call, post.get());
    }
    Optional<Person> partner = conversations.citizen(Network.FACEBOOK, call.object());
    if (partner.isPresent() && call.method().equals("GET")) {
      return call.edge().equals("messages")
          ? conversations.messages(partner.get().id(), call.asEdge(call.object()), call.fields())
          : conversations.conversation(Network.FACEBOOK, partner.get().id(), call.asEdge(call.object()), call.fields());
    }
    return square.person(Network.FACEBOOK, call.object())
        .filter(person -> call.method().equals("GET") && call.edge().isEmpty())
        .map(person -> nodes.profile(person, call.fields()))
        .orElseThrow(() -> missing(call));
  }

  private ObjectNode ofPage(GraphCall call, Person page) {
    return switch (call.method() + " " + call.edge()) {
      case "GET " -> nodes.page(call, call.fields());
      case "GET feed", "GET posts", "GET published_posts", "GET tagged" ->
          nodes.list(call, call.asEdge(page.id()), call.edge(), call.fields());
      // Nobody reviews the page or advertises on plaza.
      case "GET ratings", "GET ads_posts" -> call.asEdge(page.id()).page(List.of(), true, none -> null);
      case "GET conversations" ->
          conversations.list(Network.FACEBOOK, call.asEdge(page.id()), call.fields());
      case "GET subscribed_apps", "POST subscribed_apps", "DELETE subscribed_apps" ->
          apps.perform(call, Network.FACEBOOK);
      case "POST feed" -> Json.object().put("id", publish(page, call.parameter("message"), photo(call, "link")).id());
      case "POST photos" -> {
        Post post = publish(page, caption(call), photo(call, "url"));
        yield Json.object().put("id", post.media().isEmpty() ? post.id() : post.media().get(0).id())
            .put("post_id", post.id());
      }
      case "POST messages" -> messaging.send(call, Network.FACEBOOK);
      default -> throw missing(call);
    };
  }

  private ObjectNode ofPost(GraphCall call, Post post) {
    return switch (call.method() + " " + call.edge()) {
      case "GET " ->
          post.isRoot() ? nodes.post(call, post, call.fields()) : nodes.comment(call, post, call.fields());
      case "GET comments" -> nodes.comments(call, call.asEdge(post.id()), post, call.fields());
      case "POST comments" -> comment(call, post);
      case "POST " -> edit(call, post);
      case "DELETE " -> {
        square.remove(post);
        yield success();
      }
      default -> throw missing(call);
    };
  }

  private ObjectNode comment(GraphCall call, Post on) {
    String message = call.parameter("message");
    List<Medium> media = photo(call, "attachment_url");
    if (message.isBlank() && media.isEmpty()) {
      throw GraphException.parameter("The parameter message is required");
    }
    Person page = square.town(Network.FACEBOOK);
    boolean said =
        square.answersTo(on).stream()
            .anyMatch(answer -> answer.byTown() && !message.isBlank() && answer.text().strip().equals(message.strip()));
    if (said) {
      throw GraphException.duplicate();
    }
    return Json.object().put("id", square.publish(Draft.reply(page, on, message, 0, media)).id());
  }

  private ObjectNode edit(GraphCall call, Post post) {
    if (call.parameter("message").isBlank()) {
      throw GraphException.parameter("The parameter message is required");
    }
    if (!post.byTown()) {
      throw GraphException.permission("You cannot edit what others wrote");
    }
    square.edit(post, call.parameter("message"), 0);
    return success();
  }

  private Post publish(Person page, String message, List<Medium> media) {
    if (message.isBlank() && media.isEmpty()) {
      throw GraphException.parameter("The parameter message is required");
    }
    return square.publish(Draft.post(page, message, media));
  }

  private List<Medium> photo(GraphCall call, String parameter) {
    String url = call.parameter(parameter);
    return url.isEmpty() || parameter.equals("link")
        ? List.of()
        : List.of(new Medium(square.newId(Network.FACEBOOK), "photo", url, ""));
  }

  private static String caption(GraphCall call) {
    return call.parameter("caption").isEmpty() ? call.parameter("message") : call.parameter("caption");
  }

  static ObjectNode success() {
    return Json.object().put("success", true);
  }

  private static GraphException missing(GraphCall call) {
    return GraphException.notThere(call.method().toLowerCase(), call.object());
  }
}
