package org.ventanilla.routing.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.ventanilla.events.Topics;
import org.ventanilla.routing.catalogue.CatalogueConfig;
import org.ventanilla.routing.catalogue.CurrentCatalogue;
import org.ventanilla.routing.learning.LearningConfig;
import org.ventanilla.routing.understanding.Understanding;

/**
 * Takes mentions in by the batch. A batch counts as read only after Kafka has acknowledged what became of every record
 * of it; a crash before that reads it again and gives the same demands.
 */
@ApplicationScoped
final class MentionIntake {

  private static final Logger LOG = Logger.getLogger(MentionIntake.class);

  private final MentionRouter router;
  private final Understanding understanding;
  private final DemandSender sender;
  private final CurrentCatalogue catalogue;
  private final CatalogueConfig catalogueConfig;
  private final LearningConfig learningConfig;
  private final Counter classified;
  private final Counter deadLetters;
  private final Timer latency;

  MentionIntake(
      Understanding understanding,
      DemandSender sender,
      CurrentCatalogue catalogue,
      CatalogueConfig catalogueConfig,
      LearningConfig learningConfig,
      IntakeConfig config,
      Clock clock,
      MeterRegistry metrics) {
    this.router = new MentionRouter(understanding, clock, config.maxRecordBytes());
    this.understanding = understanding;
    this.sender = sender;
    this.catalogue = catalogue;
    this.catalogueConfig = catalogueConfig;
    this.learningConfig = learningConfig;
    this.classified = metrics.counter("ventanilla.mentions.classified");
    this.deadLetters = metrics.counter("ventanilla.mentions.dead.letters");
    this.latency = Timer.builder("ventanilla.classification").publishPercentiles(0.5, 0.95).register(metrics);
  }

  @Incoming("mentions")
  @Blocking
  void take(ConsumerRecords<byte[], byte[]> batch) throws InterruptedException {
    if (!catalogue.awaitLoaded(catalogueConfig.firstLoad())) {
      LOG.warn("the town's catalogue is not read yet; mentions are read with the built-in one");
    }
    if (!understanding.awaitLoaded(learningConfig.firstLoad())) {
      LOG.warn("corrections or rules are not read yet; mentions are read without them");
    }
    List<ProducerRecord<byte[], byte[]>> routed = new ArrayList<>(batch.count());
    for (ConsumerRecord<byte[], byte[]> incoming : batch) {
      routed.add(latency.record(() -> router.route(incoming)));
    }
    sender.send(routed);
    long demands = routed.stream().filter(sent -> sent.topic().equals(Topics.DEMANDS)).count();
    classified.increment(demands);
    deadLetters.increment(routed.size() - demands);
  }
}
