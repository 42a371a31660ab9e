package org.ventanilla.routing.rules;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.DateTimeException;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.ventanilla.events.EventJson;
import org.ventanilla.events.MalformedEventException;
import org.ventanilla.events.RoutingRules;
import org.ventanilla.events.Topics;
import org.ventanilla.routing.catalogue.CatalogueConfig;
import org.ventanilla.routing.feed.TopicFollower;

/** Keeps {@link CurrentRules} as topic {@code routing-rules} says; rules that cannot be read leave the last in place. */
@ApplicationScoped
final class RulesFeed implements TopicFollower.Listener {

  private static final Logger LOG = Logger.getLogger(RulesFeed.class);

  private final CurrentRules rules;
  private final TopicFollower follower;

  RulesFeed(
      CurrentRules rules, CatalogueConfig config, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this.rules = rules;
    this.follower = new TopicFollower(Topics.ROUTING_RULES, config.pollInterval(), kafka, this);
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
    records.forEach(this::apply);
  }

  @Override
  public void caughtUp() {
    rules.markLoaded();
  }

  private void apply(ConsumerRecord<byte[], byte[]> record) {
    try {
      rules.set(record.value() == null ? RoutingRules.NONE : EventJson.read(record.value(), RoutingRules.class));
    } catch (MalformedEventException | DateTimeException e) {
      LOG.warnf("routing rules at offset %d passed over: %s", record.offset(), e.getMessage());
    }
  }
}
