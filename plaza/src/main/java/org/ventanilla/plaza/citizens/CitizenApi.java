package org.ventanilla.plaza.citizens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ventanilla.plaza.square.Medium;
import org.ventanilla.plaza.square.Network;
import org.ventanilla.plaza.square.Post;
import org.ventanilla.plaza.square.Square;
import org.ventanilla.plaza.wire.Answer;
import org.ventanilla.plaza.wire.Json;
import org.ventanilla.plaza.wire.Problem;

/** {@code /plaza/posts} and {@code /plaza/threads}: citizens speak, and anyone looks. */
public final class CitizenApi {

  private final Square square;
  private final Citizens citizens;
  private final Threads threads;

  public CitizenApi(Square square, Citizens citizens, Threads threads) {
    this.square = square;
    this.citizens = citizens;
    this.threads = threads;
  }

  public void mount(Router router) {
    router.post("/plaza/posts").handler(call -> answer(call, this::post));
    router.put("/plaza/posts/:id").handler(call -> answer(call, this::edit));
    router.delete("/plaza/posts/:id").handler(call -> answer(call, this::delete));
    router.get("/plaza/threads").handler(call -> answer(call, this::threads));
  }

  private interface Work {
    Answer on(RoutingContext call);
  }

  private static void answer(RoutingContext call, Work work) {
    Answer answer;
    try {
      answer = work.on(call);
    } catch (BadPostException refused) {
      answer = Problem.of(refused.status(), refused.getMessage(), refused.fields());
    }
    answer.send(call);
  }

  private Answer post(RoutingContext call) {
    ObjectNode body = body(call);
    List<Problem.Field> wrong = new ArrayList<>();
    Optional<Network> network = Network.of(body.path("network").asText(""));
    if (network.isEmpty()) {
      wrong.add(new Problem.Field("network", "must be one of " + Network.CODES));
    }
    Optional<Citizens.Kind> kind = kind(body.path("kind").asText("public"));
    if (kind.isEmpty()) {
      wrong.add(new Problem.Field("kind", "must be public, message, mention or aside"));
    }
    for (String required : List.of("author", "text")) {
      if (!body.path(required).isTextual()) {
        wrong.add(new Problem.Field(required, "must be a text"));
      }
    }
    List<Medium> media = network.isEmpty() ? List.of() : media(body.path("media"), network.get(), wrong);
    if (!wrong.isEmpty()) {
      throw BadPostException.invalid(wrong);
    }
    Post post =
        citizens.say(
            new Citizens.Words(
                network.get(),
                kind.get(),
                body.get("author").asText(),
                body.get("text").asText(),
                body.path("inReplyTo").asText(""),
                media,
                body.path("quoteOf").asText("")));
    return Answer.of(201, said(post));
  }

  private Answer edit(RoutingContext call) {
    return Answer.ok(said(citizens.edit(call.pathParam("id"), body(call).path("text").asText(""))));
  }

  private Answer delete(RoutingContext call) {
    citizens.delete(call.pathParam("id"));
    return Answer.ok(Json.object().put("deleted", true));
  }

  private Answer threads(RoutingContext call) {
    String code = call.request().params().get("network");
    String limit = call.request().params().contains("limit") ? call.request().params().get("limit") : "1000000";
    Optional<Network> only = Network.of(String.valueOf(code));
    if (code != null && only.isEmpty()) {
      throw BadPostException.invalid(List.of(new Problem.Field("network", "must be one of " + Network.CODES)));
    }
    if (!limit.matches("[0-9]{1,9}")) {
      throw BadPostException.invalid(List.of(new Problem.Field("limit", "must be a number")));
    }
    ArrayNode list = Json.array();
    for (Network network : only.map(List::of).orElse(List.of(Network.values()))) {
      threads.roots(network, Integer.parseInt(limit)).forEach(root -> list.add(threads.thread(root)));
    }
    return new Answer(200, list, "application/json; charset=utf-8", Map.of());
  }

  private static ObjectNode said(Post post) {
    return Json.object()
        .put("id", post.id())
        .put("network", post.network().code())
        .put("rootId", post.rootId())
        .put("authorId", post.author().id());
  }

  private static ObjectNode body(RoutingContext call) {
    Buffer buffer = call.body().buffer();
    return Optional.ofNullable(buffer)
        .flatMap(bytes -> Json.read(bytes.getBytes()))
        .orElseThrow(
            () -> BadPostException.invalid(List.of(new Problem.Field("", "the body must be a JSON object"))));
  }

  private static Optional<Citizens.Kind> kind(String code) {
    for (Citizens.Kind kind : Citizens.Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(code)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** Media as one address, a list of addresses, or a list of {@code {url, type, altText}}. */
  private List<Medium> media(JsonNode given, Network network, List<Problem.Field> wrong) {
    List<Medium> media = new ArrayList<>();
    Iterable<JsonNode> each = given.isArray() ? given : given.isMissingNode() || given.isNull() ? List.of() : List.of(given);
    for (JsonNode one : each) {
      String url = one.isTextual() ? one.asText() : one.path("url").asText("");
      String type = one.path("type").asText("photo");
      if (!isWebAddress(url) || !List.of("photo", "video").contains(type)) {
        wrong.add(new Problem.Field("media", "must be http(s) addresses of photos or videos"));
        return List.of();
      }
      media.add(new Medium(square.newId(network), type, url, one.path("altText").asText("")));
    }
    return media;
  }

  private static boolean isWebAddress(String url) {
    try {
      URI uri = new URI(url);
      return uri.getHost() != null && List.of("http", "https").contains(uri.getScheme());
    } catch (URISyntaxException notAnAddress) {
      return false;
    }
  }
}
