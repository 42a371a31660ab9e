package org.ventanilla.response.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.ventanilla.events.DeadLetter;
import org.ventanilla.events.EventJson;
import org.ventanilla.events.MalformedEventException;
import org.ventanilla.events.RoutedMention;
import org.ventanilla.events.Topics;
import org.ventanilla.response.database.DatabaseException;
import org.ventanilla.response.kafka.KafkaClients;

/**
 * Reads topic {@link Topics#DEMANDS} batch by batch. Offsets are committed after the database has the batch, so nothing
 * is lost; storing is idempotent, so nothing comes twice. A plain loop rather than a reactive channel: it alone decides
 * when to commit, when to wait for the database, and when to stop.
 */
@Singleton
final class IntakeLoop {

  private static final Logger LOG = Logger.getLogger(IntakeLoop.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration FIRST_WAIT = Duration.ofMillis(250);
  private static final Duration DRAIN = Duration.ofSeconds(10);

  private final IntakeConfig config;
  private final KafkaClients kafka;
  private final MentionStore store;
  private final Clock clock;
  private final Counter stored;
  private final Counter deadLetters;
  private volatile boolean stopping;
  private volatile KafkaConsumer<String, byte[]> consumer;
  private Thread thread;

  IntakeLoop(IntakeConfig config, KafkaClients kafka, MentionStore store, Clock clock, MeterRegistry meters) {
    this.config = config;
    this.kafka = kafka;
    this.store = store;
    this.clock = clock;
    this.stored = meters.counter("ventanilla.intake.records", "outcome", "stored");
    this.deadLetters = meters.counter("ventanilla.intake.records", "outcome", "dead-letter");
  }

  void start(@Observes StartupEvent started) {
    if (config.enabled()) {
      thread = new Thread(this::run, "intake");
      thread.start();
    }
  }

  /** Lets the batch at hand be stored and committed, and leaves the group so that another replica takes over at once. */
  void stop(@Observes ShutdownEvent ended) {
    stopping = true;
    KafkaConsumer<String, byte[]> running = consumer;
    if (running != null) {
      running.wakeup();
    }
    if (thread != null) {
      try {
        thread.join(DRAIN.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void run() {
    Duration wait = FIRST_WAIT;
    while (!stopping) {
      try (KafkaConsumer<String, byte[]> reading = kafka.consumer(config.group(), config.batch())) {
        consumer = reading;
        reading.subscribe(List.of(Topics.DEMANDS));
        wait = FIRST_WAIT;
        while (!stopping) {
          take(reading);
        }
      } catch (WakeupException e) {
        // stop() asked for it.
      } catch (RuntimeException e) {
        LOG.errorf(e, "intake stopped and starts again in %d ms", wait.toMillis());
        pause(wait);
        wait = longer(wait);
      } finally {
        consumer = null;
      }
    }
  }

  private void take(KafkaConsumer<String, byte[]> reading) {
    ConsumerRecords<String, byte[]> batch = reading.poll(POLL);
    if (batch.isEmpty()) {
      return;
    }
    if (storeOrWait(reading, batch)) {
      commit(reading, batch);
    }
  }

  /**
   * Stores a batch, however long the database is away.
   *
   * @return false if the partitions went to another replica, or the service stops, before it could be stored
   */
  private boolean storeOrWait(KafkaConsumer<String, byte[]> reading, ConsumerRecords<String, byte[]> batch) {
    Duration wait = FIRST_WAIT;
    while (true) {
      try {
        store(batch);
        return true;
      } catch (RuntimeException e) {
        LOG.warnf("%d mentions wait %d ms for the database or Kafka: %s", batch.count(), wait.toMillis(), e.getMessage());
        LOG.debug("why they wait", e);
        if (stopping || !keepMembership(reading, batch, wait)) {
          return false;
        }
        wait = longer(wait);
      }
    }
  }

  /** Polls without reading while it waits, or the group would take us for dead. */
  private boolean keepMembership(
      KafkaConsumer<String, byte[]> reading, ConsumerRecords<String, byte[]> batch, Duration wait) {
    reading.pause(reading.assignment());
    long end = System.nanoTime() + wait.toNanos();
    do {
      reading.poll(Duration.ofMillis(100));
    } while (!stopping && System.nanoTime() < end);
    boolean ours = reading.assignment().containsAll(batch.partitions());
    reading.resume(reading.assignment());
    if (!ours) {
      // What is still ours of the batch is read again from where it began.
      batch.partitions().stream()
          .filter(reading.assignment()::contains)
          .forEach(partition -> reading.seek(partition, batch.records(partition).get(0).offset()));
    }
    return ours;
  }

  private void commit(KafkaConsumer<String, byte[]> reading, ConsumerRecords<String, byte[]> batch) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (TopicPartition partition : batch.partitions()) {
      List<ConsumerRecord<String, byte[]>> records = batch.records(partition);
      offsets.put(partition, new OffsetAndMetadata(records.get(records.size() - 1).offset() + 1));
    }
    try {
      reading.commitSync(offsets);
    } catch (WakeupException e) {
      reading.commitSync(offsets);
      throw e;
    } catch (KafkaException e) {
      // Stored all the same; whoever reads these records again changes nothing.
      LOG.warnf("offsets of %d stored mentions were not committed: %s", batch.count(), e.getMessage());
    }
  }

  private record Readable(ConsumerRecord<String, byte[]> record, RoutedMention mention) {}

  private void store(ConsumerRecords<String, byte[]> batch) {
    List<Readable> readable = new ArrayList<>(batch.count());
    for (ConsumerRecord<String, byte[]> record : batch) {
      try {
        readable.add(new Readable(record, EventJson.read(record.value(), RoutedMention.class)));
      } catch (MalformedEventException e) {
        putAside(record, e.getMessage());
      }
    }
    try {
      store.store(readable.stream().map(Readable::mention).toList());
      stored.increment(readable.size());
    } catch (RuntimeException e) {
      if (!hopeless(e)) {
        throw e;
      }
      LOG.warnf("a batch of %d mentions holds one that cannot be stored; they are stored one by one", readable.size());
      readable.forEach(this::storeAlone);
    }
  }

  private void storeAlone(Readable readable) {
    try {
      store.store(List.of(readable.mention()));
      stored.increment();
    } catch (RuntimeException e) {
      if (!hopeless(e)) {
        throw e;
      }
      putAside(readable.record(), "cannot be stored: " + reason(e));
    }
  }

  /** True if the record is to blame and not the database's state of health. */
  private static boolean hopeless(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof DatabaseException database) {
        return database.hopeless();
      }
      if (cause instanceof jakarta.transaction.RollbackException || cause instanceof jakarta.transaction.SystemException) {
        return false;
      }
    }
    return e instanceof IllegalArgumentException || e instanceof NullPointerException || e instanceof ClassCastException;
  }

  private static String reason(Throwable e) {
    return e instanceof DatabaseException ? e.getMessage() : e.getClass().getSimpleName();
  }

  private void putAside(ConsumerRecord<String, byte[]> record, String why) {
    DeadLetter letter =
        new DeadLetter(
            record.topic(),
            record.partition(),
            record.offset(),
            record.key(),
            record.value() == null ? new byte[0] : record.value(),
            why,
            "response-service",
            clock.instant());
    kafka.send(Topics.DEMANDS_DEAD_LETTER, record.key(), EventJson.write(letter));
    deadLetters.increment();
    LOG.warnf("dead letter: %s/%d@%d %s", record.topic(), record.partition(), record.offset(), why);
  }

  private Duration longer(Duration wait) {
    Duration doubled = wait.multipliedBy(2);
    return doubled.compareTo(config.maxWait()) > 0 ? config.maxWait() : doubled;
  }

  private void pause(Duration wait) {
    try {
      Thread.sleep(wait.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopping = true;
    }
  }
}
