package org.ventanilla.plaza.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.ventanilla.plaza.square.Network.FACEBOOK;
import static org.ventanilla.plaza.square.Network.INSTAGRAM;
import static org.ventanilla.plaza.square.Network.X;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ventanilla.plaza.Plaza;
import org.ventanilla.plaza.PlazaConfig;
import org.ventanilla.plaza.Subscriber;
import org.ventanilla.plaza.Visitor;

/** Each misbehaviour does what its switch says, and stops when it is switched off. */
class FaultsTest {

  private final Plaza plaza =
      Plaza.start(
          PlazaConfig.villarrio()
              .withRetries(Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofMinutes(5)));
  private final Visitor visitor = new Visitor(plaza);
  private final Subscriber ingest = new Subscriber(plaza.config());
  private final String mentions = "/2/users/" + plaza.config().x().id() + "/mentions";
  private final String feed = "/" + plaza.config().facebook().id() + "/feed";

  @BeforeEach
  void subscribe() {
    plaza.subscribe(ingest.url());
    await().until(() -> plaza.webhooks(X).proven() && plaza.webhooks(FACEBOOK).proven());
  }

  @AfterEach
  void stop() {
    plaza.close();
    ingest.close();
  }

  @Test
  void webhooksOffTellsNothingNowNorLaterButAskingFindsIt() {
    on("{\"fault\":\"webhooks-off\",\"network\":\"x\"}");
    visitor.says("x", "Ana Ruiz", "Hay un bache");
    on("{\"fault\":\"webhooks-off\",\"network\":\"x\",\"on\":false}");
    visitor.says("x", "Ana Ruiz", "Y otro más allá");

    await().until(() -> !ingest.of(X).isEmpty());
    assertThat(ingest.of(X)).singleElement().asString().contains("Y otro");
    assertThat(visitor.x("GET", mentions, null).json().get("data")).hasSize(2);
  }

  @Test
  void aPageThatDroppedTheAppTellsNothingUntilItSubscribesAgain() {
    String apps = "/" + plaza.config().facebook().id() + "/subscribed_apps";
    assertThat(visitor.graph("GET", FACEBOOK, apps).json().get("data")).hasSize(1);
    on("{\"fault\":\"unsubscribed\",\"network\":\"facebook\"}");
    assertThat(visitor.graph("GET", FACEBOOK, apps).json().get("data")).isEmpty();
    visitor.says("facebook", "Ana Ruiz", "Hay un bache");
    assertThat(visitor.graph("POST", FACEBOOK, apps).status()).isEqualTo(400);
    assertThat(visitor.graph("POST", FACEBOOK, apps, "subscribed_fields", "feed").json().get("success").asBoolean()).isTrue();
    assertThat(visitor.graph("GET", FACEBOOK, apps).json().at("/data/0/subscribed_fields/0").asText()).isEqualTo("feed");
    visitor.says("facebook", "Ana Ruiz", "Y otro");

    await().until(() -> !ingest.of(FACEBOOK).isEmpty());
    assertThat(ingest.of(FACEBOOK)).singleElement().asString().contains("Y otro");
  }

  @Test
  void oldWebhooksOfXTellOnlyTheBeginningOfAPost() {
    String text = "La calle está a oscuras desde hace una semana ".repeat(5) + "y nadie viene";
    on("{\"fault\":\"truncated-posts\",\"network\":\"x\"}");
    visitor.says("x", "Ana Ruiz", text);
    await().until(() -> !ingest.of(X).isEmpty());
    JsonNode tweet = ingest.of(X).get(0).at("/tweet_create_events/0");
    assertThat(tweet.get("truncated").asBoolean()).isTrue();
    assertThat(tweet.has("extended_tweet")).isFalse();
    assertThat(tweet.get("text").asText()).contains("…").doesNotContain("nadie viene");
    assertThat(visitor.x("GET", mentions + "?tweet.fields=note_tweet", null).json().toString()).contains("nadie viene");
  }

  @Test
  void theNewsOfADeletionOvertakesThatOfItsPost() {
    on("{\"fault\":\"delete-before-create\",\"network\":\"x\"}");
    String post = visitor.says("x", "Ana Ruiz", "Me equivoqué");
    visitor.send("DELETE", "/plaza/posts/" + post, null);
    await().until(() -> ingest.of(X).size() == 2);
    assertThat(ingest.of(X).get(0).at("/tweet_delete_events/0/status/id").asText()).isEqualTo(post);
    assertThat(ingest.of(X).get(1).at("/tweet_create_events/0/id_str").asText()).isEqualTo(post);
  }

  @Test
  void whatIsNotDeletedIsToldAllTheSame() {
    on("{\"fault\":\"delete-before-create\",\"network\":\"facebook\",\"seconds\":1}");
    visitor.says("facebook", "Ana Ruiz", "Esto se queda");
    await().until(() -> ingest.of(FACEBOOK).size() == 1);
  }

