package org.ventanilla.response.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.ventanilla.response.town.AMention.aMention;
import static org.ventanilla.response.town.Town.as;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ventanilla.events.Network;
import org.ventanilla.response.people.Role;
import org.ventanilla.response.people.Viewer;
import org.ventanilla.response.town.AMention;
import org.ventanilla.response.town.ServiceTest;
import org.ventanilla.response.town.Town;
import org.ventanilla.response.town.Villarrio;
import org.ventanilla.response.town.Villarrio.Person;

@ServiceTest
class InboxApiQuarkusTest {

  @Inject Town town;
  @Inject InboxQueries queries;
  @Inject CounterSums sums;

  @Test
  void pagesHoldEveryConversationOnceAlthoughNewOnesComeIn() {
    String word = "zafiro" + UUID.randomUUID().toString().substring(0, 8);
    List<AMention> mentions = new ArrayList<>();
    Instant same = Instant.now().minusSeconds(600);
    IntStream.range(0, 25).forEach(i -> mentions.add(aMention().saying("El " + word).at(same.plusSeconds(i / 5))));
    town.hear(mentions.stream().map(AMention::build).toList());
    org.awaitility.Awaitility.await().until(() -> mentions.stream().allMatch(m -> town.messages(m.id()) == 1));
    List<String> seen = new ArrayList<>();
    String after = "";
    do {
      var page = as(Person.ANA).get("/api/conversations?limit=7&q=" + word + "&after=" + after).then().statusCode(200).extract();
      seen.addAll(page.path("items.id"));
      after = page.path("next");
      town.conversation(aMention().saying("Otro " + word));
    } while (after != null);
    assertThat(seen).hasSize(25).doesNotHaveDuplicates();
  }

  @Test
  void searchForgivesAccentsPluralsAndUnfinishedWords() {
    String mark = UUID.randomUUID().toString().substring(0, 6);
    UUID id = town.conversation(
        aMention().by("c-" + mark, "maria" + mark, "María Núñez").saying("Hay semáforos averiados en la rotonda " + mark));
    for (String q : List.of("semaforo", "SEMÁFOROS", "averiado", "maria" + mark, "nunez", "María", "olmo", "sema")) {
      as(Person.ANA).queryParam("q", q + " " + mark).get("/api/conversations").then().statusCode(200)
          .body("items.id", hasItem(id.toString()));
    }
    as(Person.ANA).queryParam("q", "farola " + mark).get("/api/conversations").then().body("items.id", not(hasItem(id.toString())));
    for (String odd : List.of("'", "& | !", "a:*b", "\\", "<->", "%", "🙂", "la de")) {
      as(Person.ANA).queryParam("q", odd).get("/api/conversations").then().statusCode(200);
    }
  }

  @Test
  void conversationShowsItsMessagesAndWhatIsKnown() {
    AMention mention = aMention();
    UUID id = town.conversation(mention);
    as(Person.ANA).header("Accept-Language", "en").get("/api/conversations/" + id).then().statusCode(200)
        .body("row.serviceName", equalTo("Roads and pavements"))
        .body("row.state", equalTo("open"))
        .body("row.accountName", equalTo("Ayuntamiento de Villarrío"))
        .body("messages[0].direction", equalTo("in"))
        .body("canReply", equalTo(true))
        .body("replyLimit", equalTo(280));
    as(Person.ALCALDESA).get("/api/conversations/" + id).then().body("canReply", equalTo(false));
  }

  @Test
  void conversationOfAnUnknownAccountCannotBeAnswered() {
    UUID id = town.conversation(aMention().to("x:999", Network.X));
    as(Person.ANA).get("/api/conversations/" + id).then().body("canReply", equalTo(false))
        .body("cannotReplyReason", equalTo("cannotReplyAccount"));
    reply(id, "clave-" + id, "{\"text\":\"Hola\"}").statusCode(422);
  }

