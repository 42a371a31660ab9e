package org.ventanilla.response.alike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ventanilla.response.town.AMention.aMention;

import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ventanilla.events.RoutedMention;
import org.ventanilla.response.people.Role;
import org.ventanilla.response.people.Viewer;
import org.ventanilla.response.town.AMention;
import org.ventanilla.response.town.ServiceTest;
import org.ventanilla.response.town.Town;
import org.ventanilla.response.town.Villarrio.Person;

@ServiceTest
class OutbreakQuarkusTest {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Viewer ANA = new Viewer("ana", "Ana", Role.AGENT, Optional.empty());

  /** As people write it, each in other words. */
  private static final List<String> NO_WATER =
      List.of(
          "No hay agua en Triana",
          "¿Alguien más sin agua en Triana?",
          "Seguimos sin agua en Triana, ¿qué pasa?",
          "@ayto En Triana no hay agua desde las ocho",
          "Otra vez no hay agua en Triana, esto es una vergüenza",
          "Triana sin agua!!!");

  @Inject Town town;
  @Inject AlikePosts alike;

  @Test
  void manyPeopleWhoSayTheSameWithinAnHourAreOneIncidentWithOneAlarm() {
    String quarter = quarter();
    Instant now = Instant.now().minus(Duration.ofMinutes(20));
    List<AMention> posts = IntStream.range(0, 6).mapToObj(i -> noWater(i, quarter, "v" + i + quarter, now.plusSeconds(60L * i))).toList();

    hear(posts);
    await().atMost(PATIENCE).until(() -> incidents(quarter) == 1 && waiting() == 0);

    JsonPath incident = incident(quarter);
    assertThat(incident.getInt("incident.people")).isEqualTo(6);
    assertThat(incident.getBoolean("incident.open")).isTrue();
    assertThat(incident.getString("incident.service")).isEqualTo("water-sewage");
    assertThat(incident.getList("posts")).hasSize(6);

    // Read again from the start, nothing changes; the next neighbour joins without another alarm.
    hear(posts);
    town.conversation(noWater(0, quarter, "late" + quarter, now.plusSeconds(600)));
    await().atMost(PATIENCE).until(() -> waiting() == 0);
    assertThat(incidents(quarter)).isEqualTo(1);
    assertThat(incident(quarter).getInt("incident.people")).isEqualTo(7);
  }

  @Test
  void onePersonWhoPostsManyTimesIsNoOutbreak() {
    String quarter = quarter();
    Instant now = Instant.now().minus(Duration.ofMinutes(20));
    hear(IntStream.range(0, 12).mapToObj(i -> noWater(i % 6, quarter, "loud" + quarter, now.plusSeconds(i))).toList());

    await().atMost(PATIENCE).until(() -> waiting() == 0);
    assertThat(incidents(quarter)).isZero();
  }

  @Test
  void whatIsSaidOverHoursOrOfOtherPlacesIsNoOutbreak() {
    String quarter = quarter();
    int before = town.count("SELECT count(*) AS n FROM incident");
    Instant now = Instant.now().minus(Duration.ofMinutes(5));
    hear(IntStream.range(0, 6).mapToObj(i -> noWater(i, quarter, "h" + i + quarter, now.minus(Duration.ofMinutes(50L * i)))).toList());
    hear(IntStream.range(0, 6).mapToObj(i -> noWater(i, "Plaza " + i + UUID.randomUUID(), "p" + i + quarter, now.plusSeconds(i))).toList());

    await().atMost(PATIENCE).until(() -> waiting() == 0);
    assertThat(town.count("SELECT count(*) AS n FROM incident")).isEqualTo(before);
  }

