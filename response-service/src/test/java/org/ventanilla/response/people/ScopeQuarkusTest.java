package org.ventanilla.response.people;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.response.town.AMention.aMention;
import static org.ventanilla.response.town.Town.as;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.ventanilla.response.town.ServiceTest;
import org.ventanilla.response.town.Town;
import org.ventanilla.response.town.Villarrio.Person;

/** Who may do what, for every role on every path; what is not theirs is not there. */
@ServiceTest
class ScopeQuarkusTest {

  private static final Set<Person> EVERYONE_OF_WORKS =
      EnumSet.of(Person.ANA, Person.RAUL, Person.DIANA, Person.OPS, Person.ALCALDESA, Person.OBRAS, Person.PACO);
  private static final Set<Person> ANSWERERS = EnumSet.of(Person.ANA, Person.RAUL, Person.DIANA, Person.OPS);
  private static final Set<Person> DECIDERS =
      EnumSet.of(Person.ANA, Person.RAUL, Person.DIANA, Person.OPS, Person.OBRAS);
  private static final Set<Person> WRITERS =
      EnumSet.of(Person.ANA, Person.RAUL, Person.DIANA, Person.OPS, Person.OBRAS, Person.PACO);

  @Inject Town town;

  private record Call(String what, String method, String path, String body, Set<Person> see, Set<Person> may) {}

  @Test
  void everyoneDoesWhatTheirRoleDoesAndSeesWhatIsTheirs() {
    UUID id = town.conversation(aMention());
    String folio =
        as(Person.ANA).contentType("application/json").body("{\"conversation\":\"" + id + "\"}")
            .post("/api/demands").then().statusCode(201).extract().path("folio");
    String conversation = "/api/conversations/" + id;
    List<Call> calls =
        List.of(
            new Call("read conversation", "GET", conversation, null, EVERYONE_OF_WORKS, EVERYONE_OF_WORKS),
            new Call("read demand", "GET", "/api/demands/" + folio, null, EVERYONE_OF_WORKS, EVERYONE_OF_WORKS),
            new Call("reply", "POST", conversation + "/replies", "{\"text\":\"Gracias\"}", EVERYONE_OF_WORKS, ANSWERERS),
            new Call("note", "POST", conversation + "/notes", "{\"text\":\"Visto\"}", EVERYONE_OF_WORKS, WRITERS),
            new Call("assign", "PATCH", conversation, "{\"assignee\":\"ana\"}", EVERYONE_OF_WORKS, ANSWERERS),
            new Call("resolve", "PATCH", conversation, "{\"state\":\"resolved\"}", EVERYONE_OF_WORKS, ANSWERERS),
            new Call("correct", "POST", conversation + "/classification", "{\"urgency\":\"low\"}", EVERYONE_OF_WORKS, DECIDERS),
            new Call("open demand", "POST", "/api/demands", "{\"conversation\":\"" + id + "\"}", EVERYONE_OF_WORKS, DECIDERS),
            new Call("change demand", "PATCH", "/api/demands/" + folio, "{\"place\":\"Calle Mayor\"}", EVERYONE_OF_WORKS, DECIDERS));
    List<String> wrong = new ArrayList<>();
    for (Call call : calls) {
      for (Person person : Person.values()) {
        int status = send(call, person).statusCode();
        int expected = !call.see().contains(person) ? 404 : call.may().contains(person) ? 200 : 403;
        boolean right = expected == 200 ? status >= 200 && status < 300 : status == expected;
        if (!right) {
          wrong.add(call.what() + " by " + person + ": " + status + " instead of " + expected);
        }
      }
      int anonymous = given().contentType("application/json").body(call.body() == null ? "" : call.body())
          .redirects().follow(false).request(call.method(), call.path()).statusCode();
      if (anonymous != 401) {
        wrong.add(call.what() + " by nobody: " + anonymous);
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static Response send(Call call, Person person) {
    var request = as(person).contentType("application/json").header("Idempotency-Key", UUID.randomUUID().toString());
    return (call.body() == null ? request : request.body(call.body())).request(call.method(), call.path());
  }

  @Test
  void listsSearchAndStreamAreOfTheOwnDepartment() {
    String word = "farola" + UUID.randomUUID().toString().substring(0, 8);
    UUID id = town.conversation(aMention().saying("Junto a la " + word));
    String folio =
        as(Person.ANA).contentType("application/json").body("{\"conversation\":\"" + id + "\"}")
            .post("/api/demands").then().statusCode(201).extract().path("folio");
    for (String path : List.of(
        "/api/conversations?limit=200", "/api/conversations?q=" + word, "/api/conversations?department=public-works&limit=200",
        "/api/conversations?q=" + folio)) {
      assertThat(as(Person.ANA).get(path).asString()).as(path).contains(id.toString());
      assertThat(as(Person.OBRAS).get(path).asString()).as(path).contains(id.toString());
      assertThat(as(Person.LIMPIEZA).get(path).asString()).as(path).doesNotContain(id.toString());
    }
    for (String path : List.of("/api/demands?limit=200", "/api/demands?department=public-works&limit=200")) {
      assertThat(as(Person.PACO).get(path).asString()).as(path).contains(folio);
      assertThat(as(Person.LIMPIEZA).get(path).asString()).as(path).doesNotContain(folio);
    }
  }

  @Test
  void workerStartsAndEndsTheirWorkAndNothingElse() {
    UUID id = town.conversation(aMention());
    String folio =
        as(Person.ANA).contentType("application/json").body("{\"conversation\":\"" + id + "\"}")
            .post("/api/demands").then().extract().path("folio");
    patch(Person.PACO, folio, "{\"state\":\"in_progress\"}", 200);
    patch(Person.PACO, folio, "{\"state\":\"rejected\",\"comment\":\"no\"}", 403);
    patch(Person.PACO, folio, "{\"state\":\"done\",\"urgency\":\"low\"}", 403);
    patch(Person.PACO, folio, "{\"state\":\"done\"}", 200);
  }

  private static void patch(Person person, String folio, String body, int status) {
    as(person).contentType("application/json").body(body).patch("/api/demands/" + folio).then().statusCode(status);
  }

  @Test
  void conversationSentToAnotherDepartmentIsGoneForTheFirst() {
    UUID id = town.conversation(aMention());
    as(Person.OBRAS).contentType("application/json").body("{\"service\":\"waste\"}")
        .patch("/api/conversations/" + id).then().statusCode(204);
    as(Person.OBRAS).get("/api/conversations/" + id).then().statusCode(404);
    as(Person.LIMPIEZA).get("/api/conversations/" + id).then().statusCode(200);
  }
}
