package org.ventanilla.ingest.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.ventanilla.events.AccessToken;
import org.ventanilla.events.EventJson;
import org.ventanilla.events.Topics;
import org.ventanilla.ingest.town.Town;
import org.ventanilla.ingest.town.VillageNetwork;

@QuarkusTest
class AccountsApiQuarkusTest extends Town {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject VillageNetwork village;

  @Test
  void whoHasNoTokenOrAWrongOneIsNotLetIn() throws Exception {
    await().atMost(PATIENCE).untilAsserted(() -> with("vt_wrong").get("/api/accounts").then().statusCode(401));
    given().get("/api/accounts").then().statusCode(401).contentType("application/problem+json")
        .header("WWW-Authenticate", equalTo("Bearer"));
    with("vt_" + "a".repeat(5_000)).get("/api/accounts").then().statusCode(401);
    given().header("Authorization", "Basic YTpi").get("/api/accounts").then().statusCode(401);
    given().header("Authorization", "Bearer").get("/api/accounts").then().statusCode(401);
    given().post("/api/accounts/x-villarrio/backfill").then().statusCode(401);
    String late = token("late", "admin", Instant.now().minusSeconds(1));
    String good = token("good", "admin", null);
    await().atMost(PATIENCE).untilAsserted(() -> with(good).get("/api/accounts").then().statusCode(200));
    with(late).get("/api/accounts").then().statusCode(401);
  }

  @Test
  void aTokenThatIsTakenBackOpensNothing() throws Exception {
    String token = token("taken-back", "admin", null);
    await().atMost(PATIENCE).untilAsserted(() -> with(token).get("/api/accounts").then().statusCode(200));
    publish("taken-back", null);
    await().atMost(PATIENCE).untilAsserted(() -> with(token).get("/api/accounts").then().statusCode(401));
  }

  @Test
  void onlyWhoseWorkItIsMayLookAndOnlyAdminsMayReadAgain() throws Exception {
    Map<String, String> tokens = new HashMap<>();
    for (String role : List.of("admin", "director", "agent", "department", "worker", "mayor")) {
      tokens.put(role, token("of-" + role, role, null));
    }
    await().atMost(PATIENCE).untilAsserted(
        () -> with(tokens.get("mayor")).get("/api/accounts").then().statusCode(403)
            .contentType("application/problem+json"));
    for (String role : List.of("admin", "director", "agent")) {
      with(tokens.get(role)).get("/api/accounts").then().statusCode(200);
    }
    for (String role : List.of("department", "worker")) {
      with(tokens.get(role)).get("/api/accounts").then().statusCode(403);
    }
    with(tokens.get("agent")).post("/api/accounts/x-villarrio/backfill").then().statusCode(403);
  }

  @Test
  void everyAccountSaysHowItGoesAndNoneSaysASecret() throws Exception {
    String admin = token("looks", "admin", null);
    await().atMost(PATIENCE).untilAsserted(
        () -> with(admin).get("/api/accounts").then().statusCode(200)
            .body("find { it.id == 'village-calm' }.rateLimit.remaining", equalTo(899)));
    String answer =
        with(admin).get("/api/accounts").then().statusCode(200)
            .body("id", hasItems("x-villarrio", "facebook-villarrio", "instagram-villarrio", "village-calm"))
            .body("find { it.id == 'village-asleep' }.state", equalTo("paused"))
            .body("find { it.id == 'village-asleep' }.lag", equalTo(null))
            .body("find { it.id == 'village-calm' }.lag", greaterThanOrEqualTo(0))
            .extract().asString();
    for (var account : List.of(plaza.config().x(), plaza.config().facebook(), plaza.config().instagram())) {
      assertThat(answer).doesNotContain(account.appSecret(), account.token(), account.tokenSecret());
    }
  }

  @Test
  void anAccountIsReadAgainFromATimeOn() throws Exception {
    String admin = token("reads-again", "admin", null);
    Instant since = Instant.now().minusSeconds(3_600);
    String account = "village-calm";
    village.say(account, newId(), since.minusSeconds(60));
    String lost = newId();
    village.say(account, lost, since.plusSeconds(60));
    await().atMost(PATIENCE).until(() -> storedOf("mastodon:" + lost).size() == 1);
    everythingIsSent();
    // As if it had been lost here.
    collection("posts").deleteOne(com.mongodb.client.model.Filters.eq("_id", "mastodon:" + lost));
    await().atMost(PATIENCE).untilAsserted(
        () -> with(admin).queryParam("since", since.toString()).post("/api/accounts/" + account + "/backfill")
            .then().statusCode(202).body("since", equalTo(since.toString().replaceAll("(\\.\\d{3})\\d*Z", "$1Z"))));
    await().atMost(PATIENCE).until(() -> storedOf("mastodon:" + lost).size() == 1);
    await().atMost(PATIENCE).untilAsserted(
        () -> with(admin).get("/api/accounts").then()
            .body("find { it.id == 'village-calm' }.backfill.running", equalTo(false)));
    with(admin).get("/api/accounts").then()
        .body("find { it.id == 'village-calm' }.backfill.stored", equalTo(1))
        .body("find { it.id == 'village-calm' }.backfill.pages", greaterThanOrEqualTo(1));
  }

  @Test
  void whatCannotBeReadAgainIsSaidClearly() throws Exception {
    String admin = token("errs", "admin", null);
    await().atMost(PATIENCE).untilAsserted(
        () -> with(admin).post("/api/accounts/nobody/backfill").then().statusCode(404)
            .contentType("application/problem+json"));
    for (String wrong : List.of("yesterday", "2026-13-01T00:00:00Z", "9".repeat(500), "2999-01-01T00:00:00Z",
        "-1000000000-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "+1000000000-01-01T00:00:00Z")) {
      with(admin).queryParam("since", wrong).post("/api/accounts/x-villarrio/backfill").then().statusCode(400)
          .body("errors[0].field", equalTo("since"));
    }
    with(admin).post("/api/accounts/village-asleep/backfill").then().statusCode(202);
    with(admin).post("/api/accounts/village-asleep/backfill").then().statusCode(409);
  }

  @Test
  void theServiceTellsHowItGoesAndWhatItAnswers() {
    given().get("/q/health/live").then().statusCode(200);
    given().get("/q/health/started").then().statusCode(200);
    await().atMost(PATIENCE).untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    String api = given().get("/q/openapi").then().statusCode(200).extract().asString();
    assertThat(api).contains("/api/accounts/{id}/backfill", "/webhooks/x", "bearer");
    toX(post(newId(), "Hola"), "sha256=wrong").then().statusCode(401);
    toX(post(newId(), "Hola")).then().statusCode(200);
    String metrics = given().get("/q/metrics").then().statusCode(200).extract().asString();
    assertThat(metrics)
        .contains("ventanilla_webhooks_refused_total", "ventanilla_mentions_stored_total", "ventanilla_relay_backlog");
  }

  private static RequestSpecification with(String token) {
    return given().header("Authorization", "Bearer " + token);
  }

  private String token(String id, String role, Instant expiresAt) throws Exception {
    String secret = "vt_" + id + "_0123456789abcdef";
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    publish(
        id,
        EventJson.write(new AccessToken(id, HexFormat.of().formatHex(hash), "ana", role, null, expiresAt)));
    return secret;
  }

  private void publish(String id, byte[] record) throws Exception {
    Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(Topics.ACCESS_TOKENS, id, record)).get();
    }
  }
}
