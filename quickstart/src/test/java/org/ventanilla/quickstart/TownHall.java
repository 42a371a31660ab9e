package org.ventanilla.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A person of the town hall, who uses the APIs of the response service with a personal token. */
final class TownHall {

  private final HttpJson response;

  TownHall(URI response, String token) {
    this.response = new HttpJson(response, Map.of("Authorization", "Bearer " + token));
  }

  /** The person with this login. */
  static TownHall of(WholeTown town, String login) {
    String token =
        town.credentials().users().stream()
            .filter(user -> user.login().equals(login))
            .findFirst()
            .orElseThrow()
            .token();
    return new TownHall(URI.create(town.url("response")), token);
  }

  /** Every open conversation, page after page. */
  List<JsonNode> conversations() {
    List<JsonNode> all = new ArrayList<>();
    String after = "";
    do {
      JsonNode page = response.get("/api/conversations?view=open&limit=100" + after);
      page.required("items").forEach(all::add);
      String next = page.path("next").asText("");
      after = next.isEmpty() ? "" : "&after=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    } while (!after.isEmpty());
    return all;
  }

  /** The beginnings of the conversations whose last words start with these. */
  List<String> excerpts(String startingWith) {
    List<String> texts = new ArrayList<>();
    for (JsonNode row : conversations()) {
      String text = withoutHandle(row.path("excerpt").asText());
      if (text.startsWith(startingWith)) {
        texts.add(text);
      }
    }
    return texts;
  }

  JsonNode conversation(String id) {
    return response.get("/api/conversations/" + id);
  }

  /** The citizens' messages that start with these words, of the conversations whose last words do. */
  List<String> messages(String startingWith) {
    List<String> texts = new ArrayList<>();
    for (JsonNode row : conversations()) {
      if (!withoutHandle(row.path("excerpt").asText()).startsWith(startingWith)) {
        continue;
      }
      for (JsonNode message : conversation(row.required("id").asText()).required("messages")) {
        String text = withoutHandle(message.path("text").asText());
        if (text.startsWith(startingWith)) {
          texts.add(text);
        }
      }
    }
    return texts;
  }

  /** X, Mastodon and Bluesky show the handle that a mention needs; it comes first. */
  private static String withoutHandle(String text) {
    return text.replaceFirst("^@\\S+ ", "");
  }
}
