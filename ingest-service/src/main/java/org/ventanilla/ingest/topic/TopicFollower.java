package org.ventanilla.ingest.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.ventanilla.events.EventJson;
import org.ventanilla.events.MalformedEventException;

/**
 * Reads a compacted topic from its start and then on, in every replica for itself: no group, nothing is committed. While
 * Kafka is away it waits, and then reads everything again. A record that cannot be read is passed over with a warning.
 *
 * @param <T> the records' type
 */
public final class TopicFollower<T> {

  private static final Logger LOG = Logger.getLogger(TopicFollower.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration RETRY = Duration.ofSeconds(2);
  private static final long STOP_MILLIS = 5_000;

  private final String topic;
  private final Class<T> type;
  private final Consumer<T> put;
  private final Consumer<String> remove;
  private final Runnable caughtUp;
  private final Map<String, Object> settings;
  private final Thread thread;
  private final CountDownLatch stop = new CountDownLatch(1);
  private volatile KafkaConsumer<String, byte[]> consumer;
  private boolean complete;

  /**
   * @param kafka where Kafka is
   * @param put gets each record that has a key; it may refuse one with an {@link IllegalArgumentException}
   * @param remove gets the key of each record that is no more
   * @param caughtUp told once, when everything that was there at the start has been taken
   */
  public TopicFollower(
      Map<String, Object> kafka,
      String topic,
      Class<T> type,
      Consumer<T> put,
      Consumer<String> remove,
      Runnable caughtUp) {
    this.topic = topic;
    this.type = type;
    this.put = put;
    this.remove = remove;
    this.caughtUp = caughtUp;
    this.settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "ingest-" + topic);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
    settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
    settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    this.thread = new Thread(this::run, topic);
    thread.setDaemon(true);
  }

  public void start() {
    thread.start();
  }

  public void stop() throws InterruptedException {
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
        LOG.debugf("%s is no longer followed", topic);
      } catch (KafkaException e) {
        LOG.debugf("%s waits for Kafka: %s", topic, e.getClass().getSimpleName());
        pause();
      }
    }
  }

  private void follow(KafkaConsumer<String, byte[]> open) {
    List<TopicPartition> partitions =
        open.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    if (partitions.isEmpty()) {
      LOG.debugf("%s is not there yet", topic);
      pause();
      return;
    }
    open.assign(partitions);
    open.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = open.endOffsets(partitions);
    while (stop.getCount() > 0) {
      for (ConsumerRecord<String, byte[]> record : open.poll(POLL)) {
        if (record.key() != null) {
          take(record);
        }
      }
      if (!complete && ends.entrySet().stream().allMatch(e -> open.position(e.getKey()) >= e.getValue())) {
        complete = true;
        caughtUp.run();
      }
    }
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      remove.accept(record.key());
      return;
    }
    try {
      put.accept(EventJson.read(record.value(), type));
    } catch (MalformedEventException | IllegalArgumentException e) {
      LOG.warnf("%s: what is at offset %d is ignored: %s", topic, record.offset(), e.getMessage());
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
