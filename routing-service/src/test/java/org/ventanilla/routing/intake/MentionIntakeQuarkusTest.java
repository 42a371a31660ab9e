package org.ventanilla.routing.intake;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ventanilla.embedded.EmbeddedKafka;
import org.ventanilla.embedded.KafkaTestResource;
import org.ventanilla.events.Author;
import org.ventanilla.events.CatalogueEntry;
import org.ventanilla.events.Change;
import org.ventanilla.events.Classification;
import org.ventanilla.events.Correction;
import org.ventanilla.events.DeadLetter;
import org.ventanilla.events.EventJson;
import org.ventanilla.events.Kind;
import org.ventanilla.events.Mention;
import org.ventanilla.events.MentionKind;
import org.ventanilla.events.Network;
import org.ventanilla.events.RoutedMention;
import org.ventanilla.events.RoutingRules;
import org.ventanilla.events.Topics;
import org.ventanilla.events.Urgency;

@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
class MentionIntakeQuarkusTest {

  private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  EmbeddedKafka kafka;
  private Producer<byte[], byte[]> producer;

  @BeforeEach
  void open() {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  @AfterEach
  void close() {
    producer.close();
  }

  @Test
  void everyMentionBecomesOneDemandOfItsKeyAndWhatIsUnreadableIsPutAside() throws Exception {
    String run = UUID.randomUUID().toString();
    for (int i = 0; i < 300; i++) {
      if (i % 50 == 0) {
        send(Topics.MENTIONS, run, "{broken".getBytes(StandardCharsets.UTF_8));
      }
      Mention mention = mention(run + "-" + i, "Bache número " + i + " en la calle Mayor");
      send(Topics.MENTIONS, mention.conversationKey(), EventJson.write(mention));
    }

    await().atMost(PATIENCE).untilAsserted(() -> {
      List<ConsumerRecord<byte[], byte[]>> demands = of(Topics.DEMANDS, run);
      assertThat(demands).hasSize(300);
      for (ConsumerRecord<byte[], byte[]> demand : demands) {
        RoutedMention routed = EventJson.read(demand.value(), RoutedMention.class);
        assertThat(new String(demand.key(), StandardCharsets.UTF_8)).isEqualTo(routed.mention().conversationKey());
        assertThat(routed.classification().service()).isEqualTo("roads");
      }
      List<ConsumerRecord<byte[], byte[]>> letters = of(Topics.MENTIONS_DEAD_LETTER, run);
      assertThat(letters).hasSize(6);
      assertThat(EventJson.read(letters.get(0).value(), DeadLetter.class).value()).asString().isEqualTo("{broken");
    });
    assertThat(get("/q/metrics").asString()).contains("ventanilla_mentions_classified_total");
  }

  @Test
  void mentionsReplayedGiveTheSameBytes() throws Exception {
    String run = UUID.randomUUID().toString();
    List<String> texts = List.of("Farola fundida en c/ Real", "Gracias por todo", "¿A qué hora abre la piscina?", "\ud800");
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < texts.size(); i++) {
        Mention mention = mention(run + "-" + i, texts.get(i));
        send(Topics.MENTIONS, mention.conversationKey(), EventJson.write(mention));
      }
    }
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(of(Topics.DEMANDS, run)).hasSize(2 * texts.size()));
    Map<String, List<String>> byKey = new TreeMap<>();
    of(Topics.DEMANDS, run).forEach(demand ->
        byKey.computeIfAbsent(new String(demand.key(), StandardCharsets.UTF_8), key -> new ArrayList<>())
            .add(new String(demand.value(), StandardCharsets.UTF_8)));
    assertThat(byKey).hasSize(texts.size());
    byKey.values().forEach(values -> assertThat(values.get(0)).isEqualTo(values.get(1)));
  }

  @Test
  void theTownsCatalogueDecidesFromTheMomentItIsSaid() throws Exception {
    String word = "zarandaja" + UUID.randomUUID().toString().substring(0, 6).replaceAll("[0-9]", "x");
    CatalogueEntry entry =
        new CatalogueEntry("environment", "sostenibilidad", Map.of("es", "Medio ambiente"), List.of(word), 72, true);
    send(Topics.CATALOGUE, "environment", EventJson.write(entry));

    await().atMost(PATIENCE).untilAsserted(() ->
        assertThat(get("/api/model").jsonPath().getList("services.department")).contains("sostenibilidad"));
    String run = UUID.randomUUID().toString();
    Mention mention = mention(run + "-1", "Arreglen la " + word + " de mi calle, por favor");
    send(Topics.MENTIONS, mention.conversationKey(), EventJson.write(mention));

    await().atMost(PATIENCE).untilAsserted(() -> {
      List<ConsumerRecord<byte[], byte[]>> demands = of(Topics.DEMANDS, run);
      assertThat(demands).hasSize(1);
      RoutedMention routed = EventJson.read(demands.get(0).value(), RoutedMention.class);
      assertThat(routed.classification().service()).isEqualTo("environment");
      assertThat(routed.classification().department()).isEqualTo("sostenibilidad");
    });
    producer.send(new ProducerRecord<>(Topics.CATALOGUE, bytes("environment"), null)).get();
    await().atMost(PATIENCE).untilAsserted(() ->
        assertThat(get("/api/model").jsonPath().getList("services.department")).doesNotContain("sostenibilidad"));
  }

  @Test
  void aCorrectionChangesTheNextAlikePostAndTheModelsVersion() throws Exception {
    String run = UUID.randomUUID().toString();
    String text = "El reloj del campanario lleva parado desde la tormenta de agosto";
    String before = get("/api/model").jsonPath().getString("version");
    Correction.Labels from = new Correction.Labels(Kind.OTHER, "none", Urgency.LOW);
    Correction.Labels to = new Correction.Labels(Kind.DEMAND, "planning", Urgency.NORMAL);
    send(
        Topics.CORRECTIONS, "x:" + run, EventJson.write(new Correction("x:" + run, text, from, to, "ana", Instant.now())));
    send(Topics.CORRECTIONS, "x:" + run, bytes("{broken"));

    await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
      String version = get("/api/model").jsonPath().getString("version");
      assertThat(version).contains("+c").isNotEqualTo(before);
    });
    Mention mention = mention(run + "-1", "¡El RELOJ del campanario lleva parado desde la tormenta de agosto!");
    send(Topics.MENTIONS, mention.conversationKey(), EventJson.write(mention));
    await().atMost(PATIENCE).untilAsserted(() -> {
      assertThat(of(Topics.DEMANDS, run)).hasSize(1);
      Classification said =
          EventJson.read(of(Topics.DEMANDS, run).get(0).value(), RoutedMention.class).classification();
      assertThat(said.service()).isEqualTo("planning");
      assertThat(said.reasons().get(0)).startsWith("corregido antes por una persona");
      assertThat(said.model()).isEqualTo(get("/api/model").jsonPath().getString("version"));
    });
  }

  @Test
  void theTownsRulesDecideFromTheMomentTheyAreSaid() throws Exception {
    RoutingRules.Rule rule =
        new RoutingRules.Rule(
            "Calzadas a Obras", List.of("roads"), List.of("villarrio"), null, List.of(), RoutingRules.Hours.ANY, "obras-propias");
    send(Topics.ROUTING_RULES, RoutingRules.KEY, EventJson.write(new RoutingRules(0.1, null, List.of(rule), List.of())));
    send(Topics.ROUTING_RULES, RoutingRules.KEY, bytes("{\"threshold\":7}"));

    // Rules and mentions are two topics: what is heard first is told by trying until the rules hold.
    await().atMost(PATIENCE).untilAsserted(() -> {
      String run = UUID.randomUUID().toString();
      Mention mention = mention(run + "-1", "Bache en la calle Mayor");
      send(Topics.MENTIONS, mention.conversationKey(), EventJson.write(mention));
      await().atMost(PATIENCE).until(() -> of(Topics.DEMANDS, run).size() == 1);
      RoutedMention routed = EventJson.read(of(Topics.DEMANDS, run).get(0).value(), RoutedMention.class);
      assertThat(routed.classification().department()).isEqualTo("obras-propias");
    });
    producer.send(new ProducerRecord<>(Topics.ROUTING_RULES, bytes(RoutingRules.KEY), null)).get();
  }

  @Test
  void aKafkaOutageLosesNothing() throws Exception {
    String run = UUID.randomUUID().toString();
    kafka.stop();
    assertThat(get("/q/health/live").statusCode()).isEqualTo(200);
    assertThat(get("/q/health/ready").statusCode()).isEqualTo(503);
    kafka.restart();

    for (int i = 0; i < 50; i++) {
      Mention mention = mention(run + "-" + i, "Contenedor desbordado en la plaza Mayor " + i);
      send(Topics.MENTIONS, mention.conversationKey(), EventJson.write(mention));
    }
    await().atMost(PATIENCE).untilAsserted(() -> {
      assertThat(of(Topics.DEMANDS, run).stream().map(d -> new String(d.key(), StandardCharsets.UTF_8)).distinct())
          .hasSize(50);
      assertThat(get("/q/health/ready").statusCode()).isEqualTo(200);
    });
  }

  private void send(String topic, String key, byte[] value) throws Exception {
    producer.send(new ProducerRecord<>(topic, bytes(key), value)).get();
  }

  /** The records of a topic whose key has this run's mark. */
  private List<ConsumerRecord<byte[], byte[]>> of(String topic, String run) {
    Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers(), "enable.auto.commit", false);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream().map(p -> new TopicPartition(topic, p.partition())).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
      while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(found::add);
      }
      return found.stream()
          .filter(found1 -> new String(found1.key(), StandardCharsets.UTF_8).contains(run))
          .toList();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Mention mention(String id, String text) {
    return new Mention(
        Network.X, "villarrio", id, Mention.conversationKey(Network.X, "villarrio", id, "7"),
        new Author("7", "vecina", "Una vecina"), text, List.of(), null, null, null, NOW, NOW, MentionKind.POST,
        Change.CREATED);
  }
}
