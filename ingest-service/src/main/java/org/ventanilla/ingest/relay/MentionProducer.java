package org.ventanilla.ingest.relay;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.ventanilla.events.Topics;
import org.ventanilla.ingest.archive.WaitingMention;

/** Topic {@code mentions}: a record is there when all replicas in sync have it, and the broker drops our own repeats. */
@Singleton
final class MentionProducer {

  /** Header: the id of the document that the record was made of. */
  static final String DOCUMENT = "document";

  private static final Duration CLOSE = Duration.ofSeconds(3);

  private final Map<String, Object> settings;
  private KafkaProducer<String, byte[]> producer;

  MentionProducer(@Identifier("default-kafka-broker") Map<String, Object> kafka, RelayConfig config) {
    int timeout = (int) config.deliveryTimeout().toMillis();
    this.settings = new HashMap<>(kafka);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "ingest-relay");
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeout);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout / 2);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeout / 2);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    // A broker that comes back is found within a second.
    settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
  }

  /** What Kafka said of a record. */
  enum Answer {
    SENT,
    /** It may be there or not; to be sent again. */
    UNSURE,
    /** It will never be taken. */
    REFUSED
  }

  /** Sends records of different keys, and waits for the answer to each. Never throws for a reason of Kafka's. */
  List<Answer> send(List<WaitingMention> mentions) {
    List<Future<RecordMetadata>> underway = new ArrayList<>();
    List<Answer> answers = new ArrayList<>();
    try {
      for (WaitingMention mention : mentions) {
        underway.add(producer().send(record(mention)));
      }
    } catch (KafkaException e) {
      // No broker was found in time: the rest need not wait as long for the same answer.
    }
    for (Future<RecordMetadata> one : underway) {
      answers.add(answer(one));
    }
    while (answers.size() < mentions.size()) {
      answers.add(Answer.UNSURE);
    }
    if (answers.stream().allMatch(answer -> answer == Answer.UNSURE)) {
      // Some failures leave a producer that can never send again, and nothing of it is underway now.
      close();
    }
    return answers;
  }

  private static ProducerRecord<String, byte[]> record(WaitingMention mention) {
    ProducerRecord<String, byte[]> record = new ProducerRecord<>(Topics.MENTIONS, mention.key(), mention.json());
    record.headers().add(DOCUMENT, mention.id().getBytes(StandardCharsets.UTF_8));
    return record;
  }

  private KafkaProducer<String, byte[]> producer() {
    if (producer == null) {
      producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }
    return producer;
  }

  private static Answer answer(Future<RecordMetadata> one) {
    try {
      one.get();
      return Answer.SENT;
    } catch (ExecutionException e) {
      return e.getCause() instanceof RecordTooLargeException ? Answer.REFUSED : Answer.UNSURE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Answer.UNSURE;
    }
  }

  void close() {
    if (producer != null) {
      producer.close(CLOSE);
      producer = null;
    }
  }
}
