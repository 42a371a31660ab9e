package org.ventanilla.plaza.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ventanilla.plaza.PlazaAccount;
import org.ventanilla.plaza.faults.Fault;
import org.ventanilla.plaza.faults.Faults;
import org.ventanilla.plaza.faults.Publishing;
import org.ventanilla.plaza.square.Draft;
import org.ventanilla.plaza.square.Form;
import org.ventanilla.plaza.square.Network;
import org.ventanilla.plaza.square.Person;
import org.ventanilla.plaza.square.Post;
import org.ventanilla.plaza.square.Square;
import org.ventanilla.plaza.wire.Answer;
import org.ventanilla.plaza.wire.CallWindow;
import org.ventanilla.plaza.wire.Json;

/** The part of a Mastodon server's API that a town needs, at {@code /api/...} (Mastodon documentation, "API methods"). */
public final class MastodonApi {

  /** A real server allows 300: a test may ask faster. */
  private static final int CALLS = 20_000;

  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final DateTimeFormatter RESET =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private final Square square;
  private final PlazaAccount account;
  private final Faults faults;
  private final Publishing publishing;
  private final CallWindow window;
  private final Statuses statuses;
  private final Notifications notifications;
  private final Map<String, Post> published = new HashMap<>();

  /** @param url where this server answers */
  public MastodonApi(Square square, PlazaAccount account, Faults faults, Clock clock, Supplier<String> url) {
    this.square = square;
    this.account = account;
    this.faults = faults;
    this.publishing = new Publishing(faults);
    this.window = new CallWindow(CALLS, WINDOW, clock);
    this.statuses = new Statuses(square, url);
    this.notifications = new Notifications(square, statuses, faults, url);
  }

  public void mount(Router router) {
    get(router, "/api/v1/accounts/verify_credentials", call -> Answer.ok(statuses.account(town())));
    get(router, "/api/v1/notifications", notifications::page);
    get(router, "/api/v1/statuses/:id", call -> find(call).map(post -> Answer.ok(statuses.status(post))).orElse(gone()));
    get(router, "/api/v1/statuses/:id/context", call -> find(call).map(this::context).orElse(gone()));
    router.post("/api/v1/statuses").handler(call -> guard(call, () -> create(call)));
    router.route("/api/*").handler(call -> gone().send(call));
  }

  private void get(Router router, String path, Function<RoutingContext, Answer> work) {
    router.get(path).handler(call -> guard(call, () -> work.apply(call).send(call)));
  }

  private void guard(RoutingContext call, Runnable work) {
    boolean known = ("Bearer " + account.token()).equals(call.request().getHeader("authorization"));
    if (!known || faults.isOn(Fault.TOKEN_DEAD, Network.MASTODON)) {
      error(401, "The access token is invalid").send(call);
      return;
    }
    CallWindow.Left left = window.take();
    Optional<Faults.Active> limited = faults.find(Fault.RATE_LIMIT, Network.MASTODON);
    tell(call.response(), left.limit(), limited.isPresent() ? 0 : left.remaining(),
        limited.map(Faults.Active::until).orElse(left.reset()));
    if (limited.isPresent() || !left.allowed()) {
      error(429, "Too many requests").send(call);
    } else if (faults.strikes(Fault.SERVER_ERROR, Network.MASTODON)) {
      error(503, "Service Unavailable").send(call);
    } else {
      work.run();
    }
  }

  private static void tell(HttpServerResponse response, int limit, int remaining, Instant reset) {
    response
        .putHeader("X-RateLimit-Limit", Integer.toString(limit))
        .putHeader("X-RateLimit-Remaining", Integer.toString(remaining))
        .putHeader("X-RateLimit-Reset", RESET.format(reset));
  }

  private Person town() {
    return square.town(Network.MASTODON);
  }

  private Optional<Post> find(RoutingContext call) {
    return square.find(call.pathParam("id")).filter(post -> post.network() == Network.MASTODON);
  }

  private Answer context(Post post) {
    ObjectNode body = Json.object();
    ArrayNode ancestors = body.putArray("ancestors");
    statuses.above(post).forEach(above -> ancestors.add(statuses.status(above)));
    ArrayNode descendants = body.putArray("descendants");
    statuses.below(post).forEach(below -> descendants.add(statuses.status(below)));
    return Answer.ok(body);
  }

  private void create(RoutingContext call) {
    String key = String.valueOf(call.request().getHeader("idempotency-key"));
    Post before = published.get(key);
    if (before != null) {
      Answer.ok(statuses.status(before)).send(call);
      return;
    }
    JsonNode body =
        Optional.ofNullable(call.body().buffer()).flatMap(bytes -> Json.read(bytes.getBytes())).orElse(Json.object());
    String text = body.path("status").asText("");
    if (text.isBlank()) {
      error(422, "Validation failed: Text can't be blank").send(call);
      return;
    }
    if (Statuses.length(text) > Statuses.LONGEST) {
      error(422, "Validation failed: Text character limit of " + Statuses.LONGEST + " exceeded").send(call);
      return;
    }
    String answers = body.path("in_reply_to_id").asText("");
    Optional<Post> answered = square.find(answers).filter(post -> post.network() == Network.MASTODON);
    if (!answers.isEmpty() && answered.isEmpty()) {
      error(404, "The post you are trying to reply to does not appear to exist.").send(call);
      return;
    }
    Post post = square.publish(draft(text, answered, body.path("visibility").asText("public").equals("direct")));
    if (!key.equals("null")) {
      published.put(key, post);
    }
    publishing.answer(call, Network.MASTODON, Answer.ok(statuses.status(post)));
  }

  private Draft draft(String text, Optional<Post> answered, boolean inPrivate) {
    if (answered.isEmpty()) {
      return Draft.post(town(), text, List.of());
    }
    Post to = answered.get();
    if (!inPrivate) {
      return Draft.reply(town(), to, text, hidden(text, to), List.of());
    }
    Person citizen = to.form() == Form.MESSAGE ? square.person(Network.MASTODON, to.rootId()).orElseThrow() : to.author();
    return Draft.message(town(), citizen, text, List.of()).answering(to.id());
  }

  /** The name of whom it answers is on the post for the network's sake; people see it small. */
  private static int hidden(String text, Post to) {
    String name = "@" + to.author().handle() + " ";
    return text.startsWith(name) ? name.length() : 0;
  }

  private static Answer gone() {
    return error(404, "Record not found");
  }

  private static Answer error(int status, String error) {
    return Answer.of(status, Json.object().put("error", error));
  }
}
