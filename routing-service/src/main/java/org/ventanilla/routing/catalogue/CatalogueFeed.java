package org.ventanilla.routing.catalogue;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.ventanilla.events.CatalogueEntry;
import org.ventanilla.events.EventJson;
import org.ventanilla.events.MalformedEventException;
import org.ventanilla.events.Topics;

/**
 * Keeps {@link CurrentCatalogue} as topic {@code catalogue} says. Every instance reads the whole topic, in no consumer
 * group, so that all classify alike; an entry that cannot be read is passed over with a warning.
 */
@ApplicationScoped
final class CatalogueFeed {

  private static final Logger LOG = Logger.getLogger(CatalogueFeed.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final CurrentCatalogue catalogue;
  private final CatalogueConfig config;
  private final Map<String, Object> kafka;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile Consumer<byte[], byte[]> open;
  private Thread thread;

  CatalogueFeed(
      CurrentCatalogue catalogue, CatalogueConfig config, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this.catalogue = catalogue;
    this.config = config;
    this.kafka = kafka;
  }

  void start(@Observes StartupEvent event) {
    thread = new Thread(this::run, "catalogue-feed");
    thread.setDaemon(true);
    thread.start();
  }

  @PreDestroy
  void stop() throws InterruptedException {
    stopped.countDown();
    Consumer<byte[], byte[]> consumer = open;
    if (consumer != null) {
      consumer.wakeup();
    }
    if (thread != null) {
      thread.join(PATIENCE.toMillis());
    }
  }

  private void run() {
    while (isRunning()) {
      try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings())) {
        open = consumer;
        follow(consumer);
      } catch (WakeupException e) {
        LOG.debug("catalogue no longer followed");
      } catch (KafkaException e) {
        LOG.warnf("catalogue not readable now: %s", e.getClass().getSimpleName());
        pause();
      } finally {
        open = null;
      }
    }
  }

  private void follow(Consumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions = partitions(consumer);
    while (isRunning() && partitions.isEmpty()) {
      // A deployment whose topic is not made yet works with the built-in catalogue until it is.
      catalogue.markLoaded();
      pause();
      partitions = partitions(consumer);
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
    while (isRunning()) {
      for (ConsumerRecord<byte[], byte[]> entry : consumer.poll(config.pollInterval())) {
        apply(entry);
      }
      if (ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
        catalogue.markLoaded();
      }
    }
  }

  private static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
    return consumer.partitionsFor(Topics.CATALOGUE, PATIENCE).stream()
        .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
        .toList();
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

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.keySet().retainAll(ConsumerConfig.configNames());
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "routing-catalogue");
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    return settings;
  }

  private boolean isRunning() {
    return stopped.getCount() > 0;
  }

  /** Waits for the next look; not at all once the service stops. */
  private void pause() {
    try {
      stopped.await(config.pollInterval().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
