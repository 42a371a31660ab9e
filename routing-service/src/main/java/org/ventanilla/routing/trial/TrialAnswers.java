package org.ventanilla.routing.trial;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;
import org.ventanilla.events.ClassifyAnswer;
import org.ventanilla.events.ClassifyRequest;
import org.ventanilla.events.EventJson;
import org.ventanilla.events.MalformedEventException;
import org.ventanilla.events.Topics;
import org.ventanilla.routing.catalogue.CatalogueConfig;
import org.ventanilla.routing.feed.TopicFollower;
import org.ventanilla.routing.understanding.Understanding;

/**
 * Answers what people of the town hall try out (topics {@code classify-requests} and {@code classify-answers}). Every
 * instance answers, all the same; a question that is old, for example read again after a start, is not answered.
 */
@ApplicationScoped
final class TrialAnswers implements TopicFollower.Listener {

  private static final Logger LOG = Logger.getLogger(TrialAnswers.class);
  private static final Duration OLD = Duration.ofSeconds(30);
  private static final Duration GOODBYE = Duration.ofSeconds(2);

  private final Understanding understanding;
  private final Clock clock;
  private final Map<String, Object> kafka;
  private final TopicFollower follower;
  private Producer<byte[], byte[]> producer;

  TrialAnswers(
      Understanding understanding,
      CatalogueConfig config,
      Clock clock,
      @Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this.understanding = understanding;
    this.clock = clock;
    this.kafka = kafka;
    this.follower = new TopicFollower(Topics.CLASSIFY_REQUESTS, config.pollInterval(), kafka, this);
  }

  void start(@Observes StartupEvent event) {
    follower.start();
  }

  @PreDestroy
  void stop() throws InterruptedException {
    follower.stop();
    if (producer != null) {
      producer.close(GOODBYE);
    }
  }

  @Override
  public void take(Iterable<ConsumerRecord<byte[], byte[]>> records) {
    records.forEach(this::answer);
  }

  @Override
  public void caughtUp() {
    LOG.debug("texts that are tried are answered from now on");
  }

  private void answer(ConsumerRecord<byte[], byte[]> record) {
    try {
      ClassifyRequest request = EventJson.read(record.value(), ClassifyRequest.class);
      if (request.at().isAfter(clock.instant().minus(OLD))) {
        ClassifyAnswer answer = new ClassifyAnswer(request.id(), understanding.of(request.text()));
        // Whoever asked waits for seconds only: what Kafka does not take is not sent again.
        producer()
            .send(
                new ProducerRecord<>(
                    Topics.CLASSIFY_ANSWERS,
                    request.id().getBytes(StandardCharsets.UTF_8),
                    EventJson.write(answer)));
      }
    } catch (MalformedEventException e) {
      LOG.warnf("question at offset %d passed over: %s", record.offset(), e.getMessage());
    }
  }

  private Producer<byte[], byte[]> producer() {
    if (producer == null) {
      Map<String, Object> settings = new HashMap<>(kafka);
      settings.keySet().retainAll(ProducerConfig.configNames());
      settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
      settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
      settings.put(ProducerConfig.CLIENT_ID_CONFIG, "routing-answers");
      producer = new KafkaProducer<>(settings);
    }
    return producer;
  }
}
