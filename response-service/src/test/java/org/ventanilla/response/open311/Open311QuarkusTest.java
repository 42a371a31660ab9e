package org.ventanilla.response.open311;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.ventanilla.response.town.AMention.aMention;
import static org.ventanilla.response.town.Town.as;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.events.MentionKind;
import org.ventanilla.response.town.ServiceTest;
import org.ventanilla.response.town.Town;
import org.ventanilla.response.town.Villarrio.Person;

@ServiceTest
class Open311QuarkusTest {

  @Inject Town town;

  private String key;

  @BeforeEach
  void makeKey() {
    key =
        as(Person.OPS).contentType(ContentType.JSON).body("{\"name\":\"Mi Calle\"}").post("/api/open311-keys").then()
            .statusCode(201).body("key", matchesPattern("o311_[0-9a-f]{12}_[A-Za-z0-9_-]{32}")).extract().path("key");
  }

  @Test
  void discoverySaysWhereTheServerIs() {
    given().get("/open311/discovery.json").then().statusCode(200)
        .body("endpoints[0].url", matchesPattern("http://localhost:\\d+/open311/v2"))
        .body("endpoints[0].formats", equalTo(List.of("text/xml", "application/json")));
    String xml = given().get("/open311/discovery.xml").then().statusCode(200).extract().asString();
    assertThat(Standard.elements(xml)).contains("discovery/endpoints/endpoint/formats/format", "discovery/key_service");
  }

  @Test
  void everyJsonAnswerIsAsTheSchemasSay() {
    String id = open(lamp()).extract().path("[0].service_request_id");
    Standard.assertValid("services", get("services.json"));
    Standard.assertValid("service-definition", get("services/street-lighting.json"));
    Standard.assertValid("service-definition", get("services/roads.json"));
    Standard.assertValid("requests", get("requests.json"));
    Standard.assertValid("requests", get("requests/" + id + ".json"));
    Standard.assertValid("requests", get("requests.json?extensions=true"));
  }

  @Test
  void everyXmlAnswerHasTheElementsOfTheStandardsSamples() {
    String id =
        Standard.elements(
                asApplication().formParams(lamp()).post("/open311/v2/requests.xml").then().statusCode(200)
                    .contentType("text/xml").extract().asString())
            .contains("service_requests/request/service_request_id")
            ? open(lamp()).extract().path("[0].service_request_id")
            : "none";
    assertSame("xml-service-list", get("services.xml"));
    assertSame("xml-service-definition", get("services/street-lighting.xml"));
    assertSame("xml-service-requests", get("requests.xml"));
    assertSame("xml-service-request", get("requests/" + id + ".xml"));
    assertSame("xml-request-from-token", get("tokens/" + id + ".xml"));
    assertSame(
        "xml-service-request-post",
        asApplication().formParams(lamp()).post("/open311/v2/requests.xml").then().statusCode(200).extract().asString());
    assertSame(
        "xml-errors",
        given().contentType(ContentType.URLENC).formParam("service_code", "roads").post("/open311/v2/requests.xml").then()
            .statusCode(403).contentType("text/xml").extract().asString());
  }

  @Test
  void requestBecomesADemandOfItsDepartment() {
    String id =
        open(lamp()).body("[0].service_notice", containsString("antes del")).extract().path("[0].service_request_id");
    given().get("/open311/v2/requests/" + id + ".json").then().statusCode(200)
        .body("[0].status", equalTo("open"))
        .body("[0].service_code", equalTo("street-lighting"))
        .body("[0].agency_responsible", equalTo("Alumbrado"))
        .body("[0].lat", equalTo(37.2261f))
        .body("[0].long", equalTo(-3.5938f))
        .body("[0].expected_datetime", matchesPattern("\\d{4}-.*Z"))
        .body("[0].zipcode", nullValue());
    String folio = town.text("SELECT folio FROM demand WHERE public_code = ?", id);
    as(Person.ANA).get("/api/demands/" + folio).then().statusCode(200)
        .body("demand.department", equalTo("lighting"))
        .body("history[0].by", equalTo("Open311 · Mi Calle"));
    as(Person.OBRAS).get("/api/demands/" + folio).then().statusCode(404);
  }

  @Test
  void whoAsksInAnotherLanguageIsAnsweredInIt() {
    given().header("Accept-Language", "ca").get("/open311/v2/services.json").then()
        .body("service_name", hasItem("Enllumenat públic"));
    given().header("Accept", "application/json").get("/open311/v2/services").then().contentType(ContentType.JSON);
    given().header("Accept", "*/*").get("/open311/v2/services").then().contentType("text/xml");
  }

