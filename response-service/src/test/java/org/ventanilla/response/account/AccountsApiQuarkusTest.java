package org.ventanilla.response.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.ventanilla.response.town.Town.as;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.ventanilla.events.AccountSettings;
import org.ventanilla.events.EventJson;
import org.ventanilla.events.Topics;
import org.ventanilla.networks.Credentials;
import org.ventanilla.networks.vault.Vault;
import org.ventanilla.response.town.ServiceTest;
import org.ventanilla.response.town.Town;
import org.ventanilla.response.town.Villarrio;
import org.ventanilla.response.town.Villarrio.Person;

/** The accounts through the API, and what the other services hear of it. */
@ServiceTest
class AccountsApiQuarkusTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Vault VAULT = Vault.of(Optional.of(Villarrio.ACCOUNTS_KEY), Optional.empty()).orElseThrow();

  @Inject Town town;
  @Inject Accounts accounts;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  private static String id() {
    return Long.toString(Math.abs(UUID.randomUUID().getMostSignificantBits()));
  }

  private static String onX(String networkId, String secret) {
    return """
        {"network":"x","networkId":"%s","handle":"@agua%s","name":"Aguas de Villarrío","baseUrl":"http://127.0.0.1:1/",
         "keywords":["#fuga"," "],"department":"water","notifyEmails":["agua@villarrio.example"],
         "credentials":{"appKey":"key-%s","appSecret":"app-%s","token":"token-%s","tokenSecret":"last-%s"}}"""
        .formatted(networkId, networkId, secret, secret, secret, secret);
  }

  private static ValidatableResponse add(String body) {
    return as(Person.OPS).contentType("application/json").body(body).post("/api/accounts").then();
  }

  private static ValidatableResponse change(String id, String body) {
    return as(Person.OPS).contentType("application/json").body(body).patch("/api/accounts/" + id).then();
  }

  @Test
  void anAccountIsAddedPausedRenewedAndRemovedAndIngestHearsOfEach() {
    String networkId = id();
    String id =
        add(onX(networkId, "first")).statusCode(201)
            .body("handle", equalTo("agua" + networkId))
            .body("baseUrl", equalTo("http://127.0.0.1:1"))
            .body("keywords", equalTo(List.of("#fuga")))
            .body("department", equalTo("water"))
            .body("credentials.setBy", equalTo("ops"))
            .body("credentials.setAt", notNullValue())
            .extract().path("id");
    assertThat(id).isEqualTo("x-agua" + networkId);
    AccountSettings told = awaitTold(id, 1);
    assertThat(told.credentials()).doesNotContain("first");
    assertThat(VAULT.open(id, told.credentials()))
        .isEqualTo(new Credentials("key-first", "app-first", "token-first", "last-first", ""));
    assertThat(accounts.find(id).orElseThrow().credentials().token()).isEqualTo("token-first");

    change(id, "{\"paused\":true}").statusCode(200).body("paused", equalTo(true));
    assertThat(awaitTold(id, 2).paused()).isTrue();

    change(id, "{\"paused\":false,\"credentials\":{\"token\":\"token-second\"}}").statusCode(200);
    AccountSettings renewed = awaitTold(id, 3);
    assertThat(VAULT.open(id, renewed.credentials()))
        .isEqualTo(new Credentials("key-first", "app-first", "token-second", "last-first", ""));

    as(Person.OPS).delete("/api/accounts/" + id).then().statusCode(204);
    AccountSettings removed = awaitTold(id, 4);
    assertThat(removed.removed()).isTrue();
    assertThat(removed.credentials()).isNull();
    assertThat(accounts.find(id)).isEmpty();
    assertThat(accounts.name(id)).isEqualTo("Aguas de Villarrío");
    as(Person.OPS).get("/api/accounts/" + id).then().statusCode(404).contentType("application/problem+json");
    as(Person.OPS).delete("/api/accounts/" + id).then().statusCode(404);

    add(onX(networkId, "third")).statusCode(201).body("id", equalTo(id));
    assertThat(awaitTold(id, 5).removed()).isFalse();
    as(Person.OPS).delete("/api/accounts/" + id).then().statusCode(204);
    assertThat(town.count("SELECT count(*) AS n FROM audit WHERE subject = ? AND login = 'ops'", id)).isEqualTo(7);
  }

  @Test
  void whatIsNotAsItMustBeIsSaidFieldByField() {
    add("{}").statusCode(400).contentType("application/problem+json").body("errors.field", hasItems("network"));
    add("{\"network\":\"telegraph\"}").statusCode(400).body("errors[0].detail", equalTo("is not known"));
    add("{\"network\":\"web\"}").statusCode(400);
    add("""
        {"network":"x","networkId":"abc","baseUrl":"http://169.254.169.254","department":"nobody",
         "notifyEmails":["no address"],"keywords":["from:all OR -is:retweet("],
         "credentials":{"appKey":"a b","appSecret":"%s"}}""".formatted("s".repeat(5_000)))
        .statusCode(400)
        .body("errors.field", hasItems(
            "networkId", "name", "baseUrl", "department", "notifyEmails", "keywords", "appKey", "appSecret", "token",
            "tokenSecret"));
    add("{\"network\":\"x\",\"networkId\":{}}").statusCode(400);
    String taken = onX(Villarrio.ACCOUNT_NETWORK_ID, "taken");
    add(taken).statusCode(400).body("errors[0].field", equalTo("networkId"));
    change(Villarrio.X, "{\"name\":\"  \"}").statusCode(400).body("errors[0].field", equalTo("name"));
    change("nobody", "{\"paused\":true}").statusCode(404);
    for (String address : List.of("ftp://a.example", "https://user:pass@a.example", "https://", "javascript:alert(1)")) {
      change(Villarrio.X, "{\"baseUrl\":\"" + address + "\"}").statusCode(400)
          .body("errors[0].field", equalTo("baseUrl"));
    }
  }

  @Test
  void operationsChangeAccountsTheDirectorReadsThemAndNobodyElse() {
    for (Person person : Person.values()) {
      int read = person == Person.OPS || person == Person.DIANA ? 200 : 403;
      int write = person == Person.OPS ? 200 : 403;
      as(person).get("/api/accounts").then().statusCode(read);
      as(person).get("/api/accounts/" + Villarrio.X).then().statusCode(read);
      as(person).accept("text/html").get("/settings/accounts").then().statusCode(read);
      as(person).accept("text/html").get("/settings/accounts/" + Villarrio.X).then().statusCode(read);
      as(person).accept("text/html").get("/settings/accounts/new").then().statusCode(write);
      as(person).contentType("application/json").body("{\"paused\":false}").patch("/api/accounts/" + Villarrio.X)
          .then().statusCode(write);
      if (write == 403) {
        as(person).contentType("application/json").body(onX(id(), "s")).post("/api/accounts").then().statusCode(403);
        as(person).delete("/api/accounts/" + Villarrio.X).then().statusCode(403);
      }
    }
    given().redirects().follow(false).get("/api/accounts").then().statusCode(401);
    as(Person.OPS).accept("text/html").redirects().follow(false).get("/settings").then().statusCode(303);
  }

  @Test
  void noSecretIsInAnAnswerAPageTheLogTheAuditOrReadableInTheDatabase() {
    List<String> lines = new ArrayList<>();
    Handler handler = recording(lines);
    Logger root = Logger.getLogger("");
    root.addHandler(handler);
    String secret = "sssecret" + id();
    String networkId = id();
    StringBuilder seen = new StringBuilder();
    try {
      String id = add(onX(networkId, secret)).statusCode(201).extract().path("id");
      seen.append(change(id, "{\"credentials\":{\"token\":\"token2-" + secret + "\"}}").extract().asString());
      seen.append(add(onX(networkId, secret)).statusCode(400).extract().asString());
      seen.append(
          change(id, "{\"credentials\":{\"token\":\"no good " + secret + "\"}}").statusCode(400).extract().asString());
      seen.append(change(id, "{\"credentials\":\"" + secret + "\"}").statusCode(400).extract().asString());
      seen.append(as(Person.OPS).get("/api/accounts").asString());
      seen.append(as(Person.OPS).get("/settings/accounts").asString());
      seen.append(as(Person.OPS).get("/settings/accounts/" + id).asString());
      awaitTold(id, 2);
      seen.append(town.text("SELECT string_agg(a::text, ' ') FROM audit a"));
      seen.append(town.text("SELECT string_agg(a::text, ' ') FROM account a"));
      as(Person.OPS).delete("/api/accounts/" + id).then().statusCode(204);
    } finally {
      root.removeHandler(handler);
    }
    assertThat(seen.toString()).contains("x-agua" + networkId).doesNotContain(secret);
    assertThat(lines).noneMatch(line -> line.contains(secret));
  }

  @Test
  void theContractIsInTheOpenApiDocumentWithoutAnythingThatTellsASecret() {
    String api = as(Person.OPS).get("/q/openapi").then().statusCode(200).extract().asString();
    assertThat(api).contains("/api/accounts/{id}", "NewAccount", "AccountView");
  }

  private static Handler recording(List<String> lines) {
    Handler handler =
        new Handler() {
          @Override
          public synchronized void publish(LogRecord line) {
            lines.add(line.getMessage() + " " + java.util.Arrays.toString(line.getParameters()) + line.getThrown());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    handler.setLevel(Level.ALL);
    return handler;
  }

  /** What the topic says of an account at this version. */
  private AccountSettings awaitTold(String id, long version) {
    return await().atMost(PATIENCE)
        .until(
            () -> told().stream().filter(one -> one.id().equals(id) && one.version() == version).findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private List<AccountSettings> told() {
    List<AccountSettings> told = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka), new StringDeserializer(), new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(Topics.ACCOUNTS, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(200))
            .forEach(record -> told.add(EventJson.read(record.value(), AccountSettings.class)));
      }
    }
    return told;
  }
}
