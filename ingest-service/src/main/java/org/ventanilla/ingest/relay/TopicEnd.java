package org.ventanilla.ingest.relay;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.ventanilla.events.Topics;

/**
 * What Kafka took last: for who begins to send and does not know whether the one before died between Kafka's answer and
 * our mark.
 */
@Singleton
final class TopicEnd {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final int TIMEOUT_MILLIS = 4_000;

  private final Map<String, Object> settings;
  private final long records;

  TopicEnd(@Identifier("default-kafka-broker") Map<String, Object> kafka, RelayConfig config) {
    this.settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "ingest-relay-looks-back");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
    settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS / 2);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    // A batch is marked before the next is sent, so no more than one batch is unmarked; others may write here as well.
    this.records = 2L * config.batchSize();
  }

  /**
   * The documents behind the last records of each partition.
   *
   * @throws KafkaException if Kafka does not tell
   */
  Set<String> documents() {
    Set<String> documents = new HashSet<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.MENTIONS).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      for (TopicPartition one : partitions) {
        consumer.seek(one, Math.max(begins.get(one), ends.get(one) - records));
      }
      while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          Header document = record.headers().lastHeader(MentionProducer.DOCUMENT);
          if (document != null) {
            documents.add(new String(document.value(), StandardCharsets.UTF_8));
          }
        }
      }
    }
    return documents;
  }
}
