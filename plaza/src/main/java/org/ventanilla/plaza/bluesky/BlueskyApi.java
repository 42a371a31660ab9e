package org.ventanilla.plaza.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.ventanilla.plaza.PlazaAccount;
import org.ventanilla.plaza.faults.Fault;
import org.ventanilla.plaza.faults.Faults;
import org.ventanilla.plaza.faults.Publishing;
import org.ventanilla.plaza.square.Draft;
import org.ventanilla.plaza.square.Network;
import org.ventanilla.plaza.square.Person;
import org.ventanilla.plaza.square.Post;
import org.ventanilla.plaza.square.Square;
import org.ventanilla.plaza.square.Tid;
import org.ventanilla.plaza.wire.Answer;
import org.ventanilla.plaza.wire.CallWindow;
import org.ventanilla.plaza.wire.Json;

/** The part of Bluesky that a town needs, at {@code /xrpc/...} (AT Protocol lexicons of the same names). */
public final class BlueskyApi {

  /** Bluesky allows 3,000: a test may ask faster. */
  private static final int CALLS = 20_000;

  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final int LONGEST = 300;
  private static final Pattern CHARACTER = Pattern.compile("\\X");

  private final Square square;
  private final Faults faults;
  private final Publishing publishing;
  private final CallWindow window;
  private final Tokens tokens;
  private final Records records;
  private final Notifications notifications;

  public BlueskyApi(Square square, PlazaAccount account, Faults faults, Clock clock) {
    this.square = square;
    this.faults = faults;
    this.publishing = new Publishing(faults);
    this.window = new CallWindow(CALLS, WINDOW, clock);
    this.tokens = new Tokens(account, clock);
    this.records = new Records(square);
    this.notifications = new Notifications(square, records, faults);
  }

  public void mount(Router router) {
    router.post("/xrpc/com.atproto.server.createSession").handler(call -> limited(call, () -> signIn(call).send(call)));
    router.post("/xrpc/com.atproto.server.refreshSession").handler(call -> limited(call, () -> refresh(call).send(call)));
    get(router, "com.atproto.repo.getRecord", this::record);
    get(router, "com.atproto.identity.resolveHandle", this::resolve);
    get(router, "app.bsky.feed.getPosts", this::posts);
    get(router, "app.bsky.notification.listNotifications", notifications::page);
    router.post("/xrpc/com.atproto.repo.createRecord").handler(call -> guard(call, () -> create(call)));
    router.route("/xrpc/*").handler(call -> error(501, "MethodNotImplemented", "Method Not Implemented").send(call));
  }

  private void get(Router router, String name, Function<RoutingContext, Answer> work) {
    router.get("/xrpc/" + name).handler(call -> guard(call, () -> work.apply(call).send(call)));
  }

  private void guard(RoutingContext call, Runnable work) {
    limited(
        call,
        () -> {
          Tokens.Verdict verdict = tokens.access(call.request().getHeader("authorization"));
          if (verdict == Tokens.Verdict.EXPIRED) {
            error(400, "ExpiredToken", "Token has expired").send(call);
          } else if (verdict == Tokens.Verdict.UNKNOWN || isDead()) {
            error(400, "InvalidToken", "Token could not be verified").send(call);
          } else {
            work.run();
          }
        });
  }

  private boolean isDead() {
    return faults.isOn(Fault.TOKEN_DEAD, Network.BLUESKY);
  }

  private void limited(RoutingContext call, Runnable work) {
    CallWindow.Left left = window.take();
    Optional<Faults.Active> limited = faults.find(Fault.RATE_LIMIT, Network.BLUESKY);
    tell(call.response(), left.limit(), limited.isPresent() ? 0 : left.remaining(),
        limited.map(Faults.Active::until).orElse(left.reset()));
    if (limited.isPresent() || !left.allowed()) {
      error(429, "RateLimitExceeded", "Rate Limit Exceeded").send(call);
    } else if (faults.strikes(Fault.SERVER_ERROR, Network.BLUESKY)) {
      error(503, "NotEnoughResources", "Service Unavailable").send(call);
    } else {
      work.run();
    }
  }

  private static void tell(HttpServerResponse response, int limit, int remaining, Instant reset) {
    response
        .putHeader("RateLimit-Limit", Integer.toString(limit))
        .putHeader("RateLimit-Remaining", Integer.toString(remaining))
        .putHeader("RateLimit-Reset", Long.toString(reset.getEpochSecond() + 1))
        .putHeader("RateLimit-Policy", limit + ";w=" + WINDOW.toSeconds());
  }