  @Test
  void requestsThatAreNotAsTheyMustBeGetAProblemWithTheFields() {
    UUID id = town.conversation(aMention());
    as(Person.ANA).get("/api/conversations?view=nope").then().statusCode(400).contentType("application/problem+json")
        .body("errors[0].field", equalTo("view"));
    as(Person.ANA).get("/api/conversations?limit=0").then().statusCode(400).body("errors[0].field", equalTo("limit"));
    as(Person.ANA).get("/api/conversations?after=!!!").then().statusCode(400).body("type", containsString("invalid-cursor"));
    as(Person.ANA).get("/api/conversations/not-an-id").then().statusCode(404).contentType("application/problem+json");
    as(Person.ANA).get("/api/conversations/" + UUID.randomUUID()).then().statusCode(404);
    as(Person.ANA).get("/api/nothing").then().statusCode(404).contentType("application/problem+json");
    as(Person.ANA).delete("/api/conversations/" + id).then().statusCode(405).contentType("application/problem+json");
    as(Person.ANA).contentType("text/plain").body("x").post("/api/conversations/" + id + "/notes").then().statusCode(415)
        .contentType("application/problem+json");
    as(Person.ANA).contentType("application/json").body("{\"text\":").post("/api/conversations/" + id + "/notes").then()
        .statusCode(400).contentType("application/problem+json").body(not(containsString("Exception")));
    as(Person.ANA).contentType("application/json").body("{}").post("/api/conversations/" + id + "/notes").then()
        .statusCode(400).body("errors[0].field", equalTo("text"));
    as(Person.ANA).contentType("application/json").body("").post("/api/conversations/" + id + "/notes").then()
        .statusCode(400).contentType("application/problem+json");
    as(Person.ANA).contentType("application/json").body("{\"colour\":1}").patch("/api/conversations/" + id).then()
        .statusCode(400).body("errors[0].field", equalTo("colour"));
    as(Person.ANA).contentType("application/json").body("{\"assignee\":\"nadie\"}").patch("/api/conversations/" + id).then()
        .statusCode(422).body("errors[0].field", equalTo("assignee"));
    as(Person.ANA).contentType("application/json").body("{\"text\":\"" + "x".repeat(300_000) + "\"}")
        .post("/api/conversations/" + id + "/notes").then().statusCode(413).contentType("application/problem+json");
  }

  @Test
  void staleChangeIsRefusedWithTheCurrentVersion() {
    UUID id = town.conversation(aMention());
    int version = as(Person.ANA).get("/api/conversations/" + id).path("version");
    patch(id, "{\"assignee\":\"ana\",\"expectedVersion\":" + version + "}").statusCode(200);
    patch(id, "{\"state\":\"resolved\",\"expectedVersion\":" + version + "}").statusCode(409)
        .body("currentVersion", equalTo(version + 1));
    patch(id, "{\"assignee\":null}").statusCode(200).body("row.assignee", equalTo(""));
  }

  @Test
  void everyListAndItsCounterAgree() {
    UUID mine = town.conversation(aMention());
    UUID unsure = town.conversation(aMention().sure(0.2));
    UUID resolved = town.conversation(aMention());
    patch(mine, "{\"assignee\":\"ana\"}").statusCode(200);
    patch(resolved, "{\"state\":\"resolved\"}").statusCode(200);
    Viewer ana = new Viewer("ana", "Ana", Role.AGENT, Optional.empty());
    Viewer works = new Viewer("obras", "Obras", Role.DEPARTMENT, Optional.of("public-works"));
    sums.sumUp();
    patch(unsure, "{\"service\":\"waste\"}").statusCode(200);
    for (Viewer viewer : List.of(ana, works)) {
      ViewCounts counts = queries.counts(viewer);
      for (InboxView view : InboxView.values()) {
        assertThat(counts.of(view)).as(viewer.login() + " " + view).isEqualTo(all(viewer, view));
      }
    }
    assertThat(list("mine")).contains(mine.toString()).doesNotContain(unsure.toString());
    assertThat(list("unassigned")).doesNotContain(mine.toString());
    assertThat(list("resolved")).contains(resolved.toString());
  }

  private long all(Viewer viewer, InboxView view) {
    long found = 0;
    Optional<String> after = Optional.of("");
    while (after.isPresent()) {
      var page = queries.list(viewer, InboxFilter.of(view), after.get(), 200, Locale.forLanguageTag("es"));
      found += page.items().size();
      after = page.next();
    }
    return found;
  }

  private static String list(String view) {
    return as(Person.ANA).get("/api/conversations?limit=200&view=" + view).asString();
  }

  @Test
  void correctionIsToldToTheClassifier() {
    UUID id = town.conversation(aMention());
    as(Person.ANA).contentType("application/json").body("{\"service\":\"parks\",\"kind\":\"question\"}")
        .post("/api/conversations/" + id + "/classification").then().statusCode(200)
        .body("row.department", equalTo("parks")).body("row.kind", equalTo("question"));
    org.awaitility.Awaitility.await().until(() -> town.count("SELECT count(*) AS n FROM correction") == 0);
  }

  @Test
  void specialAccountsOfFacebookAreShownByName() {
    UUID id = town.conversation(aMention().to(Villarrio.FACEBOOK, Network.FACEBOOK));
    as(Person.ANA).get("/api/conversations?network=facebook").then().body("items.id", hasItem(id.toString()));
    as(Person.ANA).get("/api/conversations?network=instagram").then().body("items.id", not(hasItem(id.toString())));
  }

  private static ValidatableResponse patch(UUID id, String body) {
    return as(Person.ANA).contentType("application/json").body(body).patch("/api/conversations/" + id).then();
  }

  private static ValidatableResponse reply(UUID id, String key, String body) {
    return as(Person.ANA).contentType("application/json").header("Idempotency-Key", key).body(body)
        .post("/api/conversations/" + id + "/replies").then();
  }
}
