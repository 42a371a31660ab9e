package org.ventanilla.networks.meta;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.Credentials;

/** Answers each path of the Graph API as a test says, and with an empty list where it says nothing. */
final class GraphServer implements AutoCloseable {

  private record Answer(int status, String body, Map<String, String> headers) {}

  private final HttpServer server;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private volatile Map<String, String> always = Map.of();

  GraphServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  Account account(Network network) {
    return new Account(
        network.code() + "-villarrio", network, "100", "villarrio", "Ayuntamiento de Villarrío",
        new Credentials("7", "secret", "token", "", "verify"),
        URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
  }

  /** @param path after the version, for example {@code 100/feed} */
  void answers(String path, int status, String body) {
    answers.put(path, new Answer(status, body, Map.of()));
  }

  void refuses(String path, int code) {
    answers(path, 400, "{\"error\":{\"message\":\"no\",\"type\":\"OAuthException\",\"code\":" + code + "}}");
  }

  /** Headers of every answer from now on. */
  void tells(Map<String, String> headers) {
    always = headers;
  }

  void forget() {
    answers.clear();
    always = Map.of();
  }

  /** The paths asked, in order. */
  List<String> calls() {
    return calls;
  }

  private void handle(HttpExchange call) throws IOException {
    String path = call.getRequestURI().getPath().replaceFirst("^/v[0-9.]+/", "").replaceFirst("^/", "");
    calls.add(path);
    call.getRequestBody().readAllBytes();
    Answer answer = answers.getOrDefault(path, new Answer(200, "{\"data\":[]}", Map.of()));
    always.forEach((name, value) -> call.getResponseHeaders().set(name, value));
    answer.headers().forEach((name, value) -> call.getResponseHeaders().set(name, value));
    call.getResponseHeaders().set("Content-Type", "application/json");
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    call.sendResponseHeaders(answer.status(), body.length);
    call.getResponseBody().write(body);
    call.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