  private Answer signIn(RoutingContext call) {
    JsonNode body = body(call);
    String identifier = body.path("identifier").asText("");
    Person town = square.town(Network.BLUESKY);
    boolean known = identifier.equals(town.id()) || identifier.equalsIgnoreCase(town.handle());
    return known && !isDead() && tokens.isPassword(body.path("password").asText(""))
        ? Answer.ok(session())
        : error(401, "AuthenticationRequired", "Invalid identifier or password");
  }

  private Answer refresh(RoutingContext call) {
    return !isDead() && tokens.refreshes(call.request().getHeader("authorization"))
        ? Answer.ok(session())
        : error(400, "ExpiredToken", "Token has been revoked");
  }

  private ObjectNode session() {
    Person town = square.town(Network.BLUESKY);
    return tokens.issue().put("did", town.id()).put("handle", town.handle()).put("active", true);
  }

  private Answer record(RoutingContext call) {
    String uri = "at://" + parameter(call, "repo") + "/" + parameter(call, "collection") + "/" + parameter(call, "rkey");
    return square.find(uri).map(post -> Answer.ok(records.stored(post)))
        .orElseGet(() -> error(400, "RecordNotFound", "Could not locate record: " + uri));
  }

  private Answer resolve(RoutingContext call) {
    return square.personByHandle(Network.BLUESKY, parameter(call, "handle"))
        .map(person -> Answer.ok(Json.object().put("did", person.id())))
        .orElseGet(() -> error(400, "HandleNotFound", "Unable to resolve handle"));
  }

  private Answer posts(RoutingContext call) {
    List<String> uris = call.request().params().getAll("uris");
    if (uris.isEmpty() || uris.size() > 25) {
      return error(400, "InvalidRequest", "Error: uris must have between 1 and 25 elements");
    }
    ObjectNode body = Json.object();
    ArrayNode posts = body.putArray("posts");
    uris.forEach(uri -> square.find(uri).ifPresent(post -> posts.add(records.view(post))));
    return Answer.ok(body);
  }

  private void create(RoutingContext call) {
    JsonNode body = body(call);
    Person town = square.town(Network.BLUESKY);
    String key = body.path("rkey").isTextual() ? body.path("rkey").asText() : square.newId(Network.BLUESKY);
    JsonNode record = body.path("record");
    String text = record.path("text").asText("");
    if (!body.path("repo").asText("").equals(town.id()) || !body.path("collection").asText("").equals(Records.TYPE)) {
      error(400, "InvalidRequest", "Could not find repo or collection").send(call);
    } else if (!Tid.isOne(key)) {
      error(400, "InvalidRequest", "Invalid record key for app.bsky.feed.post: Invalid TID").send(call);
    } else if (!record.path("createdAt").isTextual() || CHARACTER.matcher(text).results().count() > LONGEST) {
      error(400, "InvalidRequest", "Invalid app.bsky.feed.post record: must not be longer than 300 graphemes").send(call);
    } else if (square.findEvenRemoved(Square.atUri(town, key)).isPresent()) {
      // The real server fails on it: it has no error of its own for a name that is taken.
      error(500, "InternalServerError", "Internal Server Error").send(call);
    } else {
      publish(call, town, key, record);
    }
  }

  private void publish(RoutingContext call, Person town, String key, JsonNode record) {
    String text = record.path("text").asText("");
    String answers = record.path("reply").path("parent").path("uri").asText("");
    Optional<Post> parent = square.find(answers);
    if (!answers.isEmpty() && !parent.map(records::cid).equals(Optional.of(record.at("/reply/parent/cid").asText()))) {
      error(400, "InvalidRequest", "reply.parent is no post").send(call);
      return;
    }
    Draft draft =
        parent.map(to -> Draft.reply(town, to, text, 0, List.of())).orElseGet(() -> Draft.post(town, text, List.of()));
    Post post = square.publish(draft, Square.atUri(town, key));
    ObjectNode answer = Json.object().put("uri", post.id()).put("cid", records.cid(post));
    publishing.answer(call, Network.BLUESKY, Answer.ok(answer.put("validationStatus", "valid")));
  }

  private static JsonNode body(RoutingContext call) {
    return Optional.ofNullable(call.body().buffer()).flatMap(bytes -> Json.read(bytes.getBytes())).orElse(Json.object());
  }

  private static String parameter(RoutingContext call, String name) {
    return Optional.ofNullable(call.request().params().get(name)).orElse("");
  }

  static Answer error(int status, String error, String message) {
    return Answer.of(status, Json.object().put("error", error).put("message", message));
  }
}
