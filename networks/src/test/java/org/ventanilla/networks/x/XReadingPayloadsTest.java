package org.ventanilla.networks.x;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ventanilla.events.EventJson;
import org.ventanilla.events.Mention;
import org.ventanilla.events.MentionKind;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.Cursor;
import org.ventanilla.networks.NetworkException;
import org.ventanilla.networks.Networks;
import org.ventanilla.networks.OutgoingReply;
import org.ventanilla.networks.Payloads;
import org.ventanilla.networks.Reading;
import org.ventanilla.networks.SocialNetwork;
import org.ventanilla.networks.TinyServer;

/**
 * Every captured answer of X against the table {@code x-reading-payloads.csv}: the connector gets it as the answer to the
 * call that the table names, or the table says why it never asks for such a thing.
 */
class XReadingPayloadsTest {

  private static final String FOLDER = "x/v2-python-twitter";
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String A_POST = "{\"id\":\"7\",\"text\":\"hola\",\"author_id\":\"2244994945\",\"conversation_id\":\"7\"";

  /** What stands around an object that is only a part of an answer. */
  private static final Map<String, Function<String, String>> AROUND =
      Map.of(
          "post", json -> "{\"data\":[" + json + "]}",
          "includes", json -> "{\"data\":[" + A_POST + "}],\"includes\":" + json + "}",
          "medium", json ->
              "{\"data\":[" + A_POST + ",\"attachments\":{\"media_keys\":[\"13_1263145212760805376\"]}}],"
                  + "\"includes\":{\"media\":[" + json + "]}}",
          "place", json ->
              "{\"data\":[" + A_POST + ",\"geo\":{\"place_id\":\"01a9a39529b27f36\"}}],\"includes\":{\"places\":["
                  + json + "]}}",
          "user", json -> "{\"data\":[" + A_POST + "}],\"includes\":{\"users\":[" + json + "]}}",
          "meta", json -> "{\"data\":[" + A_POST + "}],\"meta\":" + json + "}");

  private final Map<String, String> answers = new TreeMap<>();
  private TinyServer server;
  private Account account;

  @BeforeEach
  void open() {
    server = new TinyServer();
    account = server.account(Network.X);
    server.answersBy(
        request ->
            answers.getOrDefault(
                URI.create(request.split(" ")[1]).getPath(),
                TinyServer.answer(200, "{\"meta\":{\"result_count\":0}}")));
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void everyCapturedAnswerIsReadAsTheTableSays() {
    Map<String, String> read = new LinkedHashMap<>();
    Map<String, String[]> table = table();
    for (String file : files()) {
      String[] line = table.getOrDefault(file, new String[] {file, "not in the table", "", ""});
      read.put(file, line[1].startsWith("never") ? line[2] : readAs(line[1], file));
    }
    Map<String, String> expected = new LinkedHashMap<>();
    table.forEach((file, line) -> expected.put(file, line[2]));
    assertThat(read).containsExactlyInAnyOrderEntriesOf(expected);
  }

  @Test
  void everyLineOfTheTableSaysWhy() {
    assertThat(lines()).isNotEmpty().allSatisfy(line -> assertThat(line.split(" \\| ")).hasSize(4));
  }

  private String readAs(String call, String file) {
    answers.clear();
    String json = new String(Payloads.read(Payloads.folder(FOLDER).resolve(file)), StandardCharsets.UTF_8);
    SocialNetwork x = new Networks().of(Network.X);
    try {
      return switch (call) {
        case "mentions" -> polled(x, "/2/users/100/mentions", 200, json);
        case "search" -> polled(x, "/2/tweets/search/recent", 200, json);
        case "messages" -> polled(x, "/2/dm_events", 200, json);
        case "refusal" -> polled(x, "/2/users/100/mentions", 400, json);
        case "lookup" -> lookedUp(x, json);
        case "own post" -> published(x, "/2/tweets", MentionKind.POST, json);
        case "own message" -> published(x, "/2/dm_conversations/with/200/messages", MentionKind.DIRECT_MESSAGE, json);
        case "app token" -> subscription(x, json);
        case "publications" -> publications(x, json);
        default -> polled(x, "/2/users/100/mentions", 200, AROUND.getOrDefault(call, same -> "").apply(json));
      };
    } catch (NetworkException e) {
      return e.getClass().getSimpleName();
    }
  }

  private String polled(SocialNetwork x, String path, int status, String json) {
    answers.put(path, TinyServer.answer(status, json));
    List<Reading> readings = x.readMentions(account, Cursor.START).readings();
    readings.stream()
        .filter(Reading.Spoken.class::isInstance)
        .map(reading -> ((Reading.Spoken) reading).mention())
        .forEach(mention -> assertThat(EventJson.read(EventJson.write(mention), Mention.class)).isEqualTo(mention));
    return readings.stream()
        .collect(Collectors.groupingBy(XReadingPayloadsTest::inWords, TreeMap::new, Collectors.counting()))
        .entrySet().stream()
        .map(kind -> kind.getValue() + " " + kind.getKey())
        .collect(Collectors.joining("; "));
  }

  private static String inWords(Reading reading) {
    if (reading instanceof Reading.Spoken spoken) {
      Mention mention = spoken.mention();
      String photos = mention.media().isEmpty() ? "" : " with media";
      String where = mention.geo() == null ? "" : " at " + mention.geo().name();
      return mention.kind().code() + photos + where;
    }
    return "not-spoken " + ((Reading.NotSpoken) reading).reason();
  }

  private String lookedUp(SocialNetwork x, String json) {
    answers.put("/2/tweets", TinyServer.answer(200, json));
    String id = json.contains("\"data\"") ? first(json).path("id").asText() : "7";
    return x.lookUp(account, new Reading.Pointed(account.id(), id, Map.of()))
        .map(mention -> inWords(new Reading.Spoken(mention)))
        .orElse("nothing");
  }

  private String published(SocialNetwork x, String path, MentionKind kind, String json) {
    answers.put(path, TinyServer.answer(201, json));
    return "sent " + x.publish(account, new OutgoingReply("900", kind, "900", "200", "Gracias")).id();
  }

  private String subscription(SocialNetwork x, String json) {
    answers.put("/oauth2/token", TinyServer.answer(200, json));
    return String.valueOf(x.subscription(account));
  }

  private String publications(SocialNetwork x, String json) {
    answers.put("/2/users/100/tweets", TinyServer.answer(200, json));
    return XCursor.of(x.readMentions(account, Cursor.START).next()).own().size() + " threads to listen to";
  }

  private static JsonNode first(String json) {
    try {
      JsonNode data = MAPPER.readTree(json).path("data");
      return data.isArray() ? data.path(0) : data;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> files() {
    Path folder = Payloads.folder(FOLDER);
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String[]> table() {
    Map<String, String[]> table = new LinkedHashMap<>();
    lines().forEach(line -> table.put(line.split(" \\| ")[0], line.split(" \\| ")));
    return table;
  }

  private static List<String> lines() {
    try (BufferedReader table =
        new BufferedReader(
            new InputStreamReader(
                XReadingPayloadsTest.class.getResourceAsStream("/x-reading-payloads.csv"), StandardCharsets.UTF_8))) {
      return table.lines().filter(line -> !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
