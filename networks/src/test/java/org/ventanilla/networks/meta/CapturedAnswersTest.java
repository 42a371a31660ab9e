package org.ventanilla.networks.meta;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ventanilla.events.EventJson;
import org.ventanilla.events.Mention;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.Cursor;
import org.ventanilla.networks.MentionPage;
import org.ventanilla.networks.NetworkException;
import org.ventanilla.networks.Networks;
import org.ventanilla.networks.Payloads;
import org.ventanilla.networks.Reading;
import org.ventanilla.networks.SocialNetwork;

/**
 * Every captured answer of the Graph API, given to the connector where it would meet it, against the table {@code
 * meta-reading-payloads.csv}, which says what it is asked as, what comes of it, and why.
 */
class CapturedAnswersTest {

  private static final List<String> FOLDERS = List.of("facebook/graph", "instagram/graph", "instagram/restfb");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final GraphServer graph = new GraphServer();

  @AfterEach
  void close() {
    graph.close();
  }

  @Test
  void everyCapturedAnswerIsReadAsTheTableSays() {
    Map<String, String> expected = new LinkedHashMap<>();
    Map<String, String> read = new LinkedHashMap<>();
    Map<String, String> askedAs = new LinkedHashMap<>();
    for (String line : lines()) {
      String[] cells = line.split(" \\| ");
      assertThat(cells).as(line).hasSize(4);
      askedAs.put(cells[0], cells[1]);
      expected.put(cells[0], cells[2]);
    }
    for (String folder : FOLDERS) {
      Path root = Payloads.folder(folder);
      for (Path file : jsonFilesBelow(root)) {
        String name = folder + "/" + root.relativize(file).toString().replace('\\', '/');
        String as = askedAs.getOrDefault(name, "no line in the table");
        read.put(name, result(name.startsWith("facebook") ? Network.FACEBOOK : Network.INSTAGRAM, as, file));
      }
    }
    assertThat(read).containsExactlyInAnyOrderEntriesOf(expected);
  }

  private String result(Network network, String as, Path file) {
    JsonNode json = json(file);
    Account account = graph.account(network);
    SocialNetwork meta = new Networks().of(network);
    graph.forget();
    return switch (as) {
      case "error" -> refusal(meta, account, json.toString());
      case "feed", "conversations", "media", "tags" -> polled(meta, account, "100/" + as, list(json));
      case "comments", "replies" -> {
        ObjectNode post = JSON.createObjectNode().put("id", "100_1").put("created_time", "2021-01-01T00:00:00+0000");
        post.set("comments", as.equals("comments") ? list(json) : list(comment(json)));
        yield polled(meta, account, "100/" + (network == Network.FACEBOOK ? "feed" : "media"), list(post));
      }
      case "messages" -> {
        ObjectNode conversation = JSON.createObjectNode().put("id", "t_1");
        conversation.set("messages", list(json));
        yield polled(meta, account, "100/conversations", list(conversation));
      }
      case "mentioned media", "mentioned comment" -> {
        graph.answers("100", 200, json.toString());
        Map<String, String> where =
            as.equals("mentioned media") ? Map.of("media_id", "1") : Map.of("media_id", "1", "comment_id", "2");
        Optional<Mention> mention = meta.lookUp(account, new Reading.Pointed(account.id(), "1", where));
        mention.ifPresent(CapturedAnswersTest::assertCrossesKafka);
        yield mention.map(found -> "1 mention").orElse("no mention");
      }
      default -> as;
    };
  }

  /** No edge is given: what is thrown shows how the refusal of the first is understood. */
  private String refusal(SocialNetwork meta, Account account, String body) {
    List.of("feed", "tagged", "conversations", "ratings", "ads_posts", "media", "tags")
        .forEach(edge -> graph.answers("100/" + edge, 400, body));
    try {
      meta.readMentions(account, Cursor.START);
      return "no refusal";
    } catch (NetworkException e) {
      return e.getClass().getSimpleName();
    }
  }

  private String polled(SocialNetwork meta, Account account, String edge, JsonNode answer) {
    graph.answers(edge, 200, answer.toString());
    MentionPage page = meta.readMentions(account, Cursor.START);
    page.readings().forEach(reading -> assertCrossesKafka(((Reading.Spoken) reading).mention()));
    return page.readings().size() + (page.readings().size() == 1 ? " mention" : " mentions");
  }

  private static void assertCrossesKafka(Mention mention) {
    assertThat(EventJson.read(EventJson.write(mention), Mention.class)).isEqualTo(mention);
    assertThat(mention.id()).isNotBlank();
    assertThat(mention.author().id()).isNotBlank();
  }

  private static ObjectNode comment(JsonNode replies) {
    ObjectNode comment = JSON.createObjectNode().put("id", "2").put("timestamp", "2020-01-01T00:00:00+0000");
    comment.set("replies", replies);
    return comment;
  }

  /** As a list: a list already, an object by itself, or objects by their ids. */
  private static JsonNode list(JsonNode json) {
    if (json.path("data").isArray()) {
      return json;
    }
    ArrayNode data = JSON.createArrayNode();
    if (json.has("id")) {
      data.add(json);
    } else {
      json.forEach(data::add);
    }
    return JSON.createObjectNode().set("data", data);
  }

  private static JsonNode json(Path file) {
    try {
      return JSON.readTree(Payloads.read(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> jsonFilesBelow(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines() {
    try (BufferedReader table =
        new BufferedReader(
            new InputStreamReader(
                CapturedAnswersTest.class.getResourceAsStream("/meta-reading-payloads.csv"), StandardCharsets.UTF_8))) {
      return table.lines().filter(line -> !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
