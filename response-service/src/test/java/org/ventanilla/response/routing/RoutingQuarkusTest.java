package org.ventanilla.response.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ventanilla.response.town.AMention.aMention;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.ventanilla.events.Classification;
import org.ventanilla.events.ClassifyAnswer;
import org.ventanilla.events.ClassifyRequest;
import org.ventanilla.events.Correction;
import org.ventanilla.events.EventJson;
import org.ventanilla.events.Kind;
import org.ventanilla.events.RoutingRules;
import org.ventanilla.events.Topics;
import org.ventanilla.response.town.AMention;
import org.ventanilla.response.town.ServiceTest;
import org.ventanilla.response.town.Town;
import org.ventanilla.response.town.Villarrio.Person;

@ServiceTest
class RoutingQuarkusTest {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @Inject Town town;
  @Inject Trials trials;
  @Inject Confusion confusion;
  @Inject Clock clock;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  @Test
  void aConfirmedConversationLeavesTriageGoesToItsDepartmentAndIsLearnt() {
    AMention mention = aMention().sure(0.3).about("waste", null).saying("Esto está lleno otra vez");
    UUID id = town.conversation(mention);
    assertThat(town.text("SELECT department FROM conversation WHERE id = ?", id)).isNull();
    assertThat(list("unsure")).contains(id.toString());

    Town.as(Person.ALCALDESA).contentType("application/json").post("/api/conversations/" + id + "/confirmation")
        .then().statusCode(403);
    Town.as(Person.ANA).contentType("application/json").post("/api/conversations/" + id + "/confirmation")
        .then().statusCode(200);

    assertThat(list("unsure")).doesNotContain(id.toString());
    assertThat(town.text("SELECT department FROM conversation WHERE id = ?", id)).isEqualTo("cleaning");
    await().atMost(PATIENCE).untilAsserted(() -> {
      Correction learnt = correction(mention.id());
      assertThat(learnt.to()).isEqualTo(learnt.from());
      assertThat(learnt.text()).isEqualTo("Esto está lleno otra vez");
    });
  }

  @Test
  void theConfusionTableCountsOfAMentionTheLastWordAgainstTheClassifiersFirst() {
    Confusion.Accuracy before = confusion.accuracy(30);
    int cells = cell("noise", "parks");
    UUID id = town.conversation(aMention().about("noise", "police"));
    correct(id, "traffic");
    correct(id, "parks");

    assertThat(cell("noise", "parks")).isEqualTo(cells + 1);
    assertThat(cell("traffic", "parks")).isZero();
    Confusion.Accuracy after = confusion.accuracy(30);
    assertThat(after.reviewed()).isEqualTo(before.reviewed() + 1);
    assertThat(after.serviceRight()).isEqualTo(before.serviceRight());
  }

  @Test
  void whatIsAnotherAdministrationsIsShownWithTheWordsToSay() {
    AMention mention = aMention().referredTo("motorway", "Carreteras del Estado", "Esto depende del Ministerio.");
    UUID id = town.conversation(mention);
    Town.as(Person.ANA).get("/api/conversations/" + id).then().statusCode(200)
        .body("referTo.name", org.hamcrest.Matchers.equalTo("Carreteras del Estado"))
        .body("referTo.text", org.hamcrest.Matchers.equalTo("Esto depende del Ministerio."));

    correct(id, "traffic");
    Town.as(Person.ANA).get("/api/conversations/" + id).then().body("referTo", org.hamcrest.Matchers.nullValue());
  }

  @Test
  void rulesAreCheckedKeptAndToldToTheRoutingService() {
    String rules = "{\"threshold\":%s,\"rules\":[{\"name\":\"Guardia\",\"urgencies\":[\"high\"],\"hours\":\"OUTSIDE\",\"department\":\"%s\"}]}";
    put(Person.ANA, rules.formatted("0.4", "water"), "").statusCode(403);
    put(Person.OPS, rules.formatted("1.4", "water"), "").statusCode(400);
    put(Person.OPS, rules.formatted("0.4", "nowhere"), "").statusCode(400);
    put(Person.OPS, "{broken", "").statusCode(400);
    long version = put(Person.OPS, rules.formatted("0.4", "water"), "").statusCode(200).extract().jsonPath().getLong("version");
    put(Person.DIANA, rules.formatted("0.3", "water"), "?expectedVersion=" + (version - 1)).statusCode(409);

    await().atMost(PATIENCE).untilAsserted(() -> {
      List<ConsumerRecord<String, byte[]>> told = read(Topics.ROUTING_RULES);
      RoutingRules last = EventJson.read(told.get(told.size() - 1).value(), RoutingRules.class);
      assertThat(last.threshold()).isEqualTo(0.4);
      assertThat(last.rules().get(0).department()).isEqualTo("water");
    });
  }

  @Test
  void aTextIsTriedOverKafkaAndSilenceIsSaid() throws Exception {
    assertThat(trials.ask("nadie responde")).isEmpty();

    Thread routing = new Thread(this::answerOnce);
    routing.start();
    assertThat(trials.ask("bache").map(Classification::service)).contains("roads");
    routing.join(PATIENCE.toMillis());
    Town.as(Person.ANA).get("/settings/routing").then().statusCode(403);
    Town.as(Person.DIANA).get("/settings/routing").then().statusCode(200);
  }

  /** What the routing service does. */
  private void answerOnce() {
    ConsumerRecord<String, byte[]> asked =
        await().atMost(PATIENCE).until(() -> newest("bache"), java.util.Objects::nonNull);
    Classification said = aMention().kind(Kind.DEMAND).build().classification();
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(Map.of("bootstrap.servers", kafka), new StringSerializer(), new ByteArraySerializer())) {
      producer.send(
          new ProducerRecord<>(
              Topics.CLASSIFY_ANSWERS, asked.key(), EventJson.write(new ClassifyAnswer(asked.key(), said))));
    }
  }

  private ConsumerRecord<String, byte[]> newest(String text) {
    Instant since = clock.instant().minusSeconds(20);
    return read(Topics.CLASSIFY_REQUESTS).stream()
        .filter(record -> EventJson.read(record.value(), ClassifyRequest.class).text().equals(text))
        .filter(record -> EventJson.read(record.value(), ClassifyRequest.class).at().isAfter(since))
        .reduce((a, b) -> b)
        .orElse(null);
  }

  private Correction correction(String networkId) {
    return read(Topics.CORRECTIONS).stream()
        .filter(record -> record.key().endsWith(networkId))
        .map(record -> EventJson.read(record.value(), Correction.class))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no correction yet"));
  }

  private List<ConsumerRecord<String, byte[]>> read(String topic) {
    Map<String, Object> settings = Map.of("bootstrap.servers", kafka, "enable.auto.commit", false);
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream().map(p -> new TopicPartition(topic, p.partition())).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
      while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(found::add);
      }
      return found;
    }
  }

  private static io.restassured.response.ValidatableResponse put(Person person, String body, String query) {
    return Town.as(person).contentType("application/json").body(body).put("/api/routing/rules" + query).then();
  }

  private static void correct(UUID id, String service) {
    Town.as(Person.ANA).contentType("application/json").body("{\"service\":\"" + service + "\"}")
        .post("/api/conversations/" + id + "/classification").then().statusCode(200);
  }

  private int cell(String said, String became) {
    return confusion.cells(30).stream()
        .filter(cell -> cell.said().equals(said) && cell.became().equals(became))
        .mapToInt(Confusion.Cell::times)
        .sum();
  }

  private static String list(String view) {
    return Town.as(Person.ANA).get("/api/conversations?limit=200&view=" + view).asString();
  }
}
