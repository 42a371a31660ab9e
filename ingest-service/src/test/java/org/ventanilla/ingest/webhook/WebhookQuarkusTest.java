package org.ventanilla.ingest.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.events.Change;
import org.ventanilla.events.Mention;
import org.ventanilla.ingest.town.Town;
import org.ventanilla.networks.WebhookSignature;

@QuarkusTest
class WebhookQuarkusTest extends Town {

  private static final int MEGABYTE = 1024 * 1024;

  @Test
  void whatANeighbourSaysIsStoredBeforeTheNetworkIsAnsweredAndThenSent() {
    String id = newId();
    toX(post(id, "Hay un bache en la calle Mayor")).then().statusCode(200).body("fresh", is(1));
    Document stored = stored(id).get(0);
    assertThat(stored.getString("payload")).contains("calle Mayor");
    everythingIsSent();
    Mention mention = sent(id).get(0);
    assertThat(mention.text()).isEqualTo("Hay un bache en la calle Mayor");
    assertThat(mention.account()).isEqualTo("x-villarrio");
    assertThat(stored(id).get(0).getString("state")).isEqualTo("sent");
  }

  @Test
  void fiftyTimesTheSameWebhookAtOnceIsOneMention() throws Exception {
    String id = newId();
    String body = post(id, "Farola fundida");
    ExecutorService neighbours = Executors.newFixedThreadPool(50);
    try {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        answers.add(neighbours.submit(() -> toX(body).statusCode()));
      }
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isEqualTo(200);
      }
    } finally {
      neighbours.shutdown();
    }
    everythingIsSent();
    assertThat(stored(id)).hasSize(1);
    assertThat(sent(id)).hasSize(1);
  }

  @Test
  void aThousandUpdatesInOneCallAreAThousandMentions() {
    List<String> ids = IntStream.range(0, 1_000).mapToObj(i -> newId()).toList();
    String body =
        "{\"for_user_id\":\"" + plaza.config().x().id() + "\",\"tweet_create_events\":["
            + ids.stream().map(id -> event(id, id, "No hay agua")).collect(Collectors.joining(",")) + "]}";
    toX(body).then().statusCode(200).body("fresh", is(1_000));
    everythingIsSent();
    assertThat(sent().stream().map(Mention::id).filter(ids::contains).distinct().count()).isEqualTo(1_000);
  }

  @Test
  void aWrongMissingTruncatedOrEmptySignatureIsRefusedAndNothingIsStored() {
    String body = post(newId(), "Hola");
    String right = signature(body);
    long before = collection("payloads").countDocuments();
    for (String wrong :
        List.of("", "sha256=", right.substring(0, right.length() - 1), right + "=", right.toLowerCase(), "sha1=x",
            signature(body + " "), right.substring("sha256=".length()))) {
      toX(body, wrong).then().statusCode(401).contentType("application/problem+json").body("status", is(401));
    }
    given().contentType("application/json").body(body).post("/webhooks/x").then().statusCode(401);
    String meta = WebhookSignature.META.sign(body.getBytes(StandardCharsets.UTF_8), "somebody else's secret");
    given().header("X-Hub-Signature-256", meta).body(body).post("/webhooks/facebook").then().statusCode(401);
    String id = body.replaceAll(".*id_str\":\"(9[0-9]+)\".*", "$1");
    assertThat(stored(id)).isEmpty();
    assertThat(collection("payloads").countDocuments()).isEqualTo(before);
  }

  @Test
  void theSignatureOfOneNetworkDoesNotOpenAnother() {
    String body = "{\"object\":\"page\",\"entry\":[]}";
    String signed = WebhookSignature.META.sign(body.getBytes(StandardCharsets.UTF_8), plaza.config().x().appSecret());
    given().header("X-Hub-Signature-256", signed).body(body).post("/webhooks/facebook").then().statusCode(401);
  }

  @Test
  void aBodyOverOneMegabyteIsRefusedWhateverItsSignature() throws Exception {
    String id = newId();
    String body = post(id, "a".repeat(MEGABYTE));
    toX(body).then().statusCode(413);
    assertThat(sendInChunks(body)).isEqualTo(413);
    assertThat(stored(id)).isEmpty();
  }

  @Test
  void aBodyThatIsNotLargeIsTakenInChunksToo() throws Exception {
    String id = newId();
    assertThat(sendInChunks(post(id, "Contenedor lleno"))).isEqualTo(200);
    assertThat(stored(id)).hasSize(1);
  }

  private int sendInChunks(String body) throws Exception {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + "/webhooks/x"))
            .version(HttpClient.Version.HTTP_1_1)
            .header("x-twitter-webhooks-signature", signature(body))
            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not json", "[]", "null", "{", "{\"a\":1} {", "\"text\""})
  void whatIsSignedButNoWebhookGetsAClearAnswer(String body) {
    toX(body)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:ventanilla:problem:unreadable-webhook"));
  }

  @Test
  void jsonThatIsNestedWithoutEndIsRefused() {
    toX("{\"a\":" + "[".repeat(100_000)).then().statusCode(400);
    toX("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}").then().statusCode(400);
  }

  @Test
  void aHalfCharacterOrANulInTheWordsIsStoredAndSent() {
    String half = newId();
    String nul = newId();
    toX(post(half, "roto \\ud83d fin")).then().statusCode(200);
    toX(post(nul, "roto \\u0000 fin")).then().statusCode(200);
    everythingIsSent();
    assertThat(sent(half).get(0).text()).startsWith("roto ").endsWith(" fin");
    assertThat(sent(nul).get(0).text()).startsWith("roto ").endsWith(" fin");
  }

  @Test
  void whatNobodyKnowsIsKeptAsItCame() {
    long before = collection("unread").countDocuments();
    String body =
        "{\"for_user_id\":\"1\",\"brand_new_events\":[{\"id\":\"" + newId() + "\"}]}";
    toX(body).then().statusCode(200).body("mentions", is(0)).body("unread", is(1));
    toX(body).then().statusCode(200);
    assertThat(collection("unread").countDocuments()).isEqualTo(before + 1);
  }

  @Test
  void aDeletedPostFollowsItsPostInTheSameConversation() {
    String id = newId();
    toX(post(id, "Hay un bache")).then().statusCode(200);
    toX(deletion(id)).then().statusCode(200).body("fresh", is(1));
    toX(deletion(id)).then().statusCode(200).body("fresh", is(0));
    everythingIsSent();
    assertChanges(id, Change.CREATED, Change.DELETED);
  }

  @Test
  void aDeletionThatComesBeforeItsPostStillEndsAsDeleted() {
    String id = newId();
    toX(deletion(id)).then().statusCode(200);
    everythingIsSent();
    assertThat(sent(id)).as("nothing was said yet, so there is nothing to take back").isEmpty();
    toX(post(id, "Hay un bache")).then().statusCode(200);
    toX(deletion(id)).then().statusCode(200);
    everythingIsSent();
    assertChanges(id, Change.CREATED, Change.DELETED);
  }

  @Test
  void anEditedPostIsANewVersionInTheSameConversation() {
    String first = newId();
    String second = edit(first, newId(), "Hay dos baches");
    String third = edit(first, newId(), "Hay un bache");
    toX(post(first, "Hay un bache")).then().statusCode(200);
    toX(second).then().statusCode(200).body("fresh", is(1));
    toX(second).then().statusCode(200).body("fresh", is(0));
    toX(third).then().statusCode(200).body("fresh", is(1));
    everythingIsSent();
    assertChanges(first, Change.CREATED, Change.EDITED, Change.EDITED);
    assertThat(sent(first).get(2).text()).isEqualTo("Hay un bache");
  }

  @Test
  void anEditOfAPostThatWeHaveNotSeenIsTheFirstWeHearOfIt() {
    String first = newId();
    String edit = edit(first, newId(), "Hay dos baches");
    toX(edit).then().statusCode(200).body("fresh", is(1));
    toX(edit).then().statusCode(200).body("fresh", is(0));
    toX(post(first, "Hay un bache")).then().statusCode(200).body("fresh", is(0));
    toX(deletion(first)).then().statusCode(200);
    everythingIsSent();
    assertChanges(first, Change.EDITED, Change.DELETED);
  }

  private void assertChanges(String id, Change... changes) {
    List<Mention> sent = sent(id);
    assertThat(sent).extracting(Mention::change).containsExactly(changes);
    assertThat(sent).extracting(Mention::conversationKey).containsOnly(sent.get(0).conversationKey());
    assertThat(sent).extracting(mention -> mention.author().id()).containsOnly("700");
  }

  @Test
  void theChallengesOfTheNetworksAreAnswered() {
    String expected =
        WebhookSignature.X.sign("some_random".getBytes(StandardCharsets.UTF_8), plaza.config().x().appSecret());
    given().queryParam("crc_token", "some_random").get("/webhooks/x").then().statusCode(200)
        .body("response_token", equalTo(expected));
    given().queryParam("crc_token", "some_random").queryParam("account", "nobodys").get("/webhooks/x").then()
        .statusCode(403);
    given()
        .queryParam("hub.mode", "subscribe")
        .queryParam("hub.verify_token", plaza.config().facebook().verifyToken())
        .queryParam("hub.challenge", "1158201444")
        .get("/webhooks/facebook")
        .then()
        .statusCode(200)
        .contentType(startsWith("text/plain"))
        .body(equalTo("1158201444"));
  }

  @Test
  void aChallengeFromAStrangerIsRefusedAndNothingOfItIsRepeated() {
    given().get("/webhooks/x").then().statusCode(400).body("errors[0].field", equalTo("crc_token"));
    given().queryParam("crc_token", "a".repeat(300)).get("/webhooks/x").then().statusCode(400);
    given().queryParam("crc_token", "<script>").get("/webhooks/x").then().statusCode(400);
    for (String token : List.of("", "wrong", "x".repeat(300))) {
      given()
          .queryParam("hub.mode", "subscribe")
          .queryParam("hub.verify_token", token)
          .queryParam("hub.challenge", "1")
          .get("/webhooks/instagram")
          .then()
          .statusCode(403);
    }
    given()
        .queryParam("hub.mode", "subscribe")
        .queryParam("hub.verify_token", plaza.config().facebook().verifyToken())
        .queryParam("hub.challenge", "<script>alert(1)</script>")
        .get("/webhooks/facebook")
        .then()
        .statusCode(400);
    given().get("/webhooks/mastodon").then().statusCode(404).contentType("application/problem+json");
    given().post("/webhooks/mastodon").then().statusCode(404);
  }
}