  @Test
  void allVersionsOfAnEditedPostAreDeletedWithIt() {
    String first = visitor.says("x", "Ana Ruiz", "Hay un vache");
    String second =
        visitor.send("PUT", "/plaza/posts/" + first, "{\"text\":\"Hay un bache\"}").json().get("id").asText();
    visitor.send("DELETE", "/plaza/posts/" + second, null);
    await().until(() -> ingest.of(X).size() == 3);
    assertThat(ingest.of(X).get(2).get("tweet_delete_events").findValuesAsText("id")).containsExactly(first, second);
  }

  @Test
  void whatIsAskedForComesLateAndWhatIsPublishedDoesNot() {
    on("{\"fault\":\"reading-slow\",\"seconds\":1}");
    for (var slow : List.of(timed(() -> visitor.x("GET", mentions, null)), timed(() -> visitor.graph("GET", FACEBOOK, feed)))) {
      assertThat(slow).isGreaterThanOrEqualTo(Duration.ofMillis(950));
    }
    assertThat(timed(() -> visitor.x("POST", "/2/tweets", "{\"text\":\"Ya\"}"))).isLessThan(Duration.ofMillis(900));
  }

  private static Duration timed(Runnable work) {
    Instant start = Instant.now();
    work.run();
    return Duration.between(start, Instant.now());
  }

  @Test
  void manyUpdatesLeaveInOneCallAndTheRestAfterAPause() {
    on("{\"fault\":\"batched-webhooks\",\"network\":\"facebook\",\"calls\":100}");
    for (int i = 0; i < 130; i++) {
      visitor.says("facebook", "Vecina " + i, "Aviso " + i);
    }
    await().until(() -> ingest.of(FACEBOOK).size() == 2);
    assertThat(ingest.of(FACEBOOK)).extracting(body -> body.get("entry").size()).containsExactly(100, 30);
  }

