package org.ventanilla.plaza.x;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import org.ventanilla.plaza.PlazaAccount;
import org.ventanilla.plaza.faults.Fault;
import org.ventanilla.plaza.faults.Faults;
import org.ventanilla.plaza.faults.Publishing;
import org.ventanilla.plaza.faults.SlowReading;
import org.ventanilla.plaza.square.Network;
import org.ventanilla.plaza.square.Square;
import org.ventanilla.plaza.wire.Answer;

/** The part of the X API v2 that a town needs, at {@code /2/...}: paths, fields and errors as in X's own contract. */
public final class XApi {

  private final Faults faults;
  private final Publishing publishing;
  private final SlowReading slow;
  private final XAuth auth;
  private final RateLimits limits;
  private final Clock clock;
  private final XReading reading;
  private final XWriting writing;
  private final XMedia media;
  private final XMessages messages;

  public XApi(Square square, Uploads uploads, PlazaAccount account, Map<String, Integer> rateLimits, Faults faults, Clock clock) {
    this.faults = faults;
    this.publishing = new Publishing(faults);
    this.slow = new SlowReading(faults);
    // Callers sign with the machine's time, whatever time it is on the networks.
    this.auth = new XAuth(account, Clock.systemUTC());
    this.limits = new RateLimits(rateLimits, clock);
    this.clock = clock;
    XPosts posts = new XPosts(square);
    this.reading = new XReading(square, posts, faults, clock);
    this.writing = new XWriting(square, uploads);
    this.media = new XMedia(square, uploads);
    this.messages = new XMessages(square, posts, faults);
  }

  public void mount(Router router) {
    get(router, "/2/users/me", reading::me);
    get(router, "/2/users/by/username/:username", reading::userByName);
    get(router, "/2/users/:id/mentions", reading::mentions);
    get(router, "/2/users/:id/tweets", reading::timeline);
    get(router, "/2/users/:id", reading::user);
    get(router, "/2/tweets/search/recent", reading::search);
    get(router, "/2/tweets/:id/quote_tweets", reading::quotes);
    get(router, "/2/tweets/:id", reading::post);
    get(router, "/2/tweets", reading::posts);
    publish(router, HttpMethod.POST, "/2/tweets", writing::create);
    publish(router, HttpMethod.DELETE, "/2/tweets/:id", writing::delete);
    get(router, "/2/media/upload", media::status);
    post(router, "/2/media/upload", media::upload);
    post(router, "/2/media/upload/initialize", media::initialize);
    post(router, "/2/media/upload/:id/append", media::append);
    post(router, "/2/media/upload/:id/finalize", media::complete);
    post(router, "/2/media/metadata", media::describe);
    publish(router, HttpMethod.POST, "/2/dm_conversations/with/:id/messages", messages::send);
    get(router, "/2/dm_conversations/with/:id/dm_events", messages::with);
    get(router, "/2/dm_conversations/:conversation/dm_events", messages::conversation);
    get(router, "/2/dm_events", messages::all);
    router.route("/2/*").handler(call -> XProblems.noSuchPath().send(call));
  }

  private void get(Router router, String path, Function<RoutingContext, Answer> work) {
    router
        .get(path)
        .handler(call -> guard(call, "GET " + path, () -> slow.answer(call, Network.X, work.apply(call))));
  }

  private void post(Router router, String path, Function<RoutingContext, Answer> work) {
    router.post(path).handler(call -> guard(call, "POST " + path, () -> work.apply(call).send(call)));
  }

  private void publish(Router router, HttpMethod method, String path, Function<RoutingContext, Answer> work) {
    router
        .route(method, path)
        .handler(
            call ->
                guard(call, method.name() + " " + path, () -> {
                  Answer answer = work.apply(call);
                  if (answer.status() < 300) {
                    publishing.answer(call, Network.X, answer);
                  } else {
                    answer.send(call);
                  }
                }));
  }

  private void guard(RoutingContext call, String endpoint, Runnable work) {
    if (faults.isOn(Fault.TOKEN_DEAD, Network.X) || !auth.accepts(call)) {
      XProblems.unauthorized().send(call);
      return;
    }
    boolean allowed = limits.allows(endpoint, call.response());
    var limited = faults.find(Fault.RATE_LIMIT, Network.X);
    if (limited.isPresent()) {
      long reset = Math.min(limited.get().until().getEpochSecond() + 1, clock.instant().getEpochSecond() + 900);
      RateLimits.spent(call.response(), reset);
      XProblems.tooMany().send(call);
    } else if (!allowed) {
      XProblems.tooMany().send(call);
    } else if (faults.strikes(Fault.SERVER_ERROR, Network.X)) {
      XProblems.unavailable().send(call);
    } else {
      work.run();
    }
  }
}
