package org.ventanilla.plaza.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ventanilla.plaza.square.Network.FACEBOOK;
import static org.ventanilla.plaza.square.Network.INSTAGRAM;
import static org.ventanilla.plaza.square.Network.X;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.plaza.Plaza;
import org.ventanilla.plaza.PlazaConfig;
import org.ventanilla.plaza.Subscriber;
import org.ventanilla.plaza.Visitor;

class DeliveriesTest {

  private static final PlazaConfig CONFIG =
      PlazaConfig.villarrio().withRetries(Duration.ofMillis(50), Duration.ofMillis(500), Duration.ofMinutes(10));

  @Test
  void fourHundredAndElevenPostsInABurstAllArriveAlthoughTheSubscriberStumbles() throws Exception {
    try (Subscriber ingest = new Subscriber(CONFIG);
        Plaza plaza = Plaza.start(CONFIG.withWebhooks(ingest.url()))) {
      AtomicInteger calls = new AtomicInteger();
      ingest.status = () -> calls.incrementAndGet() % 5 == 0 ? 503 : 200;
      Visitor visitor = new Visitor(plaza);
      List<String> networks = List.of("x", "facebook", "instagram");
      ExecutorService citizens = Executors.newFixedThreadPool(20);
      List<Future<String>> said = new ArrayList<>();
      for (int i = 0; i < 411; i++) {
        int number = i;
        said.add(citizens.submit(() -> visitor.says(networks.get(number % 3), "Vecina " + number % 60, "Aviso " + number)));
      }
      Set<String> ids = new HashSet<>();
      for (Future<String> one : said) {
        ids.add(one.get());
      }
      citizens.shutdown();
      assertThat(ids).hasSize(411);

      await().atMost(Duration.ofSeconds(30)).until(() -> ingest.accepted.size() >= 411);
      Set<String> told = new HashSet<>();
      ingest.accepted.forEach(webhook -> told.add(idOf(webhook.body())));
      assertThat(told).isEqualTo(ids);
      assertThat(plaza.webhooks(X).pending()).isZero();
    }
  }

  @Test
  void aThreadArrivesInItsOrderWhileAnotherThreadOvertakesIt() {
    try (Subscriber ingest = new Subscriber(CONFIG);
        Plaza plaza = Plaza.start(CONFIG.withWebhooks(ingest.url()))) {
      Visitor visitor = new Visitor(plaza);
      await().until(() -> plaza.webhooks(FACEBOOK).proven());
      ingest.status = () -> 500;
      String root = visitor.says("facebook", "Luis Prado", "uno");
      for (String word : List.of("dos", "tres", "cuatro")) {
        visitor.says("facebook", "Luis Prado", word, root);
      }
      await().until(() -> ingest.answers.contains(500));
      ingest.status = () -> 200;

      await().until(() -> ingest.of(FACEBOOK).size() == 4);
      assertThat(ingest.of(FACEBOOK)).extracting(body -> body.at("/entry/0/changes/0/value/message").asText())
          .containsExactly("uno", "dos", "tres", "cuatro");
    }
  }

  @Test
  void whatWasNotDeliveredIsDeliveredAfterARestart(@TempDir Path data) {
    PlazaConfig config = CONFIG.withDataDir(data);
    String id;
    try (Plaza plaza = Plaza.start(config.withWebhooks(URI.create("http://127.0.0.1:1")))) {
      id = new Visitor(plaza).says("x", "Ana Ruiz", "Hay un bache");
      assertThat(plaza.webhooks(X).pending()).isEqualTo(1);
    }
    try (Subscriber ingest = new Subscriber(config);
        Plaza plaza = Plaza.start(config.withWebhooks(ingest.url()))) {
      await().until(() -> ingest.of(X).size() == 1);
      assertThat(idOf(ingest.of(X).get(0))).isEqualTo(id);
      JsonNode threads = new Visitor(plaza).get("/plaza/threads?network=x").json();
      assertThat(threads.at("/0/id").asText()).isEqualTo(id);
      assertThat(new Visitor(plaza).says("x", "Luis Prado", "Otro")).isGreaterThan(id);
    }
  }