  @Test
  void anAlbumComesInParallelWebhooksOneAPhoto() {
    StringBuilder media = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      media.append(i == 0 ? "" : ",").append("\"https://fotos.example/").append(i).append(".jpg\"");
    }
    String id =
        visitor
            .send(
                "POST",
                "/plaza/posts",
                "{\"network\":\"facebook\",\"author\":\"Ana Ruiz\",\"text\":\"Todo roto\",\"media\":[" + media + "]}")
            .json()
            .get("id")
            .asText();
    await().until(() -> ingest.of(FACEBOOK).size() == 10);
    assertThat(ingest.of(FACEBOOK))
        .extracting(body -> body.at("/entry/0/changes/0/value"))
        .allMatch(value -> value.get("post_id").asText().equals(id) && value.get("item").asText().equals("photo"))
        .extracting(value -> value.get("photo_id").asText())
        .doesNotHaveDuplicates();
  }

  @Test
  void webhookDuplicatesDeliversEachTwice() {
    on("{\"fault\":\"webhook-duplicates\"}");
    visitor.says("facebook", "Luis Prado", "La farola no luce");

    await().until(() -> ingest.of(FACEBOOK).size() == 2);
    assertThat(ingest.of(FACEBOOK).get(0)).isEqualTo(ingest.of(FACEBOOK).get(1));
  }

  @Test
  void webhookWithABadSignatureIsTriedUntilItsSignatureIsGood() {
    on("{\"fault\":\"webhook-bad-signature\"}");
    visitor.says("x", "Ana Ruiz", "Hay un bache");
    await().until(() -> ingest.answers.contains(401));
    assertThat(ingest.accepted).isEmpty();

    on("{\"fault\":\"clear\"}");
    await().until(() -> ingest.of(X).size() == 1);
  }

  @Test
  void webhookLateComesLaterThanThePost() {
    on("{\"fault\":\"webhook-late\",\"seconds\":1}");
    Instant posted = Instant.now();
    visitor.says("x", "Ana Ruiz", "Hay un bache");

    await().until(() -> ingest.of(X).size() == 1);
    assertThat(Duration.between(posted, Instant.now())).isGreaterThan(Duration.ofMillis(900));
  }

  @Test
  void pollingOffShowsNothingToWhoAsks() {
    visitor.says("x", "Ana Ruiz", "Hay un bache");
    visitor.says("facebook", "Luis Prado", "La farola no luce");
    on("{\"fault\":\"polling-off\"}");

    assertThat(visitor.x("GET", mentions, null).json().has("data")).isFalse();
    assertThat(visitor.graph("GET", FACEBOOK, feed).json().get("data")).isEmpty();
    await().until(() -> ingest.of(X).size() == 1 && ingest.of(FACEBOOK).size() == 1);
  }

  @Test
  void rateLimitRefusesEveryCallAndTellsUntilWhen() {
    on("{\"fault\":\"rate-limit\",\"seconds\":30}");

    var onX = visitor.x("GET", mentions, null);
    assertThat(onX.status()).isEqualTo(429);
    assertThat(Long.parseLong(onX.header("x-rate-limit-reset")) - Instant.now().getEpochSecond()).isBetween(28L, 32L);
    assertThat(onX.header("x-rate-limit-remaining")).isEqualTo("0");
    assertThat(Integer.parseInt(onX.header("x-rate-limit-limit"))).isPositive();
    assertThat(visitor.graph("GET", FACEBOOK, feed).json().at("/error/code").asInt()).isEqualTo(32);
    var onInstagram = visitor.graph("GET", INSTAGRAM, "/" + plaza.config().instagram().id());
    assertThat(onInstagram.json().at("/error/code").asInt()).isEqualTo(4);
    assertThat(onInstagram.header("X-Business-Use-Case-Usage")).contains("\"estimated_time_to_regain_access\":1");
  }

  @Test
  void serverErrorHitsSoManyCallsAndDoesNothing() {
    on("{\"fault\":\"server-error\",\"network\":\"x\",\"calls\":2}");

    assertThat(visitor.x("POST", "/2/tweets", "{\"text\":\"uno\"}").status()).isEqualTo(503);
    assertThat(visitor.x("POST", "/2/tweets", "{\"text\":\"uno\"}").status()).isEqualTo(503);
    assertThat(visitor.x("POST", "/2/tweets", "{\"text\":\"uno\"}").status()).isEqualTo(201);
    assertThat(visitor.get("/plaza/faults").json().get("active")).isEmpty();
  }

  @Test
  void publishThenTimeoutPublishesOnceAndCutsTheConnection() {
    String post = visitor.says("facebook", "Luis Prado", "La farola no luce");
    on("{\"fault\":\"publish-then-timeout\",\"network\":\"facebook\"}");

    assertThatThrownBy(() -> visitor.graph("POST", FACEBOOK, "/" + post + "/comments", "message", "Vamos"))
        .isInstanceOf(UncheckedIOException.class);

    assertThat(visitor.get("/plaza/threads?network=facebook").json().at("/0/replies")).hasSize(1);
    assertThat(visitor.graph("POST", FACEBOOK, "/" + post + "/comments", "message", "Otra cosa").status()).isEqualTo(200);
  }

  @Test
  void publishThenSilencePublishesAndNeverAnswers() {
    on("{\"fault\":\"publish-then-silence\",\"network\":\"x\"}");
    HttpRequest.Builder call =
        visitor.request("/2/tweets")
            .timeout(Duration.ofMillis(500))
            .header("authorization", "Bearer " + plaza.config().x().token())
            .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"Hoy hay mercado\"}"));

    assertThatThrownBy(() -> visitor.send(call)).hasCauseInstanceOf(HttpTimeoutException.class);
    assertThat(visitor.get("/plaza/threads?network=x").json().at("/0/text").asText()).isEqualTo("Hoy hay mercado");
  }

  @Test
  void publishSlowPublishesAtOnceAndAnswersLater() {
    on("{\"fault\":\"publish-slow\",\"network\":\"x\",\"seconds\":1}");
    Instant asked = Instant.now();

    assertThat(visitor.x("POST", "/2/tweets", "{\"text\":\"uno\"}").status()).isEqualTo(201);

    assertThat(Duration.between(asked, Instant.now())).isGreaterThan(Duration.ofMillis(950));
    assertThat(plaza.webhooks(X).delivered()).isEqualTo(1);
  }

  @Test
  void tokenDeadIsRefusedInEachNetworksForm() {
    on("{\"fault\":\"token-dead\"}");

    assertThat(visitor.x("GET", mentions, null).status()).isEqualTo(401);
    var graph = visitor.graph("GET", FACEBOOK, feed);
    assertThat(graph.json().at("/error/code").asInt()).isEqualTo(190);
    assertThat(graph.json().at("/error/error_subcode").asInt()).isEqualTo(460);
  }

  @Test
  void windowClosedRefusesPrivateAnswers() {
    visitor.send("POST", "/plaza/posts",
        "{\"network\":\"facebook\",\"kind\":\"message\",\"author\":\"Luis Prado\",\"text\":\"Buenas\"}");
    String luis =
        visitor.graph("GET", FACEBOOK, "/me/conversations", "fields", "participants").json()
            .at("/data/0/participants/data/0/id").asText();
    on("{\"fault\":\"window-closed\"}");

    var refused =
        visitor.graph("POST", FACEBOOK, "/me/messages",
            "recipient", "{\"id\":\"" + luis + "\"}", "message", "{\"text\":\"Diga\"}");

    assertThat(refused.json().at("/error/code").asInt()).isEqualTo(10);
    assertThat(refused.json().at("/error/error_subcode").asInt()).isEqualTo(2018278);
    on("{\"fault\":\"clear\"}");
    assertThat(
            visitor.graph("POST", FACEBOOK, "/me/messages",
                "recipient", "{\"id\":\"" + luis + "\"}", "message", "{\"text\":\"Diga\"}").json().get("recipient_id").asText())
        .isEqualTo(luis);
  }

  @Test
  void aFaultThatDoesNotExistIsRefusedWithItsField() {
    var refused = visitor.send("POST", "/plaza/faults", "{\"fault\":\"flood\"}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("fault");
    assertThat(visitor.get("/plaza/faults").json().get("known")).hasSize(Fault.values().length);
  }

  private void on(String body) {
    assertThat(visitor.send("POST", "/plaza/faults", body).status()).isEqualTo(200);
  }
}
