package org.ventanilla.routing.learning;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.ventanilla.events.Correction;
import org.ventanilla.events.EventJson;
import org.ventanilla.events.MalformedEventException;
import org.ventanilla.events.Topics;
import org.ventanilla.routing.feed.TopicFollower;

/** Tells {@link Learned} of every correction there is; one that cannot be read is passed over with a warning. */
@ApplicationScoped
final class CorrectionFeed implements TopicFollower.Listener {

  private static final Logger LOG = Logger.getLogger(CorrectionFeed.class);

  private final Learned learned;
  private final TopicFollower follower;

  CorrectionFeed(
      Learned learned,
      LearningConfig config,
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      MeterRegistry metrics) {
    this.learned = learned;
    this.follower = new TopicFollower(Topics.CORRECTIONS, config.pollInterval(), kafka, this);
    metrics.gauge("ventanilla.corrections.remembered", learned, Learned::size);
  }

  void start(@Observes StartupEvent event) {
    follower.start();
  }

  @PreDestroy
  void stop() throws InterruptedException {
    follower.stop();
  }

  @Override
  public void take(Iterable<ConsumerRecord<byte[], byte[]>> records) {
    List<Correction> corrections = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> each : records) {
      try {
        corrections.add(EventJson.read(each.value(), Correction.class));
      } catch (MalformedEventException e) {
        LOG.warnf(
            "correction at %s-%d@%d passed over: %s", each.topic(), each.partition(), each.offset(), e.getMessage());
      }
    }
    learned.learn(corrections);
  }

  @Override
  public void caughtUp() {
    learned.markLoaded();
    LOG.infof("%d corrected mentions remembered", learned.size());
  }
}
