package org.ventanilla.plaza.x;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.ventanilla.plaza.faults.Fault;
import org.ventanilla.plaza.faults.Faults;
import org.ventanilla.plaza.square.Draft;
import org.ventanilla.plaza.square.Network;
import org.ventanilla.plaza.square.Person;
import org.ventanilla.plaza.square.Post;
import org.ventanilla.plaza.square.Square;
import org.ventanilla.plaza.wire.Answer;
import org.ventanilla.plaza.wire.Json;

/** Direct messages on X. */
final class XMessages {

  private final Square square;
  private final XPosts posts;
  private final Faults faults;

  XMessages(Square square, XPosts posts, Faults faults) {
    this.square = square;
    this.posts = posts;
    this.faults = faults;
  }

  Answer send(RoutingContext call) {
    String participant = call.pathParam("id");
    String text = XWriting.body(call).map(body -> body.path("text").asText("")).orElse("");
    if (text.isBlank()) {
      return XProblems.invalid("text", text, "One of the following is required: text, attachments.");
    }
    Optional<Person> citizen = square.person(Network.X, participant).filter(person -> !person.town());
    if (citizen.isEmpty() || faults.isOn(Fault.WINDOW_CLOSED, Network.X)) {
      return XProblems.forbidden("You do not have permission to DM one or more participants.");
    }
    Post sent = square.publish(Draft.message(square.town(Network.X), citizen.get(), text, List.of()));
    ObjectNode body = Json.object();
    body.putObject("data").put("dm_conversation_id", conversationId(citizen.get())).put("dm_event_id", sent.id());
    return Answer.of(201, body);
  }

  Answer with(RoutingContext call) {
    return page(call, message -> message.rootId().equals(call.pathParam("id")));
  }

  Answer conversation(RoutingContext call) {
    Set<String> ids = Set.of(call.pathParam("conversation").split("-"));
    return page(call, message -> ids.contains(message.rootId()));
  }

  Answer all(RoutingContext call) {
    return page(call, message -> true);
  }

  private Answer page(RoutingContext call, Predicate<Post> wanted) {
    String size = Optional.ofNullable(call.request().params().get("max_results")).orElse("100");
    String token = Optional.ofNullable(call.request().params().get("pagination_token")).orElse("");
    if (!size.matches("[0-9]{1,3}") || Integer.parseInt(size) < 1 || Integer.parseInt(size) > 100) {
      return XProblems.invalid("max_results", size, "The `max_results` query parameter is not between 1 and 100");
    }
    if (!token.matches("(?:000[0-7][0-9a-v]{12})?")) {
      return XProblems.invalid("pagination_token", token, "The `pagination_token` query parameter is not valid");
    }
    long before = token.isEmpty() ? Long.MAX_VALUE : Long.parseLong(token, 32);
    List<Post> found =
        faults.isOn(Fault.POLLING_OFF, Network.X)
            ? List.of()
            : square.messages(Network.X).stream()
                .filter(message -> Long.parseLong(message.id()) < before)
                .filter(wanted)
                .limit(Integer.parseInt(size) + 1L)
                .toList();
    return Answer.ok(body(found, Integer.parseInt(size), call));
  }

  private ObjectNode body(List<Post> found, int size, RoutingContext call) {
    List<Post> shown = found.subList(0, Math.min(size, found.size()));
    Set<String> fields = Set.of(call.request().params().contains("dm_event.fields")
        ? call.request().params().get("dm_event.fields").split(",") : new String[0]);
    Ask ask = Ask.of(call.request().params());
    ObjectNode body = Json.object();
    Map<String, Person> senders = new LinkedHashMap<>();
    if (!shown.isEmpty()) {
      ArrayNode data = body.putArray("data");
      for (Post message : shown) {
        data.add(event(message, fields, ask));
        senders.put(message.author().id(), message.author());
      }
      if (ask.expands("sender_id")) {
        ArrayNode users = body.putObject("includes").putArray("users");
        senders.values().forEach(person -> users.add(posts.user(person, ask)));
      }
    }
    ObjectNode meta = body.putObject("meta").put("result_count", shown.size());
    if (found.size() > size) {
      String token = Long.toString(Long.parseLong(shown.get(size - 1).id()), 32);
      // X's contract wants at least 16 characters.
      meta.put("next_token", "0".repeat(16 - token.length()) + token);
    }
    return body;
  }

  private ObjectNode event(Post message, Set<String> fields, Ask ask) {
    ObjectNode event =
        Json.object().put("id", message.id()).put("event_type", "MessageCreate").put("text", message.text());
    if (fields.contains("created_at")) {
      event.put("created_at", XPosts.time(message.at()));
    }
    if (fields.contains("sender_id") || ask.expands("sender_id")) {
      event.put("sender_id", message.author().id());
    }
    if (fields.contains("dm_conversation_id")) {
      square.person(Network.X, message.rootId())
          .ifPresent(citizen -> event.put("dm_conversation_id", conversationId(citizen)));
    }
    if (fields.contains("participant_ids")) {
      event.putArray("participant_ids").add(message.rootId()).add(square.town(Network.X).id());
    }
    return event;
  }

  private String conversationId(Person citizen) {
    long one = Long.parseLong(citizen.id());
    long other = Long.parseLong(square.town(Network.X).id());
    return Math.min(one, other) + "-" + Math.max(one, other);
  }
}
