package org.ventanilla.plaza.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ventanilla.plaza.citizens.BadPostException;
import org.ventanilla.plaza.citizens.Citizens;
import org.ventanilla.plaza.citizens.Threads;
import org.ventanilla.plaza.faults.Fault;
import org.ventanilla.plaza.faults.FaultApi;
import org.ventanilla.plaza.faults.Faults;
import org.ventanilla.plaza.square.Medium;
import org.ventanilla.plaza.square.Network;
import org.ventanilla.plaza.square.Square;
import org.ventanilla.plaza.webhook.Deliveries;
import org.ventanilla.plaza.wire.Answer;
import org.ventanilla.plaza.wire.Json;
import org.ventanilla.plaza.x.Uploads;

/** The page at {@code /}: works as plain forms, and live with its small script. */
public final class PageApi {

  private static final String CSP =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private static final Map<String, String> ASSETS =
      Map.of(
          "tokens.css", "text/css; charset=utf-8",
          "plaza.css", "text/css; charset=utf-8",
          "plaza.js", "text/javascript; charset=utf-8",
          "icon.svg", "image/svg+xml",
          "sample.png", "image/png");

  private final Square square;
  private final Citizens citizens;
  private final Threads threads;
  private final Faults faults;
  private final Function<Network, Deliveries.Standing> standings;
  private final Uploads uploads;
  private final Supplier<String> url;
  private final LiveEvents events;

  public PageApi(
      Vertx vertx,
      Square square,
      Citizens citizens,
      Threads threads,
      Faults faults,
      Function<Network, Deliveries.Standing> standings,
      Uploads uploads,
      Supplier<String> url) {
    this.square = square;
    this.citizens = citizens;
    this.threads = threads;
    this.faults = faults;
    this.standings = standings;
    this.uploads = uploads;
    this.url = url;
    this.events = new LiveEvents(vertx, () -> state().toString());
    square.onChange(events::changed);
  }

  public void mount(Router router) {
    router.get("/").handler(call -> page(call, ""));
    router.get("/plaza/events").handler(events::join);
    router.get("/plaza/state").handler(call -> Answer.ok(state()).send(call));
    router.get("/plaza/assets/:name").handler(this::asset);
    router.get("/plaza/media/:id").handler(this::medium);
    router.get("/plaza/page/networks/:network").handler(call ->
        network(call.pathParam("network")).ifPresentOrElse(
            found -> html(call, view(call).network(found)), call::next));
    router.get("/plaza/page/threads/:root").handler(call ->
        threads.root(call.pathParam("root")).ifPresentOrElse(
            root -> html(call, new ThreadView(threads, words(call)).thread(root)),
            () -> call.response().setStatusCode(204).end()));
    router.get("/plaza/page/side").handler(call -> html(call, view(call).webhooks() + view(call).faults()));
    router.post("/plaza/page/posts").handler(call -> act(call, this::say));
    router.post("/plaza/page/edits").handler(call -> act(call, form ->
        citizens.edit(value(form, "id"), value(form, "text"))));
    router.post("/plaza/page/deletions").handler(call -> act(call, form -> citizens.delete(value(form, "id"))));
    router.post("/plaza/page/faults").handler(call -> act(call, this::fault));
  }

  private ObjectNode state() {
    ObjectNode state = Json.object();
    ObjectNode posts = state.putObject("posts");
    ObjectNode webhooks = state.putObject("webhooks");
    for (Network network : Network.values()) {
      posts.put(network.code(), square.count(network));
      Deliveries.Standing standing = standings.apply(network);
      webhooks
          .putObject(network.code())
          .put("subscribed", standing.subscribed())
          .put("proven", standing.proven())
          .put("refusal", standing.refusal())
          .put("pending", standing.pending())
          .put("delivered", standing.delivered())
          .put("failed", standing.failed());
    }
    state.set("faults", new FaultApi(faults).active());
    return state;
  }

