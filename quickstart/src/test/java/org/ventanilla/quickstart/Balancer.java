package org.ventanilla.quickstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** What a Kubernetes service is to the networks: one address, whose calls go to the replicas in turn. */
final class Balancer implements AutoCloseable {

  private static final List<String> NOT_PASSED_ON =
      List.of("connection", "content-length", "expect", "host", "http2-settings", "upgrade");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(2)).build();
  private final List<URI> replicas = new CopyOnWriteArrayList<>();
  private final AtomicInteger calls = new AtomicInteger();
  private final ExecutorService threads = Executors.newFixedThreadPool(16);
  private final HttpServer server;

  Balancer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::passOn);
    server.setExecutor(threads);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  void add(URI replica) {
    replicas.add(replica);
  }

  /** As readiness does it with one that died. */
  void remove(URI replica) {
    replicas.remove(replica);
  }

  private void passOn(HttpExchange call) throws IOException {
    try (call) {
      byte[] body = call.getRequestBody().readAllBytes();
      URI replica = replicas.get(Math.floorMod(calls.getAndIncrement(), replicas.size()));
      HttpRequest.Builder request =
          HttpRequest.newBuilder(replica.resolve(call.getRequestURI()))
              .timeout(Duration.ofSeconds(10))
              .method(call.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
      call.getRequestHeaders()
          .forEach(
              (name, values) -> {
                if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                  values.forEach(value -> request.header(name, value));
                }
              });
      HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      answer.headers().firstValue("content-type").ifPresent(type -> call.getResponseHeaders().set("content-type", type));
      call.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
      call.getResponseBody().write(answer.body());
    } catch (IOException | UncheckedIOException e) {
      call.sendResponseHeaders(502, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
