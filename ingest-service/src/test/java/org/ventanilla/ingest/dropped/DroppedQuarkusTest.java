package org.ventanilla.ingest.dropped;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.ventanilla.events.AccessToken;
import org.ventanilla.events.EventJson;
import org.ventanilla.events.Mention;
import org.ventanilla.events.Mute;
import org.ventanilla.events.Network;
import org.ventanilla.events.Topics;
import org.ventanilla.ingest.town.Town;

/** What a rule stops at the door is kept, can be looked at and is sent on when a person says so. */
@QuarkusTest
class DroppedQuarkusTest extends Town {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String SPAM = "Gane dinero http://a http://b http://c http://d http://e http://f http://g";

  @Test
  void spamIsStoredNotSentAndShown() throws Exception {
    String id = newId();
    toX(post(id, "801", SPAM)).then().statusCode(200).body("fresh", is(1));
    Document kept = stored(id).get(0);
    assertThat(kept.getString("state")).isEqualTo("dropped");
    assertThat(kept.get("dropped", Document.class).getString("rule")).isEqualTo("too-many-links");
    everythingIsSent();
    assertThat(sent(id)).isEmpty();
    director("looks").queryParam("rule", "too-many-links").queryParam("account", "x-villarrio").get("/api/dropped")
        .then().statusCode(200)
        .body("items.id", hasItem("x:" + id))
        .body("items.find { it.id == 'x:" + id + "' }.criterion", equalTo("too-many-links"))
        .body("items.find { it.id == 'x:" + id + "' }.author.id", equalTo("801"));
    assertThat(given().get("/q/metrics").asString())
        .contains("ventanilla_mentions_dropped_total{rule=\"too-many-links\"}");
  }

  @Test
  void aMutedAuthorIsNotSentOnUntilTheMuteEnds() throws Exception {
    publish(
        Topics.MUTES,
        "x:802",
        EventJson.write(new Mute(Network.X, "802", "lucia", Instant.now(), null, "insults", "véase acta")));
    List<String> ids = new ArrayList<>();
    await().atMost(PATIENCE).until(() -> {
      ids.add(newId());
      toX(post(ids.get(ids.size() - 1), "802", "Sinvergüenzas")).then().statusCode(200);
      return stored(ids.get(ids.size() - 1)).get(0).getString("state").equals("dropped");
    });
    Document dropped = stored(ids.get(ids.size() - 1)).get(0).get("dropped", Document.class);
    assertThat(dropped.getString("criterion")).isEqualTo("insults");
    assertThat(dropped.getString("by")).isEqualTo("lucia");
    publish(Topics.MUTES, "x:802", null);
    await().atMost(PATIENCE).until(() -> {
      String id = newId();
      toX(post(id, "802", "Perdón")).then().statusCode(200);
      return !stored(id).get(0).getString("state").equals("dropped");
    });
  }

  @Test
  void whatAPersonRestoresIsSentOnWithWhatHappenedToItSince() throws Exception {
    String id = newId();
    toX(post(id, "803", SPAM)).then().statusCode(200);
    toX(edit(id, newId(), "Perdón, sin enlaces: hay un bache")).then().statusCode(200);
    toX(deletion(id)).then().statusCode(200);
    everythingIsSent();
    assertThat(sent(id)).as("an edit or a deletion of a hidden post").isEmpty();

    RequestSpecification director = director("restores");
    given().spec(director).post("/api/dropped/x:" + id + "/restore").then().statusCode(200).body("versions", is(2));
    everythingIsSent();
    assertThat(sent(id).stream().map(Mention::change).map(Enum::name)).containsExactly("CREATED", "EDITED", "DELETED");
    Document restored = stored(id).get(0).get("restored", Document.class);
    assertThat(restored.getString("by")).isEqualTo("elena");
    given().spec(director).post("/api/dropped/x:" + id + "/restore").then().statusCode(404)
        .contentType("application/problem+json");
  }

  @Test
  void theListIsPagedAndNothingIsShownTwice() throws Exception {
    for (int i = 0; i < 60; i++) {
      toX(post(newId(), "804", SPAM)).then().statusCode(200);
    }
    RequestSpecification director = director("pages");
    List<String> seen = new ArrayList<>();
    String next = "";
    do {
      var page = given().spec(director).queryParam("after", next).get("/api/dropped").then().statusCode(200).extract();
      seen.addAll(page.path("items.id"));
      next = page.path("next");
    } while (next != null);
    assertThat(seen).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
  }

  @Test
  void whatIsAskedWronglyIsSaidClearlyAndOnlyWhoseWorkItIsMayLook() throws Exception {
    RequestSpecification director = director("errs");
    for (Map.Entry<String, String> wrong :
        Map.of("rule", "no-such", "after", "1 or 1", "account", "a".repeat(600)).entrySet()) {
      given().spec(director).queryParam(wrong.getKey(), wrong.getValue()).get("/api/dropped").then().statusCode(400)
          .body("errors[0].field", equalTo(wrong.getKey()));
    }
    given().spec(director).post("/api/dropped/x:nobody/restore").then().statusCode(404);
    given().get("/api/dropped").then().statusCode(401);
    given().spec(with(token("agent-looks", "agent"))).get("/api/dropped").then().statusCode(403);
  }

  private RequestSpecification director(String tokenId) throws Exception {
    RequestSpecification director = with(token(tokenId, "director"));
    await().atMost(PATIENCE).until(() -> given().spec(director).get("/api/dropped").statusCode() == 200);
    return given().spec(director);
  }

  private static RequestSpecification with(String token) {
    return given().header("Authorization", "Bearer " + token);
  }

  private String token(String id, String role) throws Exception {
    String secret = "vt_" + id + "_0123456789abcdef";
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    publish(
        Topics.ACCESS_TOKENS,
        id,
        EventJson.write(new AccessToken(id, HexFormat.of().formatHex(hash), "elena", role, null, null)));
    return secret;
  }

  private void publish(String topic, String key, byte[] record) throws Exception {
    Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, key, record)).get();
    }
  }
}
