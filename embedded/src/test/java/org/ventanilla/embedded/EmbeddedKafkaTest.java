package org.ventanilla.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.events.Topics;

class EmbeddedKafkaTest {

  @TempDir Path directory;

  @Test
  void whatWasAcknowledgedIsReadAgainAfterAnOutage() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0)) {
      kafka.createTopics();
      produce(kafka, "before the outage");

      kafka.stop();
      kafka.restart();

      produce(kafka, "after the outage");
      assertThat(consume(kafka, 2)).containsExactlyInAnyOrder("before the outage", "after the outage");
    }
  }

  @Test
  void dataIsFoundAgainBySomebodyElseOnAnotherPort() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0)) {
      kafka.createTopics();
      produce(kafka, "kept");
    }
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0)) {
      kafka.createTopics();
      assertThat(consume(kafka, 1)).containsExactly("kept");
    }
  }

  @Test
  void everyTopicIsMadeAndNoneIsMadeByAsking() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0);
        Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
        KafkaProducer<String, String> producer = producer(kafka, 1_000)) {
      kafka.createTopics();
      List<String> expected = Topics.ALL.stream().map(Topics.Topic::name).toList();
      assertThat(admin.listTopics().names().get()).containsExactlyInAnyOrderElementsOf(expected);
      assertThat(admin.describeTopics(List.of(Topics.MENTIONS)).allTopicNames().get().get(Topics.MENTIONS).partitions())
          .hasSize(6);

      assertThatThrownBy(() -> producer.send(new ProducerRecord<>("nobody-made-this", "x")).get())
          .isInstanceOf(ExecutionException.class);
    }
  }

  @Test
  void aTakenPortIsSaidInOneSentence() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> EmbeddedKafka.start(directory, taken.getLocalPort()))
          .isInstanceOf(StoreFailedException.class)
          .hasMessageContaining("Kafka did not start on port " + taken.getLocalPort());
    }
  }

  private static void produce(EmbeddedKafka kafka, String text) throws Exception {
    try (KafkaProducer<String, String> producer = producer(kafka, 20_000)) {
      producer.send(new ProducerRecord<>(Topics.MENTIONS, "x:1", text)).get(30, TimeUnit.SECONDS);
    }
  }

  private static KafkaProducer<String, String> producer(EmbeddedKafka kafka, int maxBlockMillis) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all", "max.block.ms", maxBlockMillis),
        new StringSerializer(),
        new StringSerializer());
  }

  private static List<String> consume(EmbeddedKafka kafka, int count) {
    List<String> texts = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", kafka.bootstrapServers(), "group.id", "test", "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.subscribe(List.of(Topics.MENTIONS));
      Awaitility.await()
          .pollInSameThread()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> texts.add(record.value()));
                return texts.size() >= count;
              });
    }
    return texts;
  }
}
