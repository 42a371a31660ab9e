package org.ventanilla.ingest.topic;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends single records of small topics, and says whether Kafka has them. */
@Singleton
public final class TopicSender {

  private static final int TIMEOUT_MILLIS = 5_000;
  private static final Duration CLOSE = Duration.ofSeconds(2);

  private final Map<String, Object> settings;
  private KafkaProducer<String, byte[]> producer;

  TopicSender(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this.settings = new HashMap<>(kafka);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "ingest-sender");
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS / 2);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TIMEOUT_MILLIS / 2);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
  }

  /** False if Kafka did not confirm the record in time; it may be there all the same. */
  public synchronized boolean send(String topic, String key, byte[] value) {
    try {
      if (producer == null) {
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
      }
      producer.send(new ProducerRecord<>(topic, key, value)).get();
      return true;
    } catch (ExecutionException | KafkaException e) {
      // Some failures leave a producer that can never send again.
      close();
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @PreDestroy
  synchronized void close() {
    if (producer != null) {
      producer.close(CLOSE);
      producer = null;
    }
  }
}
