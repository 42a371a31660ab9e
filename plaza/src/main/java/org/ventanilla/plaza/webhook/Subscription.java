package org.ventanilla.plaza.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.ventanilla.plaza.PlazaAccount;
import org.ventanilla.plaza.square.Network;
import org.ventanilla.plaza.wire.Json;

/**
 * One network's subscriber. It must prove that it is ours before anything is delivered: on X by the
 * challenge-response check, at once and every hour; on Meta by repeating {@code hub.challenge}.
 */
final class Subscription {

  /** X gives three seconds for the challenge-response check. */
  private static final long CHALLENGE_TIMEOUT = 3_000;

  private static final long LONGEST_RETRY = 5_000;

  private final Vertx vertx;
  private final HttpClient http;
  private final Network network;
  private final PlazaAccount account;
  private final URI target;
  private final Duration crcEvery;
  private final Runnable whenProven;
  private final SecureRandom random = new SecureRandom();
  private volatile boolean proven;
  private volatile boolean ended;
  private volatile String refusal = "";
  private long wait = 250;

  Subscription(
      Vertx vertx,
      HttpClient http,
      Network network,
      PlazaAccount account,
      URI base,
      Duration crcEvery,
      Runnable whenProven) {
    this.vertx = vertx;
    this.http = http;
    this.network = network;
    this.account = account;
    this.target = URI.create(base.toString().replaceAll("/+$", "") + "/webhooks/" + network.code());
    this.crcEvery = crcEvery;
    this.whenProven = whenProven;
  }

  URI target() {
    return target;
  }

  boolean isProven() {
    return proven;
  }

  /** Why the subscriber did not prove itself; empty if it did or was not asked yet. */
  Optional<String> refusal() {
    return Optional.of(refusal).filter(reason -> !reason.isEmpty());
  }

  String secret() {
    return account.appSecret();
  }

  void end() {
    ended = true;
  }

  void prove() {
    if (ended) {
      return;
    }
    String challenge = HexFormat.of().formatHex(randomBytes());
    challenge(challenge)
        .map(answer -> check(challenge, answer))
        .otherwise(failure -> "no answer: " + failure.getClass().getSimpleName())
        .onSuccess(this::settle);
  }

  Future<Integer> post(byte[] body, String signature, long timeout) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setAbsoluteURI(target.toString())
            .setTimeout(timeout)
            .putHeader("content-type", "application/json")
            .putHeader("user-agent", network == Network.X ? "TwitterBot/1.0" : "facebookexternalua")
            .putHeader(Signature.header(network), signature);
    return http.request(options)
        .compose(request -> request.send(Buffer.buffer(body)))
        .compose(response -> response.body().map(ignored -> response.statusCode()));
  }

  private void settle(String problem) {
    refusal = problem;
    if (problem.isEmpty()) {
      proven = true;
      wait = 250;
      whenProven.run();
      if (network == Network.X) {
        vertx.setTimer(crcEvery.toMillis(), timer -> prove());
      }
    } else {
      proven = false;
      vertx.setTimer(wait, timer -> prove());
      wait = Math.min(wait * 2, LONGEST_RETRY);
    }
  }

  private Future<Buffer> challenge(String challenge) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setTimeout(CHALLENGE_TIMEOUT)
            .setAbsoluteURI(target + "?" + question(challenge));
    return http.request(options)
        .compose(request -> request.send())
        .compose(
            response ->
                response.statusCode() == 200
                    ? response.body()
                    : response
                        .body()
                        .compose(ignored -> Future.failedFuture(new HttpRefusal(response.statusCode()))))
        .recover(
            failure ->
                failure instanceof HttpRefusal refused
                    ? Future.succeededFuture(Buffer.buffer("HTTP " + refused.status))
                    : Future.failedFuture(failure));
  }

  private String question(String challenge) {
    return network == Network.X
        ? "crc_token=" + challenge + "&nonce=" + HexFormat.of().formatHex(randomBytes())
        : "hub.mode=subscribe&hub.challenge="
            + challenge
            + "&hub.verify_token="
            + URLEncoder.encode(account.verifyToken(), StandardCharsets.UTF_8);
  }

  private String check(String challenge, Buffer answer) {
    String text = answer.toString(StandardCharsets.UTF_8);
    if (text.startsWith("HTTP ")) {
      return text;
    }
    if (network != Network.X) {
      return text.strip().equals(challenge) ? "" : "hub.challenge was not repeated";
    }
    String expected = Signature.of(Network.X, challenge.getBytes(StandardCharsets.UTF_8), account.appSecret());
    String token =
        Json.read(answer.getBytes()).map((ObjectNode node) -> node.path("response_token")).map(JsonNode::asText)
            .orElse("");
    return token.equals(expected) ? "" : "response_token is wrong";
  }

  private byte[] randomBytes() {
    byte[] bytes = new byte[12];
    random.nextBytes(bytes);
    return bytes;
  }

  private static final class HttpRefusal extends Exception {

    private static final long serialVersionUID = 1L;
    private final int status;

    HttpRefusal(int status) {
      super("HTTP " + status);
      this.status = status;
    }
  }
}
