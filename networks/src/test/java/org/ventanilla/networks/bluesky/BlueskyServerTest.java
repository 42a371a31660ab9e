package org.ventanilla.networks.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ventanilla.events.MentionKind;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.Credentials;
import org.ventanilla.networks.NetworkException;
import org.ventanilla.networks.Networks;
import org.ventanilla.networks.OutgoingReply;
import org.ventanilla.networks.SentReply;
import org.ventanilla.networks.SocialNetwork;
import org.ventanilla.networks.wire.BoundedJson;
import org.ventanilla.networks.wire.CallBudget;
import org.ventanilla.networks.wire.Wire;

/**
 * Signing in, publishing and finding again on Bluesky's own server. Needs Node and a folder in which the npm package {@code
 * @atproto/dev-env} is installed and built, named by the environment variable {@code ATPROTO_DEV_ENV}. That server keeps
 * accounts and their records; the one that shows posts to readers ({@code app.bsky.feed.getPosts}) needs PostgreSQL and is
 * played here by a door in front, which asks for the same records.
 */
class BlueskyServerTest {

  private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static Process process;
  private static HttpServer door;
  private static String server;
  private static String town;
  private static String rosa;

  private final SocialNetwork bluesky = new Networks().of(Network.BLUESKY);

  @BeforeAll
  static void start() throws IOException {
    String folder = System.getenv("ATPROTO_DEV_ENV");
    if (folder == null || !Files.isDirectory(Path.of(folder, "node_modules", "@atproto", "dev-env"))) {
      String why = "Bluesky's own server skipped: ATPROTO_DEV_ENV names no folder with @atproto/dev-env";
      System.out.println(why);
      Assumptions.abort(why);
    }
    ProcessBuilder node = new ProcessBuilder("node", Path.of("src/test/resources/bluesky/server.js").toString());
    node.environment().put("NODE_PATH", Path.of(folder, "node_modules").toString());
    process = node.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    String line = lines.readLine();
    while (line != null && !line.startsWith("READY ")) {
      line = lines.readLine();
    }
    assertThat(line).as("the server starts").isNotNull();
    String[] told = line.split(" ");
    server = told[1];
    town = told[2];
    rosa = told[3];
    door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    door.createContext("/xrpc/", BlueskyServerTest::pass);
    door.createContext("/xrpc/app.bsky.feed.getPosts", BlueskyServerTest::posts);
    door.start();
  }

  @AfterAll
  static void stop() throws IOException {
    if (door != null) {
      door.stop(0);
    }
    if (process != null) {
      process.getOutputStream().close();
    }
  }

  private static void pass(HttpExchange call) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + call.getRequestURI()));
    for (String name : List.of("Authorization", "Content-Type")) {
      call.getRequestHeaders().getOrDefault(name, List.of()).forEach(value -> request.header(name, value));
    }
    byte[] body = call.getRequestBody().readAllBytes();
    boolean post = call.getRequestMethod().equals("POST");
    HttpResponse<String> answer =
        send(post ? request.POST(HttpRequest.BodyPublishers.ofByteArray(body)) : request.GET());
    answer(call, answer.statusCode(), answer.body());
  }

  private static void posts(HttpExchange call) throws IOException {
    String uri = URLDecoder.decode(call.getRequestURI().getRawQuery().substring("uris=".length()), StandardCharsets.UTF_8);
    AtUri asked = AtUri.of(uri).orElseThrow();
    HttpResponse<String> found =
        send(
            HttpRequest.newBuilder(
                URI.create(
                    server + "/xrpc/com.atproto.repo.getRecord?repo=" + asked.did() + "&collection=" + AtUri.COLLECTION
                        + "&rkey=" + asked.key())));
    JsonNode record = BoundedJson.answer(found.body());
    List<Map<String, Object>> posts =
        found.statusCode() == 200
            ? List.of(Map.of("uri", uri, "cid", record.path("cid").asText(), "record", record.path("value")))
            : List.of();
    answer(call, 200, BoundedJson.write(Map.of("posts", posts)));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static void answer(HttpExchange call, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    call.sendResponseHeaders(status, bytes.length);
    call.getResponseBody().write(bytes);
    call.close();
  }

  private static Account account(String did, String password) {
    return new Account(
        "bluesky-villarrio", Network.BLUESKY, did, "town.test", "Villarrío", new Credentials("", "", password, "", ""),
        URI.create("http://127.0.0.1:" + door.getAddress().getPort()));
  }

  /** What the neighbour says, by the connector's own client. */
  private static AtUri rosaSays(String text) {
    AtUri uri = new AtUri(rosa, Tid.of(now()));
    BlueskyClient client =
        new BlueskyClient(
            new Wire(Networks.CONNECT_TIMEOUT, Networks.READ_TIMEOUT),
            new CallBudget(Clock.systemUTC()), Clock.systemUTC());
    client.create(
        account(rosa, "password-of-rosa"), uri.key(),
        Map.of("$type", AtUri.COLLECTION, "text", text, "createdAt", Instant.now().toString()));
    return uri;
  }

  /** A UUID of version 7. */
  private static UUID now() {
    UUID random = UUID.randomUUID();
    long time = System.currentTimeMillis() << 16 | 0x7000 | random.getMostSignificantBits() & 0xFFF;
    return new UUID(time, random.getLeastSignificantBits());
  }

  private static OutgoingReply reply(AtUri target, String text) {
    return new OutgoingReply(now(), target.toString(), MentionKind.POST, target.toString(), rosa, text);
  }

  @Test
  void aReplyIsPublishedOnceAndFoundAgain() throws IOException {
    Instant before = Instant.now();
    Account account = account(town, "password-of-town");
    AtUri post = rosaSays("@town.test bache en la calle Olmo");
    OutgoingReply reply = reply(post, "Gracias, @rosa.test. Señal 🚧: https://villarrio.example/aviso/7.");
    assertThat(bluesky.findReply(account, reply, before)).isEmpty();
    SentReply sent = bluesky.publish(account, reply);
    assertThatThrownBy(() -> bluesky.publish(account, reply)).isInstanceOf(NetworkException.OutcomeUnknown.class);
    assertThat(bluesky.findReply(account, reply, before)).contains(sent);
    AtUri published = AtUri.of(sent.id()).orElseThrow();
    JsonNode value =
        BoundedJson.answer(
                send(
                        HttpRequest.newBuilder(
                            URI.create(
                                server + "/xrpc/com.atproto.repo.getRecord?repo=" + town + "&collection="
                                    + AtUri.COLLECTION + "&rkey=" + published.key())))
                    .body())
            .path("value");
    assertThat(value.path("reply").path("root").path("uri").asText()).isEqualTo(post.toString());
    assertThat(value.at("/facets/0/features/0/did").asText()).isEqualTo(rosa);
    assertThat(value.at("/facets/1/features/0/uri").asText()).isEqualTo("https://villarrio.example/aviso/7");
  }

  @Test
  void refusalsMeanWhatTheyMeanOnPlaza() {
    AtUri post = rosaSays("hola");
    assertThatThrownBy(() -> bluesky.publish(account(town, "otra"), reply(post, "Hola")))
        .isInstanceOf(NetworkException.TokenRejected.class);
    assertThatThrownBy(() -> bluesky.publish(account(town, "password-of-town"), reply(post, "a".repeat(301))))
        .isInstanceOf(NetworkException.Refused.class)
        .hasMessageContaining("grapheme");
  }
}