  @Test
  void aClosedIncidentRaisesNoNewAlarmForThoseWhoSpokeOfItAndStaysInItsDepartment() {
    String quarter = quarter();
    Instant now = Instant.now().minus(Duration.ofMinutes(20));
    hear(IntStream.range(0, 5).mapToObj(i -> noWater(i, quarter, "c" + i + quarter, now.plusSeconds(i))).toList());
    await().atMost(PATIENCE).until(() -> incidents(quarter) == 1 && waiting() == 0);
    String address = "/api/incidents/" + incident(quarter).getString("incident.id");

    Town.as(Person.OBRAS).get(address).then().statusCode(404);
    Town.as(Person.OBRAS).contentType("application/json").post(address + "/closure").then().statusCode(404);
    Town.as(Person.ALCALDESA).contentType("application/json").post(address + "/closure").then().statusCode(403);
    Town.as(Person.ANA).contentType("application/json").post(address + "/closure").then().statusCode(204);
    Town.as(Person.ANA).contentType("application/json").post(address + "/closure").then().statusCode(204);

    town.conversation(noWater(1, quarter, "after" + quarter, now.plusSeconds(120)));
    await().atMost(PATIENCE).until(() -> waiting() == 0);
    assertThat(incidents(quarter)).isEqualTo(1);
    assertThat(town.text("SELECT state FROM incident WHERE place = ?", quarter)).isEqualTo("closed");
  }

  @Test
  void anAlikePostIsProposedAndWhatIsFarOrOldOrOfAnotherServiceIsNot() {
    String street = "Calle " + quarter();
    Instant now = Instant.now().minus(Duration.ofHours(1));
    UUID first = town.conversation(lamp("La farola está fundida desde el lunes", street, now));
    UUID second = town.conversation(lamp("Farola fundida, no se ve nada por la noche", street, now.plusSeconds(900)));
    UUID elsewhere = town.conversation(lamp("La farola está fundida desde el lunes", "Avenida de " + UUID.randomUUID(), now.plusSeconds(60)));
    UUID old = town.conversation(lamp("La farola está fundida desde el lunes", street, now.minus(Duration.ofHours(80))));
    UUID other =
        town.conversation(lamp("La farola está fundida desde el lunes", street, now).about("roads", "public-works"));

    List<UUID> proposed = alike.of(ANA, second).stream().map(AlikePost::id).toList();
    assertThat(proposed).contains(first).doesNotContain(second, elsewhere, old, other);
    assertThat(alike.of(ANA, second).get(0).score()).isBetween(0.55, 1.0);
    Viewer works = new Viewer("obras", "Obras", Role.DEPARTMENT, Optional.of("public-works"));
    assertThat(alike.of(works, second)).isEmpty();
  }

  private AMention noWater(int words, String quarter, String author, Instant at) {
    return aMention()
        .by(author, author, "Vecina " + author)
        .saying(NO_WATER.get(words).replace("Triana", quarter))
        .about("water-sewage", "water")
        .place(quarter)
        .at(at);
  }

  private static AMention lamp(String words, String street, Instant at) {
    return aMention().saying(words).about("street-lighting", "lighting").place(street).at(at);
  }

  private void hear(List<AMention> posts) {
    List<RoutedMention> routed = posts.stream().map(AMention::build).toList();
    town.hear(routed);
    await()
        .atMost(PATIENCE)
        .until(() -> posts.stream().allMatch(post -> town.messages(post.id()) == 1));
  }

  private JsonPath incident(String quarter) {
    String id = town.text("SELECT id::text FROM incident WHERE place = ?", quarter);
    return Town.as(Person.ANA).get("/api/incidents/" + id).jsonPath();
  }

  private int incidents(String quarter) {
    return town.count("SELECT count(*) AS n FROM incident WHERE place LIKE ?", "%" + quarter);
  }

  private int waiting() {
    return town.count("SELECT count(*) AS n FROM alike_waiting");
  }

  private static String quarter() {
    return "Barrio" + UUID.randomUUID().toString().replaceAll("[^a-f]", "").toLowerCase(Locale.ROOT);
  }
}
