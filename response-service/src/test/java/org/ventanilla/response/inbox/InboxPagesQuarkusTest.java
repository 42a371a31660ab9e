package org.ventanilla.response.inbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Cookies;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ventanilla.embedded.KafkaTestResource;
import org.ventanilla.embedded.PostgresTestResource;
import org.ventanilla.response.inbox.Villarrio.Words;

@QuarkusTest
@TestProfile(TownProfile.class)
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(KafkaTestResource.class)
class InboxPagesQuarkusTest {

  @Inject Villarrio town;

  @BeforeEach
  void aQuietTown() {
    town.people();
    town.silence();
  }

  private static Cookies signedIn(String login) {
    Response answer =
        given()
            .redirects()
            .follow(false)
            .formParam("j_username", login)
            .formParam("j_password", Villarrio.PASSWORD)
            .post("/j_security_check");
    assertThat(answer.statusCode()).isEqualTo(302);
    return answer.detailedCookies();
  }

  private static String page(String login, String address) {
    Response answer = given().cookies(signedIn(login)).get(address);
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
    UUID id = town.says(Words.of("x", "Marta Rueda", "Hay un socavón en la calle Mayor").at("Calle Mayor").urgent());
    assertThat(page(Villarrio.LUCIA, "/inbox"))
        .contains("Marta Rueda").contains("Hay un socavón").contains("Urgente").contains("Calzadas y aceras");
    assertThat(page(Villarrio.LUCIA, "/inbox/" + id))
        .contains("id=\"thread\"").contains("«socavón»").contains("@martarueda").contains("name=\"csrf-token\"");
  }

  @Test
  void whatACitizenWritesIsNeverMarkup() {
    String hostile = "<img src=x onerror=alert(1)>\"'{inbox:send}</textarea><script>alert(2)</script>";
    UUID id = town.says(Words.of("x", "<b>Eva</b>", hostile).at("<i>aquí</i>"));
    String html = page(Villarrio.LUCIA, "/inbox/" + id);
    assertThat(html).doesNotContain("<img src=x").doesNotContain("<script>alert").doesNotContain("<b>Eva").doesNotContain("<i>aqu");
    assertThat(html).contains("&lt;img src=x onerror=alert(1)&gt;").contains("{inbox:send}");
  }

  @Test
  void theHeadOfADepartmentSeesOnlyWhatIsTheirs() {
    UUID roads = town.says(Words.of("x", "Marta Rueda", "Un bache enorme"));
    town.says(Words.of("facebook", "Julián Paz", "La farola no luce").about("street-lighting", "lighting"));
    assertThat(page(Villarrio.HEAD_OF_LIGHTING, "/inbox")).contains("Julián Paz").doesNotContain("Marta Rueda");
    assertThat(given().cookies(signedIn(Villarrio.HEAD_OF_LIGHTING)).get("/inbox/" + roads).statusCode()).isEqualTo(404);
    assertThat(given().cookies(signedIn(Villarrio.HEAD_OF_LIGHTING)).get("/inbox/rows/" + roads).statusCode()).isEqualTo(404);
  }

  @Test
  void everyLanguageHasItsOwnWords() {
    Cookies session = signedIn(Villarrio.LUCIA);
    assertThat(given().cookies(session).cookie("ventanilla-language", "en").get("/inbox").asString())
        .contains("<html lang=\"en\">").contains("Unassigned");
    assertThat(given().cookies(session).header("Accept-Language", "ca").get("/inbox").asString()).contains("Sense assignar");
    assertThat(given().cookies(session).header("Accept-Language", "de").get("/inbox").asString()).contains("Sin asignar");
  }
}
