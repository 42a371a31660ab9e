package org.ventanilla.plaza;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ExecutorService;
import java.util.function.IntSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.ventanilla.plaza.square.Network;

/** Stands where ingest will be: proves itself, checks signatures with its own arithmetic, keeps what it got. */
public final class Subscriber implements AutoCloseable {

  /** A webhook that arrived with a good signature and was answered with 200. */
  public record Webhook(Network network, JsonNode body) {}

  private final PlazaConfig config;
  private final HttpServer server;
  private final ExecutorService workers = Executors.newFixedThreadPool(8);
  public final List<Webhook> accepted = new CopyOnWriteArrayList<>();
  public final List<Integer> answers = new CopyOnWriteArrayList<>();
  public volatile IntSupplier status = () -> 200;
  public volatile boolean provesItself = true;
  public volatile int challenges;

  public Subscriber(PlazaConfig config) {
    this(config, 0);
  }

  public Subscriber(PlazaConfig config, int port) {
    this.config = config;
    try {
      this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(workers);
    for (Network network : Network.values()) {
      server.createContext("/webhooks/" + network.code(), exchange -> handle(network, exchange));
    }
    server.start();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public List<JsonNode> of(Network network) {
    return accepted.stream().filter(webhook -> webhook.network() == network).map(Webhook::body).toList();
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }

  private void handle(Network network, HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (exchange.getRequestMethod().equals("GET")) {
      challenge(network, exchange);
      return;
    }
    int answer = isSigned(network, exchange, body) ? status.getAsInt() : 401;
    if (answer == 200) {
      accepted.add(new Webhook(network, Visitor.JSON.readTree(body)));
    }
    answers.add(answer);
    exchange.sendResponseHeaders(answer, -1);
    exchange.close();
  }

  private void challenge(Network network, HttpExchange exchange) throws IOException {
    challenges++;
    String query = exchange.getRequestURI().getQuery();
    String answer =
        network == Network.X
            ? "{\"response_token\":\"" + sign(network, value(query, "crc_token").getBytes(StandardCharsets.UTF_8)) + "\"}"
            : value(query, "hub.verify_token").equals(config.account(network).verifyToken())
                ? value(query, "hub.challenge")
                : "wrong token";
    byte[] bytes = (provesItself ? answer : "{}").getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private boolean isSigned(Network network, HttpExchange exchange, byte[] body) {
    String header = network == Network.X ? "x-twitter-webhooks-signature" : "X-Hub-Signature-256";
    return sign(network, body).equals(exchange.getRequestHeaders().getFirst(header));
  }

  private String sign(Network network, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(config.account(network).appSecret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] hash = mac.doFinal(body);
      return "sha256=" + (network == Network.X ? Base64.getEncoder().encodeToString(hash) : HexFormat.of().formatHex(hash));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String value(String query, String name) {
    for (String pair : query.split("&")) {
      if (pair.startsWith(name + "=")) {
        return pair.substring(name.length() + 1);
      }
    }
    return "";
  }
}
