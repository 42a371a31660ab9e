package org.ventanilla.routing.api;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.embedded.KafkaTestResource;

@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
class ClassifyResourceQuarkusTest {

  @Test
  void oneTextGivesOneClassificationInTheAgreedForm() {
    classify("{\"id\":\"a1\",\"text\":\"Hay un bache enorme en la c/ Mayor, arréglenlo\"}")
        .statusCode(200)
        .body("id", equalTo("a1"))
        .body("language", equalTo("es"))
        .body("kind", equalTo("demand"))
        .body("service", equalTo("roads"))
        .body("services[0].code", equalTo("roads"))
        .body("department", equalTo("public-works"))
        .body("urgency", equalTo("normal"))
        .body("place.text", equalTo("c/ Mayor"))
        .body("place.name", equalTo("Calle Mayor"))
        .body("reasons", hasItem("«bache»"))
        .body("model", not(nullValue()));
  }

  @Test
  void aListGivesAListInItsOrder() {
    classify("[\"Gracias por arreglar la farola\", {\"id\":7,\"text\":\"¿A qué hora abre la piscina?\"}, {\"text\":\"\"}]")
        .statusCode(200)
        .body("", hasSize(3))
        .body("[0].kind", equalTo("praise"))
        .body("[1].id", equalTo(7))
        .body("[1].kind", equalTo("question"))
        .body("[2].kind", equalTo("other"))
        .body("[2].place", nullValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "3", "\"hola\"", "{", "{}{}", "{\"text\":null}", "{\"text\":3}", "[[]]", "[null]", "[{}]"})
  void whatIsNoTextIsAnsweredWithAProblem(String body) {
    classify(body).statusCode(400).contentType(containsString("application/problem+json")).body("status", equalTo(400));
  }

  @Test
  void theProblemNamesTheFieldsAtFault() {
    classify("[\"hola\",{\"text\":3},{\"x\":1}]")
        .statusCode(400)
        .body("errors.field", equalTo(java.util.List.of("[1].text", "[2].text")));
  }

  @Test
  void aThousandTextsAreTheMost() {
    classify(texts(1_000)).statusCode(200).body("", hasSize(1_000));
    classify(texts(1_001)).statusCode(400).body("detail", containsString("1000"));
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() {
    classify("{\"text\":\"" + "a".repeat(9_000_000) + "\"}").statusCode(413).body("status", equalTo(413));
  }

  @Test
  void hostileTextAndMarksAreAnswered() {
    classify("[{\"id\":\"\\ud800\",\"text\":\"calle \\ud800Mayor \\udc00 bache\"},\"a\\u0000b \\u202e c\"]").statusCode(200);
    classify("{\"text\":\"" + "a\u0301\u0323".repeat(200_000) + "\"}").statusCode(200);
  }

  @Test
  void theModelTellsItsVersionLanguagesAndServices() {
    get("/api/model")
        .then()
        .statusCode(200)
        .body("languages", hasItem("ca"))
        .body("services", hasSize(17))
        .body("services.code", hasItem("water-sewage"))
        .body("version", not(nullValue()));
  }

  private static ValidatableResponse classify(String body) {
    return given().contentType("application/json").body(body).post("/api/classify").then();
  }

  private static String texts(int count) {
    return IntStream.range(0, count).mapToObj(i -> "\"bache " + i + "\"").collect(Collectors.joining(",", "[", "]"));
  }
}
