package org.ventanilla.plaza.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ventanilla.plaza.faults.Fault;
import org.ventanilla.plaza.faults.Faults;
import org.ventanilla.plaza.square.Form;
import org.ventanilla.plaza.square.Network;
import org.ventanilla.plaza.square.Person;
import org.ventanilla.plaza.square.Post;
import org.ventanilla.plaza.square.Square;
import org.ventanilla.plaza.wire.Json;

/** Private messages in the words of the Graph API: conversations, one a citizen, and their messages. */
final class Conversations {

  private static final String PREFIX = "t_";

  private final Square square;
  private final Faults faults;

  Conversations(Square square, Faults faults) {
    this.square = square;
    this.faults = faults;
  }

  /** The citizen of a conversation's id. */
  Optional<Person> citizen(Network network, String conversationId) {
    return conversationId.startsWith(PREFIX)
        ? square.person(network, conversationId.substring(PREFIX.length()))
        : Optional.empty();
  }

  /** The conversations of an account, the latest first. */
  ObjectNode list(Network network, Edge edge, Fields fields) {
    Map<String, Post> latest = new LinkedHashMap<>();
    if (!faults.isOn(Fault.POLLING_OFF, network)) {
      String only = edge.parameters().getOrDefault("user_id", "");
      square.messages(network).stream()
          .filter(message -> only.isEmpty() || message.rootId().equals(only))
          .forEach(message -> latest.putIfAbsent(message.rootId(), message));
    }
    return edge.page(
        List.copyOf(latest.values()), true, message -> conversation(network, message.rootId(), edge, fields));
  }

  ObjectNode conversation(Network network, String citizenId, Edge edge, Fields fields) {
    List<Post> messages = Comments.reversed(square.thread(citizenId));
    ObjectNode node = Json.object();
    for (Fields.Field field : fields.orElse("id,updated_time").asked()) {
      JsonNode value =
          switch (field.name()) {
            case "id" -> TextNode.valueOf(PREFIX + citizenId);
            case "link" -> TextNode.valueOf("/" + square.town(network).id() + "/inbox/" + citizenId + "/");
            case "updated_time" ->
                TextNode.valueOf(messages.isEmpty() ? "" : FacebookNodes.time(messages.get(0).at()));
            case "message_count" -> TextNode.valueOf(Integer.toString(messages.size()));
            case "snippet" -> TextNode.valueOf(messages.isEmpty() ? "" : messages.get(0).text());
            case "participants", "senders" -> participants(network, citizenId);
            case "messages" ->
                new Edge(edge.address(), field.modifiers())
                    .page(messages, true, message -> message(message, field.nested()));
            default -> throw GraphException.noField(field.name(), "Conversation");
          };
      node.set(field.name(), value);
    }
    return node.put("id", PREFIX + citizenId);
  }

  ObjectNode messages(String citizenId, Edge edge, Fields fields) {
    return edge.page(Comments.reversed(square.thread(citizenId)), true, message -> message(message, fields));
  }

  ObjectNode message(Post message, Fields fields) {
    ObjectNode node = Json.object();
    for (Fields.Field field : fields.orElse("id,created_time").asked()) {
      switch (field.name()) {
        case "id" -> node.put("id", message.id());
        case "created_time" -> node.put("created_time", FacebookNodes.time(message.at()));
        case "message" -> node.put("message", message.text());
        case "from" -> node.set("from", party(message.author()));
        case "to" -> node.putObject("to").putArray("data").add(party(receiver(message)));
        case "attachments" -> attachments(message, node);
        case "sticker", "shares", "story", "is_unsupported" -> { }
        case "tags" -> node.putObject("tags").putArray("data").addObject().put("name", "inbox");
        default -> throw GraphException.noField(field.name(), "Message");
      }
    }
    return node.put("id", message.id());
  }

  /** The citizen's last message, which opens the window in which the town may answer. */
  Optional<Post> lastOfCitizen(Person citizen) {
    return Comments.reversed(square.thread(citizen.id())).stream()
        .filter(message -> message.form() == Form.MESSAGE && !message.byTown())
        .findFirst();
  }

  private ObjectNode participants(Network network, String citizenId) {
    ObjectNode node = Json.object();
    ArrayNode data = node.putArray("data");
    square.person(network, citizenId).ifPresent(citizen -> data.add(party(citizen)));
    data.add(party(square.town(network)));
    return node;
  }

  private Person receiver(Post message) {
    Person town = square.town(message.network());
    return message.byTown() ? square.person(message.network(), message.rootId()).orElse(town) : town;
  }

  private static void attachments(Post message, ObjectNode node) {
    if (!message.media().isEmpty()) {
      ArrayNode data = node.putObject("attachments").putArray("data");
      message.media()
          .forEach(
              medium ->
                  data.addObject()
                      .put("id", medium.id())
                      .put("mime_type", medium.type().equals("video") ? "video/mp4" : "image/jpeg")
                      .putObject("image_data")
                      .put("url", medium.url()));
    }
  }

  private static ObjectNode party(Person person) {
    return person.network() == Network.FACEBOOK
        ? Json.object()
            .put("name", person.name())
            .put("email", person.id() + "@facebook.com")
            .put("id", person.id())
        : Json.object().put("username", person.handle()).put("id", person.id());
  }
}
