package org.ventanilla.routing.catalogue;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.ventanilla.events.CatalogueEntry;
import org.ventanilla.events.EventJson;
import org.ventanilla.events.MalformedEventException;
import org.ventanilla.events.Topics;
import org.ventanilla.routing.feed.TopicFollower;

/**
 * Keeps {@link CurrentCatalogue} as topic {@code catalogue} says; an entry that cannot be read is passed over with a
 * warning. A deployment whose topic is not made yet works with the built-in catalogue until it is.
 */
@ApplicationScoped
final class CatalogueFeed implements TopicFollower.Listener {

  private static final Logger LOG = Logger.getLogger(CatalogueFeed.class);

  private final CurrentCatalogue catalogue;
  private final TopicFollower follower;

  CatalogueFeed(
      CurrentCatalogue catalogue, CatalogueConfig config, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this.catalogue = catalogue;
    this.follower = new TopicFollower(Topics.CATALOGUE, config.pollInterval(), kafka, this);
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
    catalogue.markLoaded();
  }

  private void apply(ConsumerRecord<byte[], byte[]> entry) {
    if (entry.value() == null) {
      if (entry.key() != null) {
        catalogue.remove(new String(entry.key(), StandardCharsets.UTF_8));
      }
      return;
    }
    try {
      catalogue.put(EventJson.read(entry.value(), CatalogueEntry.class));
    } catch (MalformedEventException e) {
      LOG.warnf("catalogue entry at offset %d passed over: %s", entry.offset(), e.getMessage());
    }
  }
}
