package org.ventanilla.plaza.x;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ventanilla.plaza.square.Draft;
import org.ventanilla.plaza.square.Medium;
import org.ventanilla.plaza.square.Network;
import org.ventanilla.plaza.square.Person;
import org.ventanilla.plaza.square.Post;
import org.ventanilla.plaza.square.Square;
import org.ventanilla.plaza.wire.Answer;
import org.ventanilla.plaza.wire.Json;

/** What the town says on X. */
final class XWriting {

  private final Square square;
  private final Uploads uploads;

  XWriting(Square square, Uploads uploads) {
    this.square = square;
    this.uploads = uploads;
  }

  Answer create(RoutingContext call) {
    Optional<ObjectNode> body = body(call);
    if (body.isEmpty()) {
      return XProblems.invalid("body", "", "Requests with bodies must have content-type of application/json.");
    }
    String text = body.get().path("text").asText("");
    List<Medium> media = new ArrayList<>();
    for (JsonNode id : body.get().path("media").path("media_ids")) {
      Optional<Medium> medium = uploads.medium(id.asText());
      if (medium.isEmpty()) {
        return XProblems.invalid("media.media_ids", id.asText(), "Your media IDs are invalid.");
      }
      media.add(medium.get());
    }
    if (text.isBlank() && media.isEmpty()) {
      return XProblems.invalid("text", text, "One of the following is required: text, media.");
    }
    if (XText.isLong(text)) {
      return XProblems.forbidden(
          "Your Tweet text is too long. For more information on how Twitter determines text length see"
              + " https://github.com/twitter/twitter-text.");
    }
    return publish(body.get(), text, media);
  }

  Answer delete(RoutingContext call) {
    String id = call.pathParam("id");
    if (!XReading.isId(id)) {
      return XReading.badId("id", id);
    }
    Optional<Post> post = square.find(id);
    if (post.isPresent() && !post.get().byTown()) {
      return XProblems.forbidden("You are not authorized to delete this Tweet.");
    }
    post.ifPresent(square::remove);
    ObjectNode body = Json.object();
    body.putObject("data").put("deleted", post.isPresent());
    return Answer.ok(body);
  }

  static Optional<ObjectNode> body(RoutingContext call) {
    return call.body().buffer() == null ? Optional.empty() : Json.read(call.body().buffer().getBytes());
  }

  private Answer publish(ObjectNode body, String text, List<Medium> media) {
    Person town = square.town(Network.X);
    String answers = body.path("reply").path("in_reply_to_tweet_id").asText("");
    Optional<Post> answered = square.find(answers).filter(post -> post.network() == Network.X);
    if (!answers.isEmpty() && answered.isEmpty()) {
      return XProblems.forbidden("You attempted to reply to a Tweet that is deleted or not visible to you.");
    }
    String quoted = body.path("quote_tweet_id").asText("");
    if (!quoted.isEmpty() && square.find(quoted).isEmpty()) {
      return XProblems.forbidden("You attempted to quote a Tweet that is deleted or not visible to you.");
    }
    if (isDuplicate(town, text, answers)) {
      return XProblems.forbidden("You are not allowed to create a Tweet with duplicate content.");
    }
    Draft draft =
        answered.map(post -> XReplies.draft(square, town, post, text, media))
            .orElseGet(() -> Draft.post(town, text, media));
    Post post = square.publish(draft.quoting(quoted));
    ObjectNode answer = Json.object();
    ObjectNode data = answer.putObject("data").put("id", post.id()).put("text", post.text());
    data.putArray("edit_history_tweet_ids").add(post.id());
    return Answer.of(201, answer);
  }

  /** X compares with what the account said lately; the same words to another post are not refused. */
  private boolean isDuplicate(Person author, String text, String answers) {
    return square.newestFirst(Network.X).stream()
        .anyMatch(
            post ->
                post.author().id().equals(author.id())
                    && post.inReplyTo().equals(answers)
                    && post.shown().strip().equals(text.strip()));
  }
}
