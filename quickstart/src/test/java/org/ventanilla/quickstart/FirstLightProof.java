package org.ventanilla.quickstart;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The figures of docs/proof/first-light.md. Not part of {@code mvn verify}: {@code mvn -Pproof} runs it and prints them.
 */
class FirstLightProof {

  private static final int POSTS = 50;
  private static final List<String> NETWORKS = List.of("x", "facebook", "instagram");
  private static final Path REAL_POSTS = Path.of("../../shared/data/text/es-tweets-dev.jsonl");

  private static Browser browser;
  private static WholeTown town;
  private static Citizens citizens;

  @BeforeAll
  static void startTheTown() {
    browser = Browser.startOrSkip();
    town = WholeTown.start();
    citizens = new Citizens(URI.create(town.url("plaza")));
  }

  @AfterAll
  static void stopTheTown() {
    if (town != null) {
      town.close();
    }
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void howSoonAPostIsOnTheOpenInboxPage() {
    Page inbox = browser.inboxOf(town, "lucia");
    post(inbox, "x", "calentamiento", 20);
    for (String way : List.of("webhook", "polling")) {
      citizens.fault(way.equals("webhook") ? "polling-off" : "webhooks-off");
      for (String network : NETWORKS) {
        List<Long> millis = post(inbox, network, way, POSTS);
        System.out.printf(
            "post to inbox page | %s | %s | p50 %d ms | p95 %d ms | max %d ms | of %d%n",
            network, way, at(millis, 50), at(millis, 95), at(millis, 100), POSTS);
      }
      citizens.fault("clear");
    }
    inbox.context().close();
  }

  /** The real posts stay outside of the project and of the report: only counts are printed. */
  @Test
  void everyRealPostIsClassifiedAndInTheInbox() throws IOException {
    if (!Files.exists(REAL_POSTS)) {
      String why = "Real posts skipped: they are not beside this checkout (../shared/data/text)";
      System.out.println(why);
      Assumptions.abort(why);
    }
    int before = TownHall.of(town, "lucia").conversations().size();
    List<String> posts = new ArrayList<>();
    try (Stream<String> lines = Files.lines(REAL_POSTS)) {
      for (String line : (Iterable<String>) lines::iterator) {
        posts.add(HttpJson.MAPPER.readTree(line).required("text").asText());
      }
    }
    for (int i = 0; i < posts.size(); i++) {
      citizens.post(NETWORKS.get(i % NETWORKS.size()), "vecino " + i, posts.get(i));
    }
    TownHall lucia = TownHall.of(town, "lucia");
    await("all real posts").atMost(120, SECONDS).until(() -> lucia.conversations().size() >= before + posts.size());

    List<JsonNode> rows = lucia.conversations();
    assertThat(rows).hasSize(before + posts.size());
    assertThat(rows).allSatisfy(row -> assertThat(row.path("kind").asText()).isNotEmpty());
    System.out.printf("real posts | posted %d | in the inbox, classified %d%n", posts.size(), rows.size() - before);
  }

  private static List<Long> post(Page inbox, String network, String way, int times) {
    List<Long> millis = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      String words = "Aviso %s por %s en %s".formatted(i, way, network);
      long start = System.nanoTime();
      citizens.post(network, "vecina " + way + " " + i, words);
      inbox
          .locator("#rows li.row", new Page.LocatorOptions().setHasText(words))
          .waitFor(new Locator.WaitForOptions().setTimeout(20_000));
      millis.add(Duration.ofNanos(System.nanoTime() - start).toMillis());
    }
    return millis;
  }

  private static long at(List<Long> millis, int percent) {
    List<Long> sorted = millis.stream().sorted().toList();
    return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
  }
}
