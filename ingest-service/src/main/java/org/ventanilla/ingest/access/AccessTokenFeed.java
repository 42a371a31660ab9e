package org.ventanilla.ingest.access;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.ventanilla.events.AccessToken;
import org.ventanilla.events.EventJson;
import org.ventanilla.events.MalformedEventException;
import org.ventanilla.events.Topics;

/**
 * Reads topic {@code access-tokens} from its start and then on, in every replica for itself: no group, nothing is
 * committed.
 */
@Singleton
final class AccessTokenFeed {

  private static final Logger LOG = Logger.getLogger(AccessTokenFeed.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration RETRY = Duration.ofSeconds(2);
  private static final long STOP_MILLIS = 5_000;

  private final Map<String, Object> settings;
  private final AccessTokens tokens;
  private final Thread thread = new Thread(this::run, "access-tokens");
  private volatile KafkaConsumer<String, byte[]> consumer;
  private final CountDownLatch stop = new CountDownLatch(1);

  AccessTokenFeed(@Identifier("default-kafka-broker") Map<String, Object> kafka, AccessTokens tokens) {
    this.tokens = tokens;
    this.settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "ingest-access-tokens");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
    settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
    settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
  }

  void start(@Observes StartupEvent event) {
    thread.setDaemon(true);
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stop.countDown();
    KafkaConsumer<String, byte[]> open = consumer;
    if (open != null) {
      open.wakeup();
    }
    thread.join(STOP_MILLIS);
  }

  private void run() {
    while (stop.getCount() > 0) {
      try (KafkaConsumer<String, byte[]> open =
          new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
        consumer = open;
        follow(open);
      } catch (WakeupException e) {
        LOG.debug("access tokens are no longer followed");
      } catch (KafkaException e) {
        LOG.debugf("access tokens wait for Kafka: %s", e.getClass().getSimpleName());
        pause();
      }
    }
  }

  private void follow(KafkaConsumer<String, byte[]> open) {
    List<TopicPartition> partitions =
        open.partitionsFor(Topics.ACCESS_TOKENS).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    if (partitions.isEmpty()) {
      LOG.debug("access tokens wait for their topic");
      pause();
      return;
    }
    open.assign(partitions);
    open.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = open.endOffsets(partitions);
    while (stop.getCount() > 0) {
      for (ConsumerRecord<String, byte[]> record : open.poll(POLL)) {
        take(record);
      }
      if (!tokens.isComplete() && ends.entrySet().stream().allMatch(e -> open.position(e.getKey()) >= e.getValue())) {
        tokens.markComplete();
        LOG.info("access tokens are known");
      }
    }
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    if (record.key() == null) {
      return;
    }
    if (record.value() == null) {
      tokens.takeBack(record.key());
      return;
    }
    try {
      tokens.put(EventJson.read(record.value(), AccessToken.class));
    } catch (MalformedEventException e) {
      LOG.warnf("access token at offset %d is ignored: %s", record.offset(), e.getMessage());
    }
  }

  private void pause() {
    try {
      stop.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
