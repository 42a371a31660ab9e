package org.ventanilla.response.media;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.ventanilla.response.town.AMention.aMention;
import static org.ventanilla.response.town.Town.as;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.events.Change;
import org.ventanilla.events.Media;
import org.ventanilla.events.Network;
import org.ventanilla.plaza.Plaza;
import org.ventanilla.response.photo.PhotoCleaner;
import org.ventanilla.response.photo.Photos;
import org.ventanilla.networks.media.PhotoType;
import org.ventanilla.response.town.AMention;
import org.ventanilla.response.town.PhotoHost;
import org.ventanilla.response.town.ServiceTest;
import org.ventanilla.response.town.Town;
import org.ventanilla.response.town.Villarrio.Person;

/** Photos of citizens, from the network to the person of the town hall. */
@ServiceTest
class MediaQuarkusTest {

  private static final Set<Person> WHO_SEES_WORKS =
      EnumSet.of(Person.ANA, Person.RAUL, Person.DIANA, Person.OPS, Person.ALCALDESA, Person.OBRAS, Person.PACO);

  @Inject Town town;
  @Inject MediaQueue queue;

  Plaza plaza;
  PhotoHost photos;

  private final String path = "/" + UUID.randomUUID() + ".jpg";

  private static Media photo(String url) {
    return new Media("photo", url, "Un bache");
  }

  private String state(UUID conversation) {
    return town.text(
        "SELECT string_agg(m.state || ' ' || m.failure, ',' ORDER BY m.position) FROM media m"
            + " JOIN message g ON g.id = m.message_id WHERE g.conversation_id = ?",
        conversation);
  }

