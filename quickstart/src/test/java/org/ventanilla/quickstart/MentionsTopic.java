package org.ventanilla.quickstart;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.ventanilla.events.EventJson;
import org.ventanilla.events.Mention;
import org.ventanilla.events.Topics;

/** Topic {@code mentions}, read from its start and on. */
final class MentionsTopic implements AutoCloseable {

  private final KafkaConsumer<String, byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final List<Mention> read = new ArrayList<>();

  MentionsTopic(String bootstrapServers) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer());
    partitions =
        consumer.partitionsFor(Topics.MENTIONS).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Everything that is there now; of one conversation in the topic's order. */
  List<Mention> read() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
        read.add(EventJson.read(record.value(), Mention.class));
      }
    }
    return List.copyOf(read);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
