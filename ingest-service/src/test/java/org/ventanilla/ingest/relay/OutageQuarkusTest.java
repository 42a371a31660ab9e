package org.ventanilla.ingest.relay;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ventanilla.events.Media;
import org.ventanilla.events.Mention;
import org.ventanilla.ingest.archive.Archive;
import org.ventanilla.ingest.archive.Source;
import org.ventanilla.ingest.town.Town;
import org.ventanilla.ingest.town.VillageNetwork;

/** A store goes away and comes back, and nothing that a neighbour said is lost. */
@QuarkusTest
class OutageQuarkusTest extends Town {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @Inject VillageNetwork village;
  @Inject Archive archive;

  @AfterEach
  void everythingIsBack() {
    mongo.restart();
    kafka.restart();
    everythingIsSent();
  }

  @Test
  void withoutMongoTheNetworkIsToldToComeAgain() {
    String id = newId();
    String body = post(id, "Hay un bache");
    mongo.stop();
    Instant asked = Instant.now();
    toX(body)
        .then()
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .contentType("application/problem+json")
        .body("type", equalTo("urn:ventanilla:problem:store-unavailable"));
    assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(5));
    given().get("/q/health/live").then().statusCode(200);
    given().get("/q/health/ready").then().statusCode(503);
    mongo.restart();
    await().atMost(PATIENCE).untilAsserted(() -> toX(body).then().statusCode(200));
    everythingIsSent();
    assertThat(sent(id)).hasSize(1);
  }

  @Test
  void withoutKafkaWebhooksAreTakenAndSentLaterInTheirOrder() {
    String root = newId();
    List<String> ids = new ArrayList<>();
    kafka.stop();
    toX(post(root, "Hay un bache")).then().statusCode(200);
    for (int version = 1; version <= 5; version++) {
      toX(edit(root, newId(), "Hay baches: " + version)).then().statusCode(200).body("fresh", is(1));
    }
    for (int i = 0; i < 50; i++) {
      ids.add(newId());
      toX(post(ids.get(i), "Farola fundida")).then().statusCode(200);
    }
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                given().get("/q/health/ready").then().statusCode(200)
                    .body("checks.find { it.name == 'relay to Kafka' }.data.kafka",
                        equalTo("degraded: mentions wait in MongoDB")));
    kafka.restart();
    everythingIsSent();
    List<Mention> sent = sent();
    assertThat(sent.stream().map(Mention::id).filter(ids::contains).distinct().count()).isEqualTo(50);
    assertThat(sent.stream().filter(mention -> mention.id().equals(root)).map(Mention::text).distinct())
        .containsExactly("Hay un bache", "Hay baches: 1", "Hay baches: 2", "Hay baches: 3", "Hay baches: 4",
            "Hay baches: 5");
    await().atMost(PATIENCE).untilAsserted(() ->
        given().get("/q/health/ready").then()
            .body("checks.find { it.name == 'relay to Kafka' }.data.kafka", equalTo("answers")));
  }

  @Test
  void whatWasSentButNotMarkedBeforeACrashIsSentAgain() {
    String id = newId();
    toX(post(id, "Hay un bache")).then().statusCode(200);
    everythingIsSent();
    // As a crash between Kafka's answer and our mark leaves it.
    collection("posts").updateOne(Filters.eq("_id", "x:" + id), Updates.set("state", "waiting"));
    everythingIsSent();
    assertThat(sent(id)).hasSize(2);
    assertThat(stored(id)).hasSize(1);
  }

  @Test
  void aMentionThatIsTooLargeForKafkaIsPutAsideAndHoldsUpNobody() {
    String large = newId();
    String later = newId();
    Mention like = village.say("village-asleep", large, Instant.now());
    List<Media> media = IntStream.range(0, 30_000).mapToObj(i -> new Media("photo", "http://foto/" + i, "")).toList();
    archive.store(List.of(with(like, large, media)), Source.WEBHOOK, "");
    archive.store(List.of(with(like, later, List.of())), Source.WEBHOOK, "");
    everythingIsSent();
    assertThat(storedOf("mastodon:" + large).get(0).getString("state")).isEqualTo("refused");
    assertThat(sent(later)).hasSize(1);
  }

  private static Mention with(Mention like, String id, List<Media> media) {
    return new Mention(
        like.network(), like.account(), id, like.conversationKey(), like.author(), like.text(), media, null, null,
        null, like.postedAt(), like.receivedAt(), like.kind(), like.change());
  }

  @Test
  void aPageThatIsNotStoredIsReadAgain() {
    everythingIsSent();
    await().atMost(PATIENCE).until(() -> village.calls("village-calm") > 0);
    mongo.stop();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 35; i++) {
      ids.add(newId());
      village.say("village-calm", ids.get(i), Instant.now());
    }
    await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(4)).until(() -> true);
    mongo.restart();
    for (String id : ids) {
      await().atMost(PATIENCE).ignoreExceptions().until(() -> storedOf("mastodon:" + id).size() == 1);
    }
    everythingIsSent();
    assertThat(sent().stream().map(Mention::id).filter(ids::contains)).hasSize(35);
  }
}
