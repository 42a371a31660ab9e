package org.ventanilla.networks.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ventanilla.events.MentionKind;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.Cursor;
import org.ventanilla.networks.Networks;
import org.ventanilla.networks.OutgoingReply;
import org.ventanilla.networks.Reading;
import org.ventanilla.networks.SocialNetwork;
import org.ventanilla.networks.TinyServer;

/** Every call that the connector makes, held against the OpenAPI document of X; a call that is not made here is noticed. */
class XContractTest {

  private static final Path SOURCES = Path.of("src", "main", "java", "org", "ventanilla", "networks", "x");
  private static final Pattern PATH = Pattern.compile("\"(/2/[^\"]*)\"");
  private static final Pattern LIBRARY_CALL = Pattern.compile("\\bv2\\s*\\.(\\w+)\\(");

  private static final String NOTHING = "{\"meta\":{\"result_count\":0}}";

  /** Then the connector asks again without the library. */
  private static final String UNREADABLE_FOR_THE_LIBRARY =
      "{\"data\":[{\"id\":\"1\",\"text\":\"a\"}],\"includes\":{\"media\":[{\"media_key\":\"3_1\",\"type\":\"photo\"}]}}";

  /** Where the library's methods go. */
  private static final Map<String, String> LIBRARY =
      Map.of(
          "getUserMentions", "/2/users/{id}/mentions",
          "getUserTweets", "/2/users/{id}/tweets",
          "getTweets", "/2/tweets",
          "searchRecent", "/2/tweets/search/recent");

  private TinyServer server;
  private Account account;
  private XContract contract;

  @BeforeEach
  void open() throws IOException {
    contract = new XContract();
    server = new TinyServer();
    Account plain = server.account(Network.X);
    account =
        new Account(
            plain.id(), plain.network(), plain.networkId(), plain.handle(), plain.name(), plain.credentials(),
            plain.baseUrl(), List.of("#Villarrío", "plaza mayor", "bache*"));
  }

  @AfterEach
  void close() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void everyCallIsAsXDescribesIt() throws IOException {
    makeEveryCall(NOTHING);
    int calls = server.requests().size();
    makeEveryCall(UNREADABLE_FOR_THE_LIBRARY);
    assertThat(server.requests()).hasSizeGreaterThan(2 * calls);
    for (String request : server.requests()) {
      assertThat(contract.faults(request)).as(request).isEmpty();
    }
  }

  @Test
  void noCallInTheSourcesIsLeftOut() throws IOException {
    makeEveryCall(NOTHING);
    List<String> paths = server.requests().stream().map(XContractTest::path).toList();
    List<String> templates = paths.stream().map(contract::template).distinct().toList();
    String sources = sources();
    assertThat(found(PATH, sources)).isNotEmpty()
        .allSatisfy(literal -> assertThat(paths).as(literal).anyMatch(path -> path.startsWith(literal)));
    assertThat(found(LIBRARY_CALL, sources)).isEqualTo(new TreeSet<>(LIBRARY.keySet()));
    assertThat(templates).containsAll(LIBRARY.values());
  }

  @Test
  void aCallThatXDoesNotDescribeIsNoticed() throws IOException {
    assertThat(contract.faults("GET /2/users/abc/mentions?max_results=1000&since_id=x&hola=1 HTTP/1.1\n")).hasSize(4);
    assertThat(contract.faults("POST /2/tweets HTTP/1.1\n{\"text\":\"x\",\"reply\":{},\"hola\":1}")).isNotEmpty();
    assertThat(contract.faults("GET /2/nowhere HTTP/1.1\n")).hasSize(1);
    assertThat(contract.faults("POST /oauth2/token HTTP/1.1\ngrant_type=password")).hasSize(1);
  }

  private void makeEveryCall(String posts) {
    String token = "7140dibdnow9c7btw3w3ixl43r8knib48jsfyzko1h5py";
    Cursor inEveryGap =
        new Cursor(
            XStream.of(account, XCursor.of(new Cursor("2;older=900,,,0,950,0"))).stream()
                .map(stream -> ";" + stream.name() + "=900,950," + token + ",100,,0")
                .collect(Collectors.joining("", "2;own=901.902", "")));
    OutgoingReply answer = new OutgoingReply("900", MentionKind.POST, "900", "200", "Gracias: mañana irán");
    OutgoingReply message = new OutgoingReply("950", MentionKind.DIRECT_MESSAGE, "dm", "200", "A las nueve");
    server.answersBy(request -> TinyServer.answer(request.startsWith("GET") ? 200 : 201, bodyFor(request, posts)));
    for (Cursor cursor : List.of(Cursor.START, new Cursor("since=900"), new Cursor("2;own=901"), recent(), inEveryGap)) {
      fresh().readMentions(account, cursor);
    }
    SocialNetwork x = fresh();
    x.lookUp(account, new Reading.Pointed("x-villarrio", "900", Map.of()));
    x.findReply(account, answer, Instant.now());
    x.findReply(account, message, Instant.now());
    x.publish(account, answer);
    x.publish(account, message);
    x.subscription(account);
    x.subscribe(account);
  }

  /** Everything was read a minute ago. */
  private Cursor recent() {
    String id = String.valueOf((Instant.now().minusSeconds(60).toEpochMilli() - 1_288_834_974_657L) << 22);
    return new Cursor(
        XStream.of(account, XCursor.of(Cursor.START)).stream()
            .map(stream -> ";" + stream.name() + "=" + id + ",,,0,,0")
            .collect(Collectors.joining("", "2;own=901.902", "")));
  }

  private static SocialNetwork fresh() {
    return new Networks().of(Network.X);
  }

  private static String bodyFor(String request, String posts) {
    String path = path(request);
    if (path.equals("/oauth2/token")) {
      return "{\"token_type\":\"bearer\",\"access_token\":\"app\"}";
    }
    if (path.equals("/2/webhooks")) {
      return "{\"data\":[{\"id\":\"7\",\"url\":\"https://villarrio.example/webhooks/x\",\"valid\":false}]}";
    }
    boolean isRead = request.startsWith("GET") || request.startsWith("PUT");
    return isRead
        ? posts
        : "{\"data\":{\"id\":\"901\",\"text\":\"Gracias\",\"dm_event_id\":\"951\",\"subscribed\":true}}";
  }

  private static String path(String request) {
    return URI.create(request.split(" ")[1]).getPath();
  }

  private static String sources() throws IOException {
    List<String> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.sorted().toList()) {
        all.add(Files.readString(file));
      }
    }
    return String.join("\n", all);
  }

  private static TreeSet<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(result -> result.group(1)).collect(Collectors.toCollection(TreeSet::new));
  }
}