  @Test
  void nothingPersonalOfAReporterIsShown() {
    Map<String, String> sent = lamp();
    sent.put("description", "Soy María García López, 612 345 678, maria@example.org, DNI 12345678Z, coche 1234 BCD: farola rota");
    sent.put("first_name", "Eleuteria");
    sent.put("last_name", "Zurbarán");
    sent.put("email", "eleuteria@example.org");
    sent.put("phone", "699999999");
    sent.put("address_string", "Calle del Olmo 3, casa de Antonio Pérez");
    String id = open(sent).extract().path("[0].service_request_id");
    for (String address : List.of("requests/" + id + ".json?extensions=true", "requests.xml?extensions=true", "requests.json")) {
      assertThat(get(address))
          .doesNotContain("María", "García", "612", "maria@", "12345678", "1234 BCD", "Eleuteria", "Zurbarán", "699999999")
          .doesNotContain("Antonio", "Pérez");
    }
    assertThat(get("requests/" + id + ".json")).contains("farola rota", "Calle del Olmo 3");
    as(Person.ANA).get("/api/demands/" + town.text("SELECT folio FROM demand WHERE public_code = ?", id)).then()
        .body("demand.description", containsString("María García López"));
  }

  @Test
  void whatBeganInPrivateStaysPrivate() {
    UUID spoken = town.conversation(aMention().saying("Socavón en la calle"));
    UUID whispered = town.conversation(aMention().as(MentionKind.DIRECT_MESSAGE).saying("Os escribo en privado"));
    String shown = code(spoken);
    String hidden = code(whispered);
    given().get("/open311/v2/requests.json?service_request_id=" + shown + "," + hidden).then().statusCode(200)
        .body("service_request_id", equalTo(List.of(shown)));
    given().get("/open311/v2/requests/" + hidden + ".json").then().statusCode(404);
    assertThat(get("requests.json")).contains(shown).doesNotContain(hidden);
    given().get("/open311/v2/tokens/" + hidden + ".json").then().statusCode(404);
  }

  private String code(UUID conversation) {
    return as(Person.ANA).contentType(ContentType.JSON).body("{\"conversation\":\"" + conversation + "\"}")
        .post("/api/demands").then().statusCode(201).extract().path("publicCode");
  }