  @Test
  void aSubscriberThatDoesNotProveItselfGetsNothingUntilItDoes() {
    try (Subscriber ingest = new Subscriber(CONFIG);
        Plaza plaza = Plaza.start(CONFIG)) {
      ingest.provesItself = false;
      plaza.subscribe(ingest.url());
      await().until(() -> !plaza.webhooks(X).refusal().isEmpty());
      Visitor visitor = new Visitor(plaza);
      visitor.says("x", "Ana Ruiz", "Hay un bache");
      assertThat(plaza.webhooks(X).refusal()).isEqualTo("response_token is wrong");
      assertThat(visitor.send(visitor.request("/")).response().body()).contains("response_token is wrong");
      assertThat(ingest.accepted).isEmpty();

      ingest.provesItself = true;
      await().until(() -> ingest.of(X).size() == 1);
    }
  }

  @Test
  void xAsksForAProofAgainAndAgain() {
    try (Subscriber ingest = new Subscriber(CONFIG);
        Plaza plaza = Plaza.start(CONFIG.withCrcEvery(Duration.ofMillis(100)).withWebhooks(ingest.url()))) {
      await().until(() -> ingest.challenges > 6);
      ingest.provesItself = false;
      await().until(() -> !plaza.webhooks(X).proven());
    }
  }

  @Test
  void theWebhooksHaveTheFormOfEachNetwork() {
    try (Subscriber ingest = new Subscriber(CONFIG);
        Plaza plaza = Plaza.start(CONFIG.withWebhooks(ingest.url()))) {
      Visitor visitor = new Visitor(plaza);
      String tweet = visitor.says("x", "Ana Ruiz", "¡Qué bache! 🕳️ @VillarrioAyto " + "mire ".repeat(40));
      String comment = visitor.says("instagram", "Carmen Soto", "¿A qué hora abren?");
      String media = visitor.says("instagram", "Carmen Soto", "Así está el parque @villarrio");
      await().until(() -> ingest.accepted.size() == 3);

      JsonNode x = ingest.of(X).get(0);
      assertThat(x.get("for_user_id").asText()).isEqualTo(plaza.config().x().id());
      JsonNode post = x.at("/tweet_create_events/0");
      assertThat(post.get("id_str").asText()).isEqualTo(tweet);
      assertThat(post.get("truncated").asBoolean()).isTrue();
      assertThat(post.at("/extended_tweet/full_text").asText()).startsWith("¡Qué bache! 🕳️ @VillarrioAyto mire");
      // In code points: the sign of the hole is one and its variation selector another.
      assertThat(post.at("/entities/user_mentions/0/indices")).hasToString("[15,29]");
      assertThat(post.at("/user/screen_name").asText()).isEqualTo("Ana_Ruiz");

      JsonNode value = ingest.of(INSTAGRAM).get(0).at("/entry/0/changes/0/value");
      assertThat(value.fieldNames()).toIterable().containsExactlyInAnyOrder("from", "media", "id", "text");
      assertThat(value.get("id").asText()).isEqualTo(comment);
      JsonNode mention = ingest.of(INSTAGRAM).get(1).at("/entry/0/changes/0");
      assertThat(mention.get("field").asText()).isEqualTo("mentions");
      assertThat(mention.at("/value/media_id").asText()).isEqualTo(media);
    }
  }

  private static String idOf(JsonNode body) {
    if (body.has("tweet_create_events")) {
      return body.at("/tweet_create_events/0/id_str").asText();
    }
    JsonNode value = body.at("/entry/0/changes/0/value");
    return value.has("comment_id") ? value.get("comment_id").asText()
        : value.has("post_id") ? value.get("post_id").asText() : value.get("id").asText();
  }
}
