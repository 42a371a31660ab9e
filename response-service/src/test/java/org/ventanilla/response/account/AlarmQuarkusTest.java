package org.ventanilla.response.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ventanilla.response.town.AMention.aMention;
import static org.ventanilla.response.town.Town.as;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.MockMailbox;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ventanilla.events.AccountReport;
import org.ventanilla.events.AccountState;
import org.ventanilla.events.EventJson;
import org.ventanilla.events.Topics;
import org.ventanilla.response.delivery.PlayedNetwork;
import org.ventanilla.response.town.ServiceTest;
import org.ventanilla.response.town.Town;
import org.ventanilla.response.town.Villarrio.Person;

/** One alarm a death: who is told, how often, and when it is over. */
@ServiceTest
class AlarmQuarkusTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject Town town;
  @Inject MockMailbox mailbox;
  @Inject DeathMail mails;
  @Inject AccountStates states;
  @Inject PlayedNetwork network;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  private final String networkId = Long.toString(Math.abs(UUID.randomUUID().getMostSignificantBits()));
  private final String owner = "agua" + networkId + "@villarrio.example";
  private final List<String> warnings = new ArrayList<>();
  private final Handler handler = recording();
  private String id;

  @BeforeEach
  void anAccountWithAnOwner() {
    Logger.getLogger("").addHandler(handler);
    String body =
        """
        {"network":"x","networkId":"%s","handle":"alarma%s","name":"Aguas %s","baseUrl":"http://127.0.0.1:1",
         "notifyEmails":["%s"],"credentials":{"appKey":"k","appSecret":"s","token":"t","tokenSecret":"u"}}"""
            .formatted(networkId, networkId, networkId, owner);
    id = as(Person.OPS).contentType("application/json").body(body).post("/api/accounts").then().statusCode(201)
        .extract().path("id");
  }

  @AfterEach
  void remove() {
    as(Person.OPS).delete("/api/accounts/" + id);
    Logger.getLogger("").removeHandler(handler);
    network.use(null);
  }

  private Handler recording() {
    return new Handler() {
      @Override
      public synchronized void publish(LogRecord line) {
        if (line.getLevel().intValue() >= Level.WARNING.intValue() && line.getMessage() != null) {
          warnings.add(
              line.getParameters() == null ? line.getMessage() : String.format(line.getMessage(), line.getParameters()));
        }
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  private void report(AccountState state, Instant lastPoll, String error) {
    AccountReport report = reported(state, lastPoll, error);
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka), new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(Topics.ACCOUNT_STATES, id, EventJson.write(report))).get(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private AccountReport reported(AccountState state, Instant lastPoll, String error) {
    return new AccountReport(
        id, state, null, null, lastPoll, null, lastPoll, error,
        List.of(new AccountReport.Limit("mentions", 180, 170, null)), Instant.now());
  }

  private AccountState awaitKnown(AccountState state) {
    await().atMost(PATIENCE)
        .until(() -> state.code().equals(as(Person.OPS).get("/api/accounts/" + id).path("health.state")));
    return state;
  }

  private int deaths() {
    return town.count("SELECT count(*) AS n FROM account_death WHERE account = ?", id);
  }

  private int openDeaths() {
    return town.count("SELECT count(*) AS n FROM account_death WHERE account = ? AND ended_at IS NULL", id);
  }

  private void awaitOpenDeaths(int count) {
    await().atMost(PATIENCE).until(() -> openDeaths() == count);
  }

  private List<Mail> mail() {
    return mailbox.getMailsSentTo(owner);
  }

  private String deaf() {
    String metrics = given().get("/q/metrics").asString();
    return metrics.lines().filter(line -> line.startsWith("ventanilla_account_deaf{account=\"" + id)).findFirst()
        .map(line -> line.substring(line.lastIndexOf(' ') + 1)).orElse("");
  }

  @Test
  void aDeadTokenIsOneLineOneMailOneBannerHoweverOftenItIsReportedAndARecoveryEndsIt() {
    Instant lastHeard = Instant.now().minusSeconds(60);
    for (int i = 0; i < 5; i++) {
      report(AccountState.TOKEN_DEAD, lastHeard, "the token was <b>revoked</b>");
    }
    awaitOpenDeaths(1);
    awaitKnown(AccountState.TOKEN_DEAD);
    await().atMost(PATIENCE).until(() -> mail().size() == 1);
    await().atMost(PATIENCE).until(() -> deaf().equals("1.0"));
    assertThat(mail().get(0).getSubject()).isEqualTo("Aguas " + networkId + " (X) no se escucha");
    assertThat(mail().get(0).getText()).contains("Renovar el acceso", "\n\n").doesNotContain("{", "\\n");

    // As after a restart, or in another replica: everything is looked at again.
    report(AccountState.TOKEN_DEAD, lastHeard, "the token was <b>revoked</b>");
    states.take(reported(AccountState.TOKEN_DEAD, lastHeard, "the token was <b>revoked</b>"));
    mails.send();
    assertThat(mail()).hasSize(1);
    assertThat(deaths()).isEqualTo(1);
    assertThat(warnings.stream().filter(line -> line.contains(id) && line.contains("token-dead"))).hasSize(1);

    String inbox = as(Person.ANA).accept("text/html").get("/inbox").asString();
    assertThat(inbox).contains("Aguas " + networkId + " (X) no se escucha desde");
    assertThat(inbox).doesNotContain("/settings/accounts/" + id);
    assertThat(as(Person.OPS).accept("text/html").get("/demands").asString())
        .contains("no se escucha", "/settings/accounts/" + id);
    assertThat(as(Person.OBRAS).accept("text/html").get("/demands").asString()).doesNotContain("no se escucha");
    assertThat(as(Person.OPS).accept("text/html").get("/settings/accounts/" + id).asString())
        .contains("No se escucha: la red rechaza el acceso", "&lt;b&gt;revoked", "mentions: 170 de 180");

    report(AccountState.LISTENING, Instant.now(), null);
    awaitOpenDeaths(0);
    assertThat(as(Person.ANA).accept("text/html").get("/inbox").asString()).doesNotContain("Aguas " + networkId + " (X) no se");
    await().atMost(PATIENCE).until(() -> deaf().equals("0.0"));

    report(AccountState.TOKEN_DEAD, Instant.now(), "again");
    awaitOpenDeaths(1);
    await().atMost(PATIENCE).until(() -> mail().size() == 2);
  }

  @Test
  void anUnreachableNetworkIsAnAlarmOnlyAfterAWhileAndWaitingIsNone() {
    report(AccountState.UNREACHABLE, Instant.now().minusSeconds(60), "503");
    awaitKnown(AccountState.UNREACHABLE);
    assertThat(deaths()).isZero();
    report(AccountState.THROTTLED, Instant.now().minus(Duration.ofHours(2)), "too many calls");
    awaitKnown(AccountState.THROTTLED);
    assertThat(deaths()).isZero();
    report(AccountState.UNREACHABLE, Instant.now().minus(Duration.ofMinutes(11)), "503");
    awaitOpenDeaths(1);
  }

  @Test
  void aPageThatTheNetworkDroppedIsAnAlarmAndAPauseEndsIt() {
    report(AccountState.UNSUBSCRIBED, Instant.now(), "not subscribed");
    awaitOpenDeaths(1);
    report(AccountState.PAUSED, Instant.now(), null);
    awaitOpenDeaths(0);
  }

  @Test
  void anOlderReportChangesNothing() {
    report(AccountState.LISTENING, Instant.now(), null);
    awaitKnown(AccountState.LISTENING);
    states.take(
        new AccountReport(
            id, AccountState.TOKEN_DEAD, null, null, null, null, null, "old", null, Instant.now().minusSeconds(600)));
    assertThat(awaitKnown(AccountState.LISTENING)).isEqualTo(AccountState.LISTENING);
    assertThat(deaths()).isZero();
  }

  @Test
  void aReplyThatTheNetworkRefusesForTheTokenFailsVisiblyAndRaisesTheAlarmUntilTheTokenIsRenewed() {
    report(AccountState.LISTENING, Instant.now(), null);
    awaitKnown(AccountState.LISTENING);
    network.refuseToken("Gracias " + networkId);
    UUID conversation = town.conversation(aMention().to(id, org.ventanilla.events.Network.X));
    as(Person.ANA).contentType("application/json").header("Idempotency-Key", UUID.randomUUID().toString())
        .body("{\"text\":\"Gracias " + networkId + "\"}").post("/api/conversations/" + conversation + "/replies")
        .then().statusCode(201);
    await().atMost(PATIENCE).until(
        () -> "failed".equals(town.text("SELECT state FROM reply WHERE text = ?", "Gracias " + networkId)));
    awaitOpenDeaths(1);
    assertThat(as(Person.OPS).accept("text/html").get("/settings/accounts/" + id).asString())
        .contains("La red no acepta las respuestas de esta cuenta");

    // Reading still works, and that does not end it.
    report(AccountState.LISTENING, Instant.now(), null);
    states.take(
        new AccountReport(
            id, AccountState.LISTENING, null, null, Instant.now(), null, null, null, null, Instant.now()));
    assertThat(openDeaths()).isEqualTo(1);

    as(Person.OPS).contentType("application/json").body("{\"credentials\":{\"token\":\"renewed\"}}")
        .patch("/api/accounts/" + id).then().statusCode(200);
    assertThat(openDeaths()).isZero();
  }
}
