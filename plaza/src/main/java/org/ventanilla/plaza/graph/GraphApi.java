package org.ventanilla.plaza.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.ventanilla.plaza.PlazaConfig;
import org.ventanilla.plaza.faults.Fault;
import org.ventanilla.plaza.faults.Faults;
import org.ventanilla.plaza.faults.Publishing;
import org.ventanilla.plaza.faults.SlowReading;
import org.ventanilla.plaza.square.Network;
import org.ventanilla.plaza.square.Square;
import org.ventanilla.plaza.wire.Answer;
import org.ventanilla.plaza.wire.Json;

/**
 * The part of the Graph API that a Facebook page and an Instagram professional account need, with any version or none
 * in front: objects, edges, fields, paging and errors as in Meta's own documentation.
 */
public final class GraphApi {

  private final PlazaConfig config;
  private final Supplier<String> url;
  private final Square square;
  private final Faults faults;
  private final Clock clock;
  private final Publishing publishing;
  private final GraphAuth auth;
  private final FacebookPage page;
  private final InstagramAccount instagram;

  /**
   * @param url where this server answers
   * @param apps which apps hear of the page
   */
  public GraphApi(PlazaConfig config, Supplier<String> url, Square square, Faults faults, SubscribedApps apps) {
    this.config = config;
    this.url = url;
    this.square = square;
    this.faults = faults;
    this.clock = config.clock();
    this.publishing = new Publishing(faults);
    this.auth = new GraphAuth(config);
    Comments comments = new Comments(square);
    Conversations conversations = new Conversations(square, faults);
    Messaging messaging = new Messaging(square, conversations, faults, clock);
    this.page =
        new FacebookPage(
            square, new FacebookNodes(square, comments, conversations, faults), conversations, messaging, apps);
    this.instagram =
        new InstagramAccount(
            square, new InstagramNodes(square, comments, conversations, faults), conversations, messaging, apps);
  }

  /** Takes every path that nothing before it took. */
  public void mount(Router router) {
    router.route().handler(http -> {
      Optional<GraphCall> call = GraphCall.of(http, url.get());
      if (call.isEmpty()) {
        http.next();
      } else {
        answer(http, call.get());
      }
    });
  }

  private void answer(RoutingContext http, GraphCall call) {
    Network network = Network.FACEBOOK;
    try {
      network = guessNetwork(call);
      Set<Network> opened = auth.open(http, call);
      network = network(call, opened);
      refuseIfFaulty(network, http.response());
      usage(http.response(), network, 1, 0);
      Answer done = perform(network, call);
      if (call.method().equals("GET")) {
        new SlowReading(faults).answer(http, network, done);
      } else {
        publishing.answer(http, network, done);
      }
    } catch (GraphException refused) {
      refused.answer().send(http);
    }
  }

  private Answer perform(Network network, GraphCall call) {
    ObjectNode body =
        call.object().isEmpty()
            ? severalObjects(call)
            : network == Network.FACEBOOK ? page.perform(call) : instagram.perform(call);
    return new Answer(200, body, "application/json; charset=UTF-8", Map.of());
  }

  /** {@code GET /?ids=a,b}: objects by their ids. */
  private ObjectNode severalObjects(GraphCall call) {
    if (!call.method().equals("GET") || call.parameter("ids").isEmpty()) {
      throw GraphException.notThere(call.method().toLowerCase(), "");
    }
    ObjectNode body = Json.object();
    for (String id : call.parameter("ids").split(",")) {
      GraphCall one = new GraphCall("GET", call.root(), id, "", call.parameters());
      body.set(id, guessNetwork(one) == Network.FACEBOOK ? page.perform(one) : instagram.perform(one));
    }
    return body;
  }

  private void refuseIfFaulty(Network network, HttpServerResponse response) {
    if (faults.isOn(Fault.TOKEN_DEAD, network)) {
      throw GraphException.deadToken();
    }
    Optional<Faults.Active> limited = faults.find(Fault.RATE_LIMIT, network);
    if (limited.isPresent()) {
      long seconds = Math.min(86_400, Duration.between(clock.instant(), limited.get().until()).toSeconds() + 1);
      usage(response, network, 100, (int) Math.max(1, (seconds + 59) / 60));
      throw network == Network.FACEBOOK ? GraphException.pageLimit() : GraphException.appLimit();
    }
    if (faults.strikes(Fault.SERVER_ERROR, network)) {
      throw GraphException.unavailable();
    }
  }

  private void usage(HttpServerResponse response, Network network, int percent, int minutes) {
    ObjectNode app = Json.object().put("call_count", percent).put("total_cputime", 1).put("total_time", 1);
    response.putHeader("X-App-Usage", app.toString());
    ObjectNode business = Json.object();
    business
        .putArray(config.account(network).id())
        .addObject()
        .put("type", network == Network.FACEBOOK ? "pages" : "instagram")
        .put("call_count", percent)
        .put("total_cputime", 1)
        .put("total_time", 1)
        .put("estimated_time_to_regain_access", minutes);
    response.putHeader("X-Business-Use-Case-Usage", business.toString());
  }

  private Network network(GraphCall call, Set<Network> opened) {
    if (call.object().equals("me") && opened.size() == 1) {
      return opened.iterator().next();
    }
    Network network = guessNetwork(call);
    if (!call.object().isEmpty() && !opened.contains(network)) {
      throw GraphException.notThere(call.method().toLowerCase(), call.object());
    }
    return network;
  }

  private Network guessNetwork(GraphCall call) {
    boolean instagrams =
        call.object().equals(config.instagram().id())
            || square.findEvenRemoved(call.object()).filter(post -> post.network() == Network.INSTAGRAM).isPresent()
            || square.person(Network.INSTAGRAM, call.object()).isPresent()
            || instagram.knows(call.object())
            || "instagram".equals(call.parameter("platform"));
    return instagrams ? Network.INSTAGRAM : Network.FACEBOOK;
  }
}
