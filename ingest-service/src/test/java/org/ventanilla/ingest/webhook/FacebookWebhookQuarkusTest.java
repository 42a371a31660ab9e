package org.ventanilla.ingest.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.ventanilla.events.Change;
import org.ventanilla.events.Media;
import org.ventanilla.events.Mention;
import org.ventanilla.ingest.town.Town;
import org.ventanilla.networks.WebhookSignature;
import org.ventanilla.plaza.citizens.Citizens;
import org.ventanilla.plaza.square.Medium;
import org.ventanilla.plaza.square.Network;

/** What Meta's webhooks do that those of X do not. */
@QuarkusTest
class FacebookWebhookQuarkusTest extends Town {

  @Test
  void theTenPhotosOfAnAlbumInParallelWebhooksAreOnePostInOneConversation() throws Exception {
    String post = plaza.config().facebook().id() + "_" + newId();
    ExecutorService meta = Executors.newFixedThreadPool(10);
    try {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int photo = 0; photo < 20; photo++) {
        String body = feed(photo(post, photo % 10));
        answers.add(meta.submit(() -> toFacebook(body).statusCode()));
      }
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isEqualTo(200);
      }
    } finally {
      meta.shutdown();
    }
    everythingIsSent();
    assertAlbum(sent(post));
  }

  @Test
  void thePhotosOfAnAlbumInOneWebhookAreOnePostToo() {
    String post = plaza.config().facebook().id() + "_" + newId();
    String all = IntStream.range(0, 10).mapToObj(photo -> photo(post, photo)).collect(Collectors.joining(","));
    toFacebook(feed(all)).then().statusCode(200);
    everythingIsSent();
    assertAlbum(sent(post));
  }

  private static void assertAlbum(List<Mention> told) {
    assertThat(told).extracting(Mention::conversationKey).containsOnly(told.get(0).conversationKey());
    assertThat(told).filteredOn(mention -> mention.change() == Change.CREATED).hasSize(1);
    Mention latest = told.stream().max(Comparator.comparing(Mention::receivedAt)).orElseThrow();
    assertThat(latest.media()).extracting(Media::url).hasSize(10).doesNotHaveDuplicates();
    assertThat(latest.text()).isEqualTo("Todo roto");
  }

  @Test
  void anAlbumOfACitizenOnTheSimulatedFacebookHasItsTenPhotos() {
    List<Medium> photos =
        IntStream.range(0, 10)
            .mapToObj(photo -> new Medium(newId(), "photo", "https://fotos.example/" + photo + ".jpg", ""))
            .toList();
    String id =
        plaza
            .citizens()
            .say(new Citizens.Words(Network.FACEBOOK, Citizens.Kind.PUBLIC, "Ana Ruiz", "Todo roto", "", photos))
            .id();
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              everythingIsSent();
              return sent(id).stream().mapToInt(mention -> mention.media().size()).max().orElse(0) == 10;
            });
    assertAlbum(sent(id));
  }

  @Test
  void aThousandUpdatesInOneCallAreStoredOnceEach() {
    String page = plaza.config().facebook().id();
    List<String> ids = IntStream.range(0, 1_000).mapToObj(i -> "77_" + newId()).toList();
    String body = feed(ids.stream().map(id -> comment(id, page + "_77", "add")).collect(Collectors.joining(",")));
    toFacebook(body).then().statusCode(200).body("fresh", is(1_000)).time(lessThan(20_000L));
    toFacebook(body).then().statusCode(200).body("fresh", is(0));
    everythingIsSent();
    assertThat(sent().stream().map(Mention::id).filter(ids::contains).toList()).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void aRemovalThatComesBeforeItsCommentStillEndsAsDeleted() {
    String post = plaza.config().facebook().id() + "_77";
    String id = "77_" + newId();
    toFacebook(feed(comment(id, post, "remove"))).then().statusCode(200);
    toFacebook(feed(comment(id, post, "add"))).then().statusCode(200);
    everythingIsSent();
    assertThat(sent(id)).extracting(Mention::change).containsExactly(Change.CREATED, Change.DELETED);
  }

  @Test
  void whatThePageHidesStaysAsTheCitizenSaidIt() {
    String post = plaza.config().facebook().id() + "_77";
    String id = "77_" + newId();
    toFacebook(feed(comment(id, post, "add"))).then().statusCode(200);
    toFacebook(feed(comment(id, post, "hide"))).then().statusCode(200).body("mentions", is(0)).body("unread", is(0));
    everythingIsSent();
    assertThat(sent(id)).extracting(Mention::change).containsExactly(Change.CREATED);
  }

  private Response toFacebook(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return given()
        .header("X-Hub-Signature-256", WebhookSignature.META.sign(bytes, plaza.config().facebook().appSecret()))
        .contentType("application/json")
        .body(bytes)
        .post("/webhooks/facebook");
  }

  private String feed(String changes) {
    return "{\"object\":\"page\",\"entry\":[{\"id\":\"" + plaza.config().facebook().id() + "\",\"time\":"
        + Instant.now().getEpochSecond() + ",\"changes\":[" + changes + "]}]}";
  }

  private static String photo(String post, int photo) {
    return change("{\"item\":\"photo\",\"verb\":\"add\",\"post_id\":\"" + post + "\",\"photo_id\":\"" + photo
        + "\",\"link\":\"https://fotos.example/" + photo + ".jpg\",\"from\":{\"id\":\"700\",\"name\":\"Ana\"},"
        + "\"message\":\"Todo roto\"}");
  }

  private static String comment(String id, String post, String verb) {
    return change("{\"item\":\"comment\",\"verb\":\"" + verb + "\",\"comment_id\":\"" + id + "\",\"post_id\":\"" + post
        + "\",\"parent_id\":\"" + post + "\",\"from\":{\"id\":\"700\",\"name\":\"Ana\"},\"message\":\"Hay un bache\"}");
  }

  private static String change(String value) {
    return "{\"field\":\"feed\",\"value\":" + value + "}";
  }
}