  private void say(MultiMap form) {
    Network network =
        network(value(form, "network")).orElseThrow(() -> new IllegalArgumentException("no such network"));
    List<Medium> media =
        value(form, "photo").equals("sample")
            ? List.of(new Medium(square.newId(network), "photo", url.get() + "/plaza/assets/sample.png", ""))
            : List.of();
    Citizens.Kind kind = value(form, "kind").equals("message") ? Citizens.Kind.MESSAGE : Citizens.Kind.PUBLIC;
    citizens.say(
        new Citizens.Words(
            network, kind, value(form, "author"), value(form, "text"), value(form, "inReplyTo"), media));
  }

  private void fault(MultiMap form) {
    if (value(form, "fault").equals("clear")) {
      faults.clear();
      return;
    }
    Fault fault = Fault.of(value(form, "fault")).orElseThrow(() -> new IllegalArgumentException("no such fault"));
    Network network =
        network(value(form, "network")).orElseThrow(() -> new IllegalArgumentException("no such network"));
    if (value(form, "on").equals("true")) {
      faults.on(fault, network, FaultApi.usualSeconds(fault), FaultApi.usualCalls(fault));
    } else {
      faults.off(fault, network);
    }
  }

  private interface Action {
    void on(MultiMap form);
  }

  /** Does what a form asks; the script gets a short answer, a browser without it the page again. */
  private void act(RoutingContext call, Action action) {
    String problem = "";
    try {
      action.on(call.request().formAttributes());
    } catch (BadPostException refused) {
      problem = refused.fields().isEmpty() ? refused.getMessage() : refused.fields().get(0).field() + " "
          + refused.fields().get(0).message();
    } catch (IllegalArgumentException wrong) {
      problem = wrong.getMessage();
    }
    if ("fetch".equals(call.request().getHeader("x-requested-with"))) {
      Answer.of(problem.isEmpty() ? 200 : 400, Json.object().put("problem", problem)).send(call);
    } else if (problem.isEmpty()) {
      String language = words(call).language();
      call.response().setStatusCode(303).putHeader("location", "/?lang=" + language).end();
    } else {
      call.response().setStatusCode(400);
      page(call, words(call).get("failed", problem));
    }
  }

  private void page(RoutingContext call, String notice) {
    html(call, view(call).page(network(call.request().params().get("network")), notice));
  }

  private PageView view(RoutingContext call) {
    return new PageView(square, threads, faults, standings, words(call));
  }

  private static Words words(RoutingContext call) {
    return Words.in(call.request().params().get("lang"));
  }

  private static void html(RoutingContext call, String html) {
    call.response()
        .putHeader("content-type", "text/html; charset=utf-8")
        .putHeader("content-security-policy", CSP)
        .putHeader("cache-control", "no-store")
        .putHeader("referrer-policy", "same-origin")
        .putHeader("x-content-type-options", "nosniff")
        .end(html);
  }

  private void asset(RoutingContext call) {
    String name = call.pathParam("name");
    if (!ASSETS.containsKey(name)) {
      call.next();
      return;
    }
    try (InputStream file = PageApi.class.getResourceAsStream(name)) {
      call.response()
          .putHeader("content-type", ASSETS.get(name))
          .putHeader("cache-control", "no-cache")
          .putHeader("x-content-type-options", "nosniff")
          .end(Buffer.buffer(file.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void medium(RoutingContext call) {
    Optional<Uploads.Upload> upload = uploads.find(call.pathParam("id"));
    if (upload.isEmpty()) {
      call.next();
      return;
    }
    boolean isPicture = upload.get().mediaType().matches("(image|video)/[a-z0-9.+-]+");
    call.response()
        .putHeader("content-type", isPicture ? upload.get().mediaType() : "application/octet-stream")
        .putHeader("x-content-type-options", "nosniff")
        .putHeader("content-security-policy", "default-src 'none'; sandbox")
        .end(upload.get().bytes());
  }

  private static Optional<Network> network(String code) {
    return code == null ? Optional.empty() : Network.of(code);
  }

  private static String value(MultiMap form, String name) {
    return form.contains(name) ? form.get(name) : "";
  }
}
