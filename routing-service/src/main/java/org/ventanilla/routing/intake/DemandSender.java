package org.ventanilla.routing.intake;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;

/** Sends whole batches: {@link #send} returns when Kafka has every record of it, and not before. */
@ApplicationScoped
class DemandSender {

  private static final Logger LOG = Logger.getLogger(DemandSender.class);
  private static final Duration GOODBYE = Duration.ofSeconds(5);

  private final IntakeConfig config;
  private final Map<String, Object> kafka;
  private Producer<byte[], byte[]> producer;

  DemandSender(IntakeConfig config, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this.config = config;
    this.kafka = kafka;
  }

  /**
   * Sends these records in their order, again and again until all are acknowledged. A repetition may double records;
   * whoever reads them knows a mention by its id.
   *
   * @throws InterruptedException when the service stops; the batch then counts as not handled
   */
  synchronized void send(List<ProducerRecord<byte[], byte[]>> batch) throws InterruptedException {
    while (!sentOnce(batch)) {
      Thread.sleep(config.retryDelay().toMillis());
    }
  }

  private boolean sentOnce(List<ProducerRecord<byte[], byte[]>> batch) throws InterruptedException {
    try {
      if (producer == null) {
        producer = new KafkaProducer<>(settings());
      }
      List<Future<RecordMetadata>> sends = new ArrayList<>(batch.size());
      batch.forEach(demand -> sends.add(producer.send(demand)));
      producer.flush();
      for (Future<RecordMetadata> send : sends) {
        send.get();
      }
      return true;
    } catch (ExecutionException | KafkaException e) {
      Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
      LOG.warnf("%d records not taken by Kafka, sent again: %s", batch.size(), cause.getClass().getSimpleName());
      close();
      return false;
    }
  }

  @PreDestroy
  synchronized void close() {
    if (producer != null) {
      producer.close(GOODBYE);
      producer = null;
    }
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.keySet().retainAll(ProducerConfig.configNames());
    settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "routing-demands");
    settings.put(ProducerConfig.METADATA_MAX_AGE_CONFIG, 5_000);
    return settings;
  }
}
