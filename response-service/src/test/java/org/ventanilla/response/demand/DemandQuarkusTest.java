package org.ventanilla.response.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.ventanilla.response.town.AMention.aMention;
import static org.ventanilla.response.town.Town.as;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.ventanilla.events.Urgency;
import org.ventanilla.response.town.ServiceTest;
import org.ventanilla.response.town.Town;
import org.ventanilla.response.town.Villarrio.Person;

@ServiceTest
class DemandQuarkusTest {

  @Inject Town town;

  @Test
  void demandIsOpenedWithWhatTheConversationSays() {
    UUID id = town.conversation(aMention().saying("Socavón peligroso").urgency(Urgency.HIGH));
    var opened =
        open(id, "").statusCode(201)
            .body("folio", matchesPattern("\\d{4}-\\d{6}"))
            .body("publicCode", matchesPattern("[A-Za-z0-9_-]{22,}"))
            .body("state", equalTo("received"))
            .body("service", equalTo("roads"))
            .body("department", equalTo("public-works"))
            .body("description", equalTo("Socavón peligroso"))
            .body("place", equalTo("Calle del Olmo"))
            .extract();
    Duration allowed =
        Duration.between(Instant.parse(opened.path("openedAt")), Instant.parse(opened.path("dueAt")));
    assertThat(allowed).isEqualTo(Duration.ofHours(30));
    as(Person.ANA).get("/api/conversations/" + id).then().body("row.folio", equalTo(opened.path("folio")));
  }

  @Test
  void doubleClickOpensOneAndAskingOpensAnother() throws Exception {
    UUID id = town.conversation(aMention());
    ExecutorService clicks = Executors.newFixedThreadPool(8);
    List<Callable<String>> calls = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      calls.add(() -> open(id, "").extract().path("folio"));
    }
    Set<String> folios = new HashSet<>();
    for (Future<String> call : clicks.invokeAll(calls)) {
      folios.add(call.get());
    }
    clicks.shutdown();
    assertThat(folios).hasSize(1);
    open(id, ",\"another\":true").statusCode(201);
    assertThat(town.count("SELECT count(*) AS n FROM demand WHERE conversation_id = ?", id)).isEqualTo(2);
  }

  @Test
  void demandGoesOnlyWhereItsTableAllowsAndItsHistoryIsKept() {
    UUID id = town.conversation(aMention());
    String folio = open(id, "").extract().path("folio");
    change(folio, "{\"state\":\"verified\"}").statusCode(409);
    change(folio, "{\"state\":\"rejected\"}").statusCode(422).body("errors[0].field", equalTo("comment"));
    change(folio, "{\"worker\":\"paco\"}").statusCode(200).body("state", equalTo("assigned"));
    change(folio, "{\"worker\":\"ana\"}").statusCode(422);
    change(folio, "{\"state\":\"done\",\"comment\":\"Tapado\"}").statusCode(200).body("state", equalTo("done"));
    change(folio, "{\"state\":\"reopened\"}").statusCode(200);
    change(folio, "{\"service\":\"waste\"}").statusCode(200).body("department", equalTo("cleaning"));
    change(folio, "{\"service\":\"nope\"}").statusCode(422);
    change(folio, "{\"state\":\"flying\"}").statusCode(400);
    as(Person.ANA).get("/api/demands/" + folio).then()
        .body("history.what", hasItems("opened", "worker", "state", "service"))
        .body("history.comment", hasItems("Tapado"));
    as(Person.OBRAS).get("/api/demands/" + folio).then().statusCode(404);
    as(Person.LIMPIEZA).get("/api/demands/" + folio).then().statusCode(200);
  }

  @Test
  void listIsReadPageByPage() {
    for (int i = 0; i < 5; i++) {
      open(town.conversation(aMention().about("noise", "police")), "").statusCode(201);
    }
    List<String> seen = new ArrayList<>();
    String after = "";
    do {
      var page = as(Person.ANA).get("/api/demands?department=police&limit=2&after=" + after).then().statusCode(200).extract();
      seen.addAll(page.path("items.folio"));
      after = page.path("next");
    } while (after != null);
    assertThat(seen).hasSize(town.count("SELECT count(*) AS n FROM demand WHERE department = 'police'")).doesNotHaveDuplicates();
  }

  private static ValidatableResponse open(UUID conversation, String more) {
    return as(Person.ANA).contentType("application/json").body("{\"conversation\":\"" + conversation + "\"" + more + "}")
        .post("/api/demands").then();
  }

  private static ValidatableResponse change(String folio, String body) {
    return as(Person.ANA).contentType("application/json").body(body).patch("/api/demands/" + folio).then();
  }
}
