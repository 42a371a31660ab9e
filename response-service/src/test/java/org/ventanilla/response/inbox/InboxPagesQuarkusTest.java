package org.ventanilla.response.inbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.response.town.AMention.aMention;

import io.restassured.http.Cookies;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ventanilla.events.Urgency;
import org.ventanilla.response.town.ServiceTest;
import org.ventanilla.response.town.Town;
import org.ventanilla.response.town.Villarrio;

@ServiceTest
class InboxPagesQuarkusTest {

  @Inject Town town;

  @BeforeEach
  void aQuietTown() {
    BusyMorning.silence(town);
  }

  private static Cookies signedIn(Villarrio.Person person) {
    Response answer =
        given()
            .redirects()
            .follow(false)
            .contentType("application/x-www-form-urlencoded; charset=UTF-8")
            .formParam("j_username", person.login())
            .formParam("j_password", person.password())
            .post("/j_security_check");
    assertThat(answer.statusCode()).isEqualTo(302);
    return answer.detailedCookies();
  }

  private static String page(Villarrio.Person person, String address) {
    Response answer = given().cookies(signedIn(person)).get(address);
    assertThat(answer.statusCode()).as(address).isEqualTo(200);
    return answer.asString();
  }

  @Test
  void whoIsNotSignedInIsLedToTheDoor() {
    Response answer = given().redirects().follow(false).get("/inbox");
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.header("Location")).endsWith("/login");
    assertThat(given().get("/login").asString()).contains("j_security_check").contains("Ayuntamiento de Villarrío");
  }

  @Test
  void theInboxShowsWhatCitizensSayAndTheConversationHoldsItsThread() {
    UUID id = town.conversation(aMention().by("m1", "martarueda", "Marta Rueda").saying("Hay un socavón en la calle Mayor").place("Calle Mayor").urgency(Urgency.HIGH));
    assertThat(page(Villarrio.Person.ANA, "/inbox"))
        .contains("Marta Rueda").contains("Hay un socavón").contains("Urgente").contains("Calzadas y aceras");
    assertThat(page(Villarrio.Person.ANA, "/inbox/" + id))
        .contains("id=\"thread\"").contains("«bache»").contains("@martarueda").contains("name=\"csrf-token\"");
  }

  @Test
  void whatACitizenWritesIsNeverMarkup() {
    String hostile = "<img src=x onerror=alert(1)>\"'{inbox:send}</textarea><script>alert(2)</script>";
    UUID id = town.conversation(aMention().by("e1", "eva", "<b>Eva</b>").saying(hostile).place("<i>aquí</i>"));
    String html = page(Villarrio.Person.ANA, "/inbox/" + id);
    assertThat(html).doesNotContain("<img src=x").doesNotContain("<script>alert").doesNotContain("<b>Eva").doesNotContain("<i>aqu");
    assertThat(html).contains("&lt;img src=x onerror=alert(1)&gt;").contains("{inbox:send}");
  }

  @Test
  void theHeadOfADepartmentSeesOnlyWhatIsTheirs() {
    UUID roads = town.conversation(aMention().by("m2", "marta", "Marta Rueda").saying("Un bache enorme"));
    town.conversation(aMention().by("j1", "", "Julián Paz").saying("Contenedores llenos").about("waste", "cleaning"));
    assertThat(page(Villarrio.Person.LIMPIEZA, "/inbox")).contains("Julián Paz").doesNotContain("Marta Rueda");
    assertThat(given().cookies(signedIn(Villarrio.Person.LIMPIEZA)).get("/inbox/" + roads).statusCode()).isEqualTo(404);
    assertThat(given().cookies(signedIn(Villarrio.Person.LIMPIEZA)).get("/inbox/rows/" + roads).statusCode()).isEqualTo(404);
  }

  @Test
  void everyLanguageHasItsOwnWords() {
    Cookies session = signedIn(Villarrio.Person.ANA);
    assertThat(given().cookies(session).cookie("ventanilla-language", "en").get("/inbox").asString())
        .contains("<html lang=\"en\">").contains("Unassigned");
    assertThat(given().cookies(session).header("Accept-Language", "ca").get("/inbox").asString()).contains("Sense assignar");
    assertThat(given().cookies(session).header("Accept-Language", "de").get("/inbox").asString()).contains("Sin asignar");
  }
}
