package org.ventanilla.plaza.x;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.ventanilla.plaza.PlazaAccount;
import org.ventanilla.plaza.faults.Fault;
import org.ventanilla.plaza.faults.Faults;
import org.ventanilla.plaza.square.Network;
import org.ventanilla.plaza.webhook.Deliveries;
import org.ventanilla.plaza.wire.Answer;
import org.ventanilla.plaza.wire.Json;

/**
 * Where X sends its news, and whether it does: {@code /2/webhooks}, asked by the app with the token of {@code
 * /oauth2/token}, and {@code /2/account_activity/...}, asked by the account. One webhook, the subscriber's.
 */
public final class XWebhooks {

  private static final String ID = "1580000000000000001";
  private static final String SUBSCRIPTIONS = "/2/account_activity/webhooks/:id/subscriptions";

  private final PlazaAccount account;
  private final Deliveries deliveries;
  private final Faults faults;
  private final XAuth auth;

  public XWebhooks(PlazaAccount account, Deliveries deliveries, Faults faults) {
    this.account = account;
    this.deliveries = deliveries;
    this.faults = faults;
    this.auth = new XAuth(account, Clock.systemUTC());
  }

  public void mount(Router router) {
    router.post("/oauth2/token").handler(call -> token(call).send(call));
    router.get("/2/webhooks").handler(call -> asApp(call, list()).send(call));
    router.put("/2/webhooks/:id").handler(call -> asApp(call, validate(call)).send(call));
    router.get(SUBSCRIPTIONS + "/all").handler(call -> asAccount(call, () -> subscribed(isSubscribed())));
    router.post(SUBSCRIPTIONS + "/all").handler(call -> asAccount(call, this::subscribe));
    router.delete(SUBSCRIPTIONS + "/:user/all").handler(call -> asApp(call, unsubscribe(call)).send(call));
  }

  private Answer token(RoutingContext call) {
    String keys = account.appKey() + ":" + account.appSecret();
    String expected = "Basic " + Base64.getEncoder().encodeToString(keys.getBytes(StandardCharsets.UTF_8));
    boolean ours = OAuth1.same(expected, String.valueOf(call.request().getHeader("authorization")));
    if (!ours || !"grant_type=client_credentials".equals(call.body().asString())) {
      return XProblems.forbidden("Unable to verify your credentials");
    }
    return Answer.ok(Json.object().put("token_type", "bearer").put("access_token", appToken()));
  }

  private String appToken() {
    return "app-" + account.appKey();
  }

  private Answer asApp(RoutingContext call, Answer answer) {
    String given = String.valueOf(call.request().getHeader("authorization"));
    return OAuth1.same("Bearer " + appToken(), given) ? answer : XProblems.unauthorized();
  }

  private interface Work {
    Answer done();
  }

  private void asAccount(RoutingContext call, Work work) {
    Answer answer =
        faults.isOn(Fault.TOKEN_DEAD, Network.X) || !auth.accepts(call)
            ? XProblems.unauthorized()
            : isOurs(call) ? work.done() : XProblems.noSuchPath();
    answer.send(call);
  }

  private boolean isOurs(RoutingContext call) {
    return call.pathParam("id").equals(ID) && deliveries.target(Network.X).isPresent();
  }

  private Answer list() {
    ObjectNode body = Json.object();
    ArrayNode data = body.putArray("data");
    Optional<URI> target = deliveries.target(Network.X);
    target.ifPresent(
        url ->
            data.addObject()
                .put("id", ID)
                .put("url", url.toString())
                .put("valid", deliveries.standing(Network.X).proven()));
    body.putObject("meta").put("result_count", data.size());
    return Answer.ok(body);
  }

  private Answer validate(RoutingContext call) {
    if (!isOurs(call)) {
      return XProblems.noSuchPath();
    }
    deliveries.prove(Network.X);
    ObjectNode body = Json.object();
    body.putObject("data").put("valid", true);
    return Answer.ok(body);
  }

  private boolean isSubscribed() {
    return !faults.isOn(Fault.UNSUBSCRIBED, Network.X);
  }

  private Answer subscribe() {
    faults.off(Fault.UNSUBSCRIBED, Network.X);
    return subscribed(true);
  }

  private Answer unsubscribe(RoutingContext call) {
    if (!isOurs(call) || !call.pathParam("user").equals(account.id())) {
      return XProblems.noSuchPath();
    }
    faults.on(Fault.UNSUBSCRIBED, Network.X, 0, 0);
    return subscribed(false);
  }

  private static Answer subscribed(boolean yes) {
    return new Answer(200, Json.object().set("data", Json.object().put("subscribed", yes)), "application/json", Map.of());
  }
}
