package org.ventanilla.response.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.ventanilla.response.town.AMention.aMention;
import static org.ventanilla.response.town.Town.as;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.ventanilla.events.EventJson;
import org.ventanilla.events.Mention;
import org.ventanilla.events.MentionKind;
import org.ventanilla.events.Network;
import org.ventanilla.events.Topics;
import org.ventanilla.response.database.Database;
import org.ventanilla.response.town.ServiceTest;
import org.ventanilla.response.town.Town;
import org.ventanilla.response.town.Villarrio.Person;

@ServiceTest
class PortalQuarkusTest {

  private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" value=\"([^\"]+)\"");
  private static final Pattern FOLLOW = Pattern.compile(".*/town/r/([A-Za-z0-9_-]{24})(\\?news=new)?");

  @Inject Town town;
  @Inject Database database;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  @Test
  void reportBecomesADemandAndAMentionOfItsOwnNetwork() {
    String place = "Calle del Sauce " + UUID.randomUUID();
    String code = report(Map.of("service", "roads", "place", place, "description", "Baldosa suelta", "name", "Pilar"));
    given().get("/town/r/" + code).then().statusCode(200)
        .body(containsString("Baldosa suelta")).body(containsString("Recibida")).body(not(containsString("Pilar")));
    Mention mention = mention(code);
    assertThat(mention.network()).isEqualTo(Network.WEB);
    assertThat(mention.kind()).isEqualTo(MentionKind.WEB_REPORT);
    assertThat(mention.text()).contains("Baldosa suelta", place);
    assertThat(mention.author().name()).isEqualTo("Pilar");
  }

  @Test
  void answerInTheInboxIsReadOnTheCitizensPage() {
    String code = report(fields("Farola caída"));
    String key = "web:web:" + code + ":web-" + code;
    town.hear(
        List.of(
            aMention().to("web", Network.WEB).id(code).inThread(code).by("web-" + code, "", "Vecino/a")
                .as(MentionKind.WEB_REPORT).saying("Farola caída").build()));
    UUID conversation =
        await().atMost(Duration.ofSeconds(20))
            .until(() -> conversation(key), found -> found != null);
    String folio = town.text("SELECT folio FROM demand WHERE public_code = ?", code);
    as(Person.ANA).get("/api/conversations/" + conversation).then().statusCode(200).body("row.folio", equalTo(folio));
    as(Person.ANA).contentType(ContentType.JSON).header("Idempotency-Key", UUID.randomUUID().toString())
        .body("{\"text\":\"Hoy va Manuel Ortega, 612345678, a arreglarla.\"}")
        .post("/api/conversations/" + conversation + "/replies").then().statusCode(201);
    await().atMost(Duration.ofSeconds(30)).untilAsserted(
        () -> given().get("/town/r/" + code).then().body(containsString("a arreglarla.")));
    given().get("/town/r/" + code).then().body(not(containsString("612345678"))).body(not(containsString("Ortega")));
  }

  private UUID conversation(String key) {
    return database
        .first("SELECT id FROM conversation WHERE conversation_key = ?", row -> row.getObject("id", UUID.class), key)
        .orElse(null);
  }

  @Test
  void brokenReportComesBackWithWhatWasWritten() {
    post("/town", with(fields("Hola"), "service", "")).then().statusCode(422)
        .body(containsString("Elija de qué se trata.")).body(containsString(">Hola</textarea>"));
    post("/town", with(fields("Hola"), "place", "")).then().statusCode(422).body(containsString("Diga dónde es"));
    post("/town", with(fields("Hola"), "description", "x".repeat(3000))).then().statusCode(422);
    post("/town", with(fields("<script>alert(1)</script>"), "service", "nope")).then().statusCode(422)
        .body(not(containsString("<script>alert")));
  }

  @Test
  void robotsReportNothing() {
    long before = demands();
    post("/town", with(fields("Compre ya"), "website", "http://spam.example")).then().statusCode(422);
    post("/town", with(fields("Compre ya"), "opened", String.valueOf(Instant.now().getEpochSecond()))).then().statusCode(422);
    post("/town", with(fields("Compre ya"), "opened", "")).then().statusCode(422);
    given().contentType(ContentType.URLENC).formParams(fields("Sin ficha")).post("/town").then().statusCode(400);
    assertThat(demands()).isEqualTo(before);
  }

  @Test
  void alikeIsShownFirstAndJoiningCounts() {
    String place = "Glorieta de los Almendros " + UUID.randomUUID();
    String first = report(Map.of("service", "parks", "place", place, "description", "Banco roto"));
    Map<String, String> again = fields("El banco está partido");
    again.putAll(Map.of("service", "parks", "place", place.toUpperCase()));
    post("/town", again).then().statusCode(200)
        .body(containsString("¿Es alguno de estos?")).body(containsString("Banco roto"))
        .body(containsString("El banco está partido"));
    post("/town/r/" + first + "/support", Map.of()).then().statusCode(303);
    given().get("/town/r/" + first).then().body(containsString("A otra persona también le afecta."));
    again.put("sure", "yes");
    post("/town", again).then().statusCode(303);
  }

  @Test
  void neighbourReopensWhatIsNotDone() {
    String code = report(fields("Contenedor quemado"));
    String folio = town.text("SELECT folio FROM demand WHERE public_code = ?", code);
    post("/town/r/" + code + "/reopen", Map.of("words", "Aún no")).then().statusCode(303);
    assertThat(town.text("SELECT state FROM demand WHERE folio = ?", folio)).isEqualTo("received");
    as(Person.ANA).contentType(ContentType.JSON).body("{\"state\":\"done\"}").patch("/api/demands/" + folio).then()
        .statusCode(200);
    given().get("/town/r/" + code).then().body(containsString("¿Sigue sin arreglarse?"));
    post("/town/r/" + code + "/reopen", Map.of("words", "Sigue quemado")).then().statusCode(303)
        .header("Location", containsString("news=reopened"));
    given().get("/town/r/" + code).then().body(containsString("Reabierta")).body(not(containsString("Sigue quemado")));
    as(Person.ANA).get("/api/demands/" + folio).then().body("history[-1].comment", equalTo("Sigue quemado"));
    database.update("UPDATE demand SET state = 'closed', changed_at = now() - interval '31 days' WHERE folio = ?", folio);
    post("/town/r/" + code + "/reopen", Map.of("words", "Tarde")).then().statusCode(303);
    assertThat(town.text("SELECT state FROM demand WHERE folio = ?", folio)).isEqualTo("closed");
  }

  @Test
  void boardAndUnknownCodes() {
    report(fields("Bache"));
    given().get("/town/board").then().statusCode(200).body(containsString("Tablón abierto")).body(containsString("Por hacer"));
    given().get("/town/r/nope").then().statusCode(404).body(containsString("No hay ningún aviso público"));
    given().redirects().follow(false).queryParam("code", " abc ").get("/town/r").then().statusCode(303)
        .header("Location", containsString("/town/r/abc"));
    given().queryParam("code", "../..").get("/town/r").then().statusCode(404);
  }

  private long demands() {
    return town.count("SELECT count(*) AS n FROM demand WHERE description LIKE ?", "Compre ya%");
  }

  private Mention mention(String code) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka, "group.id", UUID.randomUUID().toString(), "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(Topics.MENTIONS));
      Instant end = Instant.now().plusSeconds(30);
      while (Instant.now().isBefore(end)) {
        for (var record : consumer.poll(Duration.ofMillis(500))) {
          Mention mention = EventJson.read(record.value(), Mention.class);
          if (mention.id().equals(code)) {
            return mention;
          }
        }
      }
    }
    throw new AssertionError("the report never came to the topic");
  }

  private static Map<String, String> fields(String description) {
    return new HashMap<>(
        Map.of(
            "service", "street-lighting",
            "place", "Camino " + UUID.randomUUID(),
            "description", description,
            "opened", String.valueOf(Instant.now().getEpochSecond() - 30)));
  }

  private static Map<String, String> with(Map<String, String> fields, String name, String value) {
    fields.put(name, value);
    return fields;
  }

  private String report(Map<String, String> some) {
    Map<String, String> all = fields("");
    all.putAll(some);
    Matcher address = FOLLOW.matcher(post("/town", all).then().statusCode(303).extract().header("Location"));
    assertThat(address.matches()).isTrue();
    return address.group(1);
  }

  /** Sends a form as a browser does: with the token of the page it came with. */
  private static Response post(String address, Map<String, String> fields) {
    Response page = given().get("/town");
    Matcher token = TOKEN.matcher(page.asString());
    assertThat(token.find()).isTrue();
    return given().redirects().follow(false).cookies(page.cookies()).contentType("application/x-www-form-urlencoded; charset=utf-8")
        .formParam("csrf-token", token.group(1)).formParams(fields).post(address);
  }
}