  private void awaitState(UUID conversation, String state) {
    await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(state(conversation)).isEqualTo(state));
  }

  private UUID mediumOf(UUID conversation) {
    return UUID.fromString(
        town.text(
            "SELECT m.id FROM media m JOIN message g ON g.id = m.message_id WHERE g.conversation_id = ?"
                + " ORDER BY m.position LIMIT 1",
            conversation));
  }

  private int pictures(UUID medium) {
    return town.count("SELECT count(*) AS n FROM picture WHERE media_id = ?", medium);
  }

  @Test
  void aPhotoOfANetworkIsServedFromOurOwnAddressToWhoSeesItsConversation() throws Exception {
    UUID id = town.conversation(aMention().with(photo(plaza.url() + "/plaza/assets/sample.png")));
    awaitState(id, "stored ");

    Map<String, Object> medium = as(Person.ANA).get("/api/conversations/" + id).path("messages[0].media[0]");
    assertThat(medium).containsEntry("state", "stored").containsEntry("failure", "none").containsEntry("altText", "Un bache");
    for (String size : List.of("", "/thumbnail")) {
      String address = "/media/" + medium.get("id") + size;
      for (Person person : Person.values()) {
        Response answer = as(person).get(address);
        assertThat(answer.statusCode()).as(address + " " + person).isEqualTo(WHO_SEES_WORKS.contains(person) ? 200 : 404);
        boolean mayKnow = WHO_SEES_WORKS.contains(person);
        assertThat(answer.contentType()).isEqualTo(mayKnow ? "image/jpeg" : "application/problem+json");
        assertThat(answer.header("ETag") != null).isEqualTo(mayKnow);
      }
      assertThat(given().redirects().follow(false).get(address).statusCode()).isIn(302, 401);
      Response shown = as(Person.ANA).get(address);
      assertThat(ImageIO.read(new ByteArrayInputStream(shown.asByteArray())).getWidth()).isEqualTo(size.isEmpty() ? 640 : 320);
    }
  }

  @Test
  void aPhotoCannotBeTakenForAnythingElse() {
    UUID id = town.conversation(aMention().with(photo(photos.keep(path, Photos.jpeg(80, 40)))));
    awaitState(id, "stored ");
    String address = "/media/" + mediumOf(id);
    Response answer = as(Person.ANA).get(address);
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Content-Disposition")).isEqualTo("inline");
    assertThat(answer.headers().getValues("Content-Security-Policy")).singleElement().asString()
        .contains("default-src 'none'").endsWith("sandbox");
    assertThat(answer.header("Cache-Control")).startsWith("private").contains("immutable");
    assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    String tag = answer.header("ETag");
    assertThat(as(Person.ANA).header("If-None-Match", tag).get(address).statusCode()).isEqualTo(304);
    assertThat(as(Person.LIMPIEZA).header("If-None-Match", tag).get(address).statusCode()).isEqualTo(404);
    as(Person.ANA).get("/media/" + UUID.randomUUID()).then().statusCode(404)
        .body("type", equalTo("urn:ventanilla:problem:media-not-found"));
    assertThat(as(Person.ANA).get("/media/1").statusCode()).isEqualTo(404);
    assertThat(as(Person.ANA).get(address + "/original").statusCode()).isEqualTo(404);
  }

  @Test
  void aPhotoGoesWithItsConversationToAnotherDepartment() {
    UUID id = town.conversation(aMention().with(photo(photos.keep(path, Photos.jpeg(80, 40)))));
    awaitState(id, "stored ");
    String address = "/media/" + mediumOf(id);
    as(Person.ANA).contentType("application/json").body("{\"service\":\"waste\"}").patch("/api/conversations/" + id)
        .then().statusCode(200);
    assertThat(as(Person.OBRAS).get(address).statusCode()).isEqualTo(404);
    assertThat(as(Person.LIMPIEZA).get(address).statusCode()).isEqualTo(200);
  }

  @Test
  void aMentionThatIsHeardAgainBringsNoSecondPhoto() {
    AMention mention = aMention().with(photo(photos.keep(path, Photos.jpeg(80, 40))));
    UUID id = town.conversation(mention);
    awaitState(id, "stored ");
    AMention after = aMention();
    town.hear(List.of(mention.build(), mention.build()));
    town.conversation(after.inThread(mention.id()));
    assertThat(state(id)).isEqualTo("stored ");
    assertThat(photos.asked(path)).isEqualTo(1);
  }

  @Test
  void manyPhotosAreFetchedOnceEachByWorkersSideBySide() {
    List<AMention> album =
        IntStream.range(0, 12)
            .mapToObj(i -> aMention().with(photo(photos.keep(path + i, Photos.jpeg(80, 40)))))
            .toList();
    town.hear(album.stream().map(AMention::build).toList());
    await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> assertThat(town.count(
        "SELECT count(*) AS n FROM media WHERE state = 'stored' AND url LIKE ?", photos.url() + path + "%")).isEqualTo(12));
    for (int i = 0; i < 12; i++) {
      assertThat(photos.asked(path + i)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "gone, gone",
    "page, no_photo",
    "bomb, too_large",
    "broken, broken",
    "elsewhere, not_allowed",
    "inside, not_allowed",
    "nowhere, no_address",
  })
  void aPhotoThatWillNotComeSaysWhy(String what, String why) {
    String url =
        switch (what) {
          case "gone" -> photos.url() + path;
          case "page" -> photos.keep(path, "<html><script>alert(1)</script></html>".getBytes());
          case "bomb" -> photos.keep(path, Photos.claimingPng(30_000, 30_000));
          case "broken" -> photos.keep(path, new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0});
          case "elsewhere" -> "https://evil.example/1.jpg";
          case "inside" -> "http://127.0.0.1:1/1.jpg";
          default -> "";
        };
    UUID id = town.conversation(aMention().with(photo(url)));
    awaitState(id, "failed " + why);
    assertThat(photos.asked(path)).isLessThanOrEqualTo(1);
    assertThat(as(Person.ANA).get("/media/" + mediumOf(id)).statusCode()).isEqualTo(404);
    assertThat(as(Person.ANA).get("/api/conversations/" + id).<String>path("messages[0].media[0].failure")).isEqualTo(why);
  }

  @Test
  void aNetworkThatIsOutOfOrderIsAskedAgainUntilItIsNot() {
    photos.keep(path, Photos.jpeg(80, 40));
    photos.breakDown(path);
    UUID id = town.conversation(aMention().with(photo(photos.url() + path)));
    awaitState(id, "waiting unreachable");
    await().atMost(Duration.ofSeconds(20)).until(() -> photos.asked(path) >= 2);
    photos.repair(path);
    awaitState(id, "stored ");
  }

  @Test
  void videoAudioAndFilesAreNotFetched() {
    UUID id =
        town.conversation(
            aMention().with(
                new Media("video", photos.keep(path, Photos.jpeg(80, 40)), ""),
                new Media("audio", "https://video.twimg.com/1.mp3", ""),
                new Media("file", "", "")));
    awaitState(id, "linked ,linked ,linked ");
    assertThat(photos.asked(path)).isZero();
  }

  @Test
  void aPostThatIsTakenBackTakesItsPhotoWithIt() {
    AMention mention = aMention().with(photo(photos.keep(path, Photos.jpeg(80, 40))));
    UUID id = town.conversation(mention);
    awaitState(id, "stored ");
    UUID medium = mediumOf(id);
    assertThat(pictures(medium)).isEqualTo(2);

    town.hear(List.of(mention.change(Change.DELETED).receivedAt(Instant.now()).build()));

    await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(state(id)).isNull());
    assertThat(pictures(medium)).isZero();
    assertThat(as(Person.ANA).get("/media/" + medium).statusCode()).isEqualTo(404);
    assertThat(as(Person.ANA).get("/api/conversations/" + id).<List<?>>path("messages[0].media")).isEmpty();
  }

  @Test
  void anEditKeepsThePhotosThatStayAndWipesTheOthers() {
    Media first = photo(photos.keep(path + 1, Photos.jpeg(80, 40)));
    Media second = photo(photos.keep(path + 2, Photos.jpeg(80, 40)));
    AMention mention = aMention().with(first, second);
    UUID id = town.conversation(mention);
    awaitState(id, "stored ,stored ");
    UUID kept = mediumOf(id);

    Media third = photo(photos.keep(path + 3, Photos.jpeg(80, 40)));
    town.hear(List.of(mention.with(first, third).change(Change.EDITED).receivedAt(Instant.now()).build()));

    await().atMost(Duration.ofSeconds(20)).until(() -> photos.asked(path + 3) == 1);
    awaitState(id, "stored ,stored ");
    assertThat(mediumOf(id)).isEqualTo(kept);
    assertThat(photos.asked(path + 1)).isEqualTo(1);
    assertThat(town.count("SELECT count(*) AS n FROM media WHERE url = ?", second.url())).isZero();
  }

  @Test
  void aWorkerThatLostItsClaimChangesNothing() throws Exception {
    photos.keep(path, Photos.jpeg(80, 40));
    photos.breakDown(path);
    UUID id = town.conversation(aMention().with(photo(photos.url() + path)));
    awaitState(id, "waiting unreachable");
    UUID medium = mediumOf(id);
    MediaClaim lost = new MediaClaim(medium, 1, id, Network.X, "x-villarrio", photos.url() + path, 1);
    await().atMost(Duration.ofSeconds(20)).until(
        () -> town.count("SELECT fence::int AS n FROM media WHERE id = ?", medium) > 1);

    assertThat(queue.stored(lost, new PhotoCleaner().clean(Photos.jpeg(8, 4), PhotoType.JPEG))).isFalse();
    assertThat(queue.failed(lost, MediaFailure.GONE)).isFalse();
    assertThat(pictures(medium)).isZero();
    assertThat(state(id)).isEqualTo("waiting unreachable");
    photos.repair(path);
    awaitState(id, "stored ");
  }

  @Test
  void aPhotoWhoseWorkerDiedIsTakenByAnotherWhenTheLeaseEnds() {
    photos.keep(path, Photos.jpeg(80, 40));
    photos.breakDown(path);
    UUID id = town.conversation(aMention().with(photo(photos.url() + path)));
    awaitState(id, "waiting unreachable");
    UUID medium = mediumOf(id);
    int held;
    do {
      held = town.database().update(
          "UPDATE media SET lease_until = now() + interval '1 hour', fence = fence + 1 WHERE id = ? AND lease_until IS NULL",
          medium);
    } while (held == 0);
    photos.repair(path);
    int asked = photos.asked(path);
    UUID other = town.conversation(aMention().with(photo(photos.keep(path + "other", Photos.jpeg(80, 40)))));
    awaitState(other, "stored ");
    assertThat(photos.asked(path)).isEqualTo(asked);

    town.database().update("UPDATE media SET lease_until = now() - interval '1 second' WHERE id = ?", medium);
    awaitState(id, "stored ");
  }
}
