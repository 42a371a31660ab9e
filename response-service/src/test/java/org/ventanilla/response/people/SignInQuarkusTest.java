package org.ventanilla.response.people;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.ventanilla.response.town.AMention.aMention;
import static org.ventanilla.response.town.Town.as;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.ventanilla.response.town.ServiceTest;
import org.ventanilla.response.town.Town;
import org.ventanilla.response.town.Villarrio.Person;

@ServiceTest
class SignInQuarkusTest {

  @Inject Town town;

  @Test
  void personSignsInWithTheFormAndTheCookieIsForThisSiteOnly() {
    Response answer = signIn("ana", Person.ANA.password());
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.header("Location")).endsWith("/");
    assertThat(answer.getDetailedCookie("ventanilla").toString().toLowerCase()).contains("httponly").contains("samesite=strict");
    given().cookie("ventanilla", answer.cookie("ventanilla")).get("/api/me")
        .then().statusCode(200).body("login", equalTo("ana")).body("role", equalTo("agent"));
  }

  @Test
  void wrongPasswordLeadsBackToTheDoor() {
    Response answer = signIn("raul", "no es esta");
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.header("Location")).contains("/login?error");
    assertThat(answer.cookie("ventanilla")).isNull();
  }

  @Test
  void elevenWrongPasswordsMakeTheAddressWait() {
    for (int i = 0; i < LoginBrake.TRIES; i++) {
      assertThat(signIn("diana", "no").statusCode()).isEqualTo(302);
    }
    Response answer = signIn("diana", Person.DIANA.password());
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
    assertThat(signIn("ops", Person.OPS.password()).statusCode()).isEqualTo(302);
  }

  @Test
  void programWithoutATokenGetsAProblemAndAPersonTheLoginForm() {
    given().get("/api/conversations").then().statusCode(401).contentType("application/problem+json")
        .header("WWW-Authenticate", "Bearer").body("status", equalTo(401));
    given().redirects().follow(false).get("/inbox").then().statusCode(302).header("Location", containsString("/login"));
    given().header("HX-Request", "true").redirects().follow(false).get("/inbox").then().statusCode(401)
        .header("HX-Redirect", "/login");
  }

  @Test
  void wrongTokenOpensNothing() {
    for (String token : new String[] {
      "Bearer x", "Bearer " + Person.ANA.token() + "0", "Bearer vt_nobody_0123456789abcdef0123456789abcdef",
      "Basic YTpi", "Bearer "
    }) {
      given().header("Authorization", token).get("/api/me").then().statusCode(401).contentType("application/problem+json");
    }
  }

  @Test
  void tokenIsKeptOnlyAsItsHash() {
    assertThat(town.text("SELECT string_agg(sha256, ' ') FROM personal_token")).doesNotContain("0123456789abcdef0123456789abcdef");
    assertThat(town.text("SELECT password FROM person WHERE login = 'ana'")).startsWith("$2");
  }

  @Test
  void personWhoLeftIsLetInNoMore() {
    town.database().update("UPDATE person SET active = false WHERE login = 'raul'");
    try {
      as(Person.RAUL).get("/api/me").then().statusCode(401);
    } finally {
      town.database().update("UPDATE person SET active = true WHERE login = 'raul'");
    }
  }

  @Test
  void otherSitesChangeNothingWithASession() {
    UUID id = town.conversation(aMention());
    String cookie = signIn("ana", Person.ANA.password()).cookie("ventanilla");
    given().cookie("ventanilla", cookie).header("Origin", "https://evil.example").contentType("application/json")
        .body("{\"text\":\"x\"}").post("/api/conversations/" + id + "/notes").then().statusCode(403);
    given().cookie("ventanilla", cookie).header("Sec-Fetch-Site", "cross-site").contentType("application/json")
        .body("{\"text\":\"x\"}").post("/api/conversations/" + id + "/notes").then().statusCode(403);
    given().cookie("ventanilla", cookie).contentType("text/plain").body("{\"text\":\"x\"}")
        .post("/api/conversations/" + id + "/notes").then().statusCode(415);
    given().cookie("ventanilla", cookie).header("Origin", "http://localhost:" + io.restassured.RestAssured.port)
        .contentType("application/json").body("{\"text\":\"x\"}")
        .post("/api/conversations/" + id + "/notes").then().statusCode(201);
  }

  @Test
  void signOutNeedsTheFormsOwnToken() {
    String cookie = signIn("ana", Person.ANA.password()).cookie("ventanilla");
    int status = given().cookie("ventanilla", cookie).redirects().follow(false)
        .contentType("application/x-www-form-urlencoded").post("/logout").statusCode();
    assertThat(status).isEqualTo(400);
  }

  @Test
  void pagesForbidForeignScriptsAndFrames() {
    given().get("/login").then().statusCode(200)
        .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
        .header("X-Content-Type-Options", "nosniff");
  }

  private static Response signIn(String login, String password) {
    return given().redirects().follow(false).contentType("application/x-www-form-urlencoded; charset=UTF-8")
        .formParam("j_username", login).formParam("j_password", password).post("/j_security_check");
  }
}