  @Test
  void sameRequestSentAgainAndAtOnceIsOneDemand() throws Exception {
    Map<String, String> sent = lamp();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Callable<String>> calls = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      calls.add(() -> open(sent).extract().path("[0].service_request_id"));
    }
    Set<String> ids = new HashSet<>();
    for (Future<String> call : threads.invokeAll(calls)) {
      ids.add(call.get());
    }
    threads.shutdown();
    assertThat(ids).hasSize(1);
  }

  @Test
  void listIsFilteredAndPaged() {
    String lamp = open(lamp()).extract().path("[0].service_request_id");
    String road =
        open(new HashMap<>(Map.of("service_code", "roads", "address_string", "Plaza Mayor " + UUID.randomUUID())))
            .extract().path("[0].service_request_id");
    assertThat(get("requests.json?service_code=roads")).contains(road).doesNotContain(lamp);
    assertThat(get("requests.json?service_code=roads,street-lighting&status=open")).contains(road, lamp);
    assertThat(get("requests.json?status=closed")).doesNotContain(road, lamp);
    assertThat(get("requests.json?service_code=roads&page_size=1&page=1")).contains(road);
    assertThat(get("requests.json?service_code=roads&page_size=1&page=2")).doesNotContain(road);
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    assertThat(get("requests.json?end_date=" + now.minusSeconds(3600))).doesNotContain(road);
    assertThat(get("requests.json?start_date=" + now.minusSeconds(3600))).contains(road);
    String folio = town.text("SELECT folio FROM demand WHERE public_code = ?", road);
    as(Person.ANA).contentType(ContentType.JSON).body("{\"state\":\"rejected\",\"comment\":\"Es un solar de Juan Pérez\"}")
        .patch("/api/demands/" + folio).then().statusCode(200);
    given().get("/open311/v2/requests/" + road + ".json").then()
        .body("[0].status", equalTo("closed")).body("[0].status_notes", equalTo("Es un solar de [nombre]"));
    given().get("/open311/v2/servicerequestupdates.json?start_date=" + now.minusSeconds(60)).then().statusCode(200)
        .body("find { it.service_request_id == '" + road + "' }.status", equalTo("closed"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "requests.json?start_date=yesterday                                   | 400",
        "requests.json?start_date=2020-01-01T00:00:00Z&end_date=2021-01-01T00:00:00Z | 400",
        "requests.json?status=flying                                          | 400",
        "requests.json?page_size=100000                                       | 400",
        "requests.json?page=999999&page_size=1000                             | 400",
        "requests/nope.json                                                   | 404",
        "services/nope.json                                                   | 404",
        "tokens/nope.json                                                     | 404",
      })
  void whatCannotBeAnsweredIsSaidInTheStandardsForm(String address, int status) {
    given().get("/open311/v2/" + address.strip()).then().statusCode(status).contentType(ContentType.JSON)
        .body("[0].code", equalTo(status)).body("[0].description", not(equalTo("")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "address_string=Calle+1                                          | 400 | service_code was not provided",
        "service_code=nope&address_string=Calle+1                        | 404 | service_code was not found",
        "service_code=roads                                              | 400 | a location was not provided",
        "service_code=roads&lat=37.1                                     | 400 | lat and long",
        "service_code=roads&lat=NaN&long=1                               | 400 | lat is not a number",
        "service_code=roads&lat=91&long=1                                | 400 | lat is not a number",
        "service_code=street-lighting&address_string=C1                  | 400 | attribute[fault] was not provided",
        "service_code=street-lighting&address_string=C1&attribute[fault]=x | 400 | not a valid singlevaluelist",
        "service_code=traffic&address_string=C1&attribute[since]=ayer    | 400 | not a valid datetime",
        "service_code=roads&address_string=C1&email=nobody               | 400 | email",
        "service_code=roads&address_string=C1&media_url=javascript:x     | 400 | media_url",
        "service_code=%ZZ                                                | 400 | urlencoded",
      })
  void brokenRequestIsRefusedWithTheReason(String body, int status, String reason) {
    given().contentType("application/x-www-form-urlencoded; charset=utf-8").body("api_key=" + key + "&" + body.strip())
        .post("/open311/v2/requests.json").then().statusCode(status)
        .body("[0].code", equalTo(status)).body("[0].description", containsString(reason.strip()));
  }

  @Test
  void revokedKeyOpensNothing() {
    as(Person.OPS).delete("/api/open311-keys/" + key.split("_")[1]).then().statusCode(204);
    asApplication().formParams(lamp()).post("/open311/v2/requests.json").then().statusCode(403)
        .body("[0].description", containsString("api_key"));
    as(Person.ANA).get("/api/open311-keys").then().statusCode(403);
    as(Person.OPS).get("/api/open311-keys").then().statusCode(200).body(not(containsString(key)));
  }

  @Test
  void updateOfAnotherSystemIsKeptOnceAndChangesNoState() {
    String id = open(lamp()).extract().path("[0].service_request_id");
    for (int i = 0; i < 2; i++) {
      asApplication()
          .formParams("service_request_id", id, "update_id", "42", "status", "CLOSED", "description", "Ya luce",
              "updated_datetime", "2026-11-24T10:00:00+01:00")
          .post("/open311/v2/servicerequestupdates.xml").then().statusCode(200)
          .body("service_request_updates.request_update.update_id", matchesPattern("[0-9a-f-]{36}"));
    }
    String folio = town.text("SELECT folio FROM demand WHERE public_code = ?", id);
    assertThat(town.count("SELECT count(*) AS n FROM demand_event WHERE folio = ? AND what = 'update'", folio)).isEqualTo(1);
    given().get("/open311/v2/requests/" + id + ".json").then().body("[0].status", equalTo("open"));
    asApplication().formParams("service_request_id", "nope", "update_id", "1", "description", "x", "updated_datetime",
            "2026-11-24T10:00:00Z")
        .post("/open311/v2/servicerequestupdates.json").then().statusCode(404);
  }

  @Test
  void textThatXmlCannotHoldStillMakesXml() {
    Map<String, String> sent = lamp();
    sent.put("description", "Uno\u0001dos\u000b <script>alert(1)</script> ]]> & \ud83d\ude80");
    String id = open(sent).extract().path("[0].service_request_id");
    String xml = get("requests/" + id + ".xml");
    assertThat(Standard.elements(xml)).contains("service_requests/request/description");
    assertThat(xml).doesNotContain("<script>");
  }

  private static String get(String address) {
    return given().get("/open311/v2/" + address).then().statusCode(200).extract().asString();
  }

  private static void assertSame(String sample, String answer) {
    assertThat(Standard.elements(answer)).as(answer).containsAll(Standard.elementsOfSample(sample));
    Set<String> more = Standard.elements(answer);
    more.removeAll(Standard.elementsOfSample(sample));
    assertThat(more).as("beyond the sample").isEmpty();
  }

  private Map<String, String> lamp() {
    return new HashMap<>(
        Map.of(
            "service_code", "street-lighting",
            "lat", "37.2261",
            "long", "-3.5938",
            "attribute[fault]", "off",
            "description", "No luce la farola " + UUID.randomUUID()));
  }

  private RequestSpecification asApplication() {
    return given().contentType("application/x-www-form-urlencoded; charset=utf-8").formParam("api_key", key);
  }

  private ValidatableResponse open(Map<String, String> sent) {
    return asApplication().formParams(sent).post("/open311/v2/requests.json").then().statusCode(200);
  }
}
