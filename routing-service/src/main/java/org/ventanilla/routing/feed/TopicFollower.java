package org.ventanilla.routing.feed;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads a whole topic from its start and goes on reading, in no consumer group, so that every instance knows the same.
 * After a fault it reads from the start again: whoever listens must not mind hearing a record twice.
 */
public final class TopicFollower {

  /** Who wants to know. Called by one thread. */
  public interface Listener {

    /** Takes what came; records of one partition are in their order. */
    void take(Iterable<ConsumerRecord<byte[], byte[]>> records);

    /** All that was there when reading began has been taken, or the topic does not exist yet. */
    void caughtUp();
  }

  private static final Logger LOG = Logger.getLogger(TopicFollower.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final String topic;
  private final Duration interval;
  private final Map<String, Object> kafka;
  private final Listener listener;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile Consumer<byte[], byte[]> open;
  private Thread thread;

  /**
   * Reads nothing before {@link #start}.
   *
   * @param interval how long to wait between looks, and after a fault
   * @param kafka the client's settings
   */
  public TopicFollower(String topic, Duration interval, Map<String, Object> kafka, Listener listener) {
    this.topic = topic;
    this.interval = interval;
    this.kafka = kafka;
    this.listener = listener;
  }

  public void start() {
    thread = new Thread(this::run, topic + "-feed");
    thread.setDaemon(true);
    thread.start();
  }

  /** Stops reading, and waits a moment until that is so. */
  public void stop() throws InterruptedException {
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
        LOG.debugf("%s no longer followed", topic);
      } catch (KafkaException e) {
        LOG.warnf("%s not readable now: %s", topic, e.getClass().getSimpleName());
        pause();
      } finally {
        open = null;
      }
    }
  }

  private void follow(Consumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions = partitions(consumer);
    while (isRunning() && partitions.isEmpty()) {
      listener.caughtUp();
      pause();
      partitions = partitions(consumer);
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
    boolean behind = true;
    while (isRunning()) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(interval);
      if (!records.isEmpty()) {
        listener.take(records);
      }
      if (behind && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
        behind = false;
        listener.caughtUp();
      }
    }
  }

  private List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
    return consumer.partitionsFor(topic, PATIENCE).stream()
        .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
        .toList();
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.keySet().retainAll(ConsumerConfig.configNames());
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "routing-" + topic);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    return settings;
  }

  private boolean isRunning() {
    return stopped.getCount() > 0;
  }

  /** Waits for the next look; not at all once the service stops. */
  private void pause() {
    try {
      stopped.await(interval.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
