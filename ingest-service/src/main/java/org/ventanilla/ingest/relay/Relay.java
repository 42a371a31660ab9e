package org.ventanilla.ingest.relay;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.ventanilla.ingest.archive.MentionsStored;
import org.ventanilla.ingest.archive.Unsent;
import org.ventanilla.ingest.archive.WaitingMention;
import org.ventanilla.ingest.database.StoreUnavailableException;
import org.ventanilla.ingest.lease.Leases;
import org.ventanilla.ingest.pace.Backoff;

/**
 * Sends what is stored to Kafka, at least once, in the order of each conversation: a mention is marked as sent only after
 * Kafka has it, and none overtakes an earlier one of its conversation that Kafka has not taken.
 */
@Singleton
final class Relay {

  private static final Logger LOG = Logger.getLogger(Relay.class);
  private static final int STOP_SECONDS = 15;
  private static final int MAX_BLOCKED = 10_000;
  private static final long COUNT_EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** The embedded store scans everything for what waits: then looking takes at most this part of the time. */
  private static final int IDLE_TO_LOOKING = 10;

  private final Unsent unsent;
  private final MentionProducer producer;
  private final Leases leases;
  private final RelayConfig config;
  private final Clock clock;
  private final MeterRegistry meters;
  private final Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(5));
  private final AtomicLong backlog = new AtomicLong();
  private final Semaphore wake = new Semaphore(0);
  private final Thread thread = new Thread(this::run, "relay");
  private volatile boolean stopping;
  private volatile boolean kafkaAnswers = true;
  private int failures;
  private long countedAt = System.nanoTime() - COUNT_EVERY_NANOS;

  Relay(
      Unsent unsent,
      MentionProducer producer,
      Leases leases,
      RelayConfig config,
      Clock clock,
      MeterRegistry meters) {
    this.unsent = unsent;
    this.producer = producer;
    this.leases = leases;
    this.config = config;
    this.clock = clock;
    this.meters = meters;
    meters.gauge("ventanilla.relay.backlog", backlog);
  }

  void start(@Observes StartupEvent event) {
    thread.setDaemon(true);
    thread.start();
  }

  void onStored(@Observes MentionsStored event) {
    wake.release();
  }

  /** False while Kafka takes nothing. */
  boolean kafkaAnswers() {
    return kafkaAnswers;
  }

  /** Mentions stored and not sent, as of the last look. */
  long backlog() {
    return backlog.get();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping = true;
    wake.release();
    thread.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
    producer.close();
  }

  private void run() {
    while (!stopping) {
      Duration rest = config.sweep();
      boolean wakeable = true;
      try {
        if (leases.hold("relay")) {
          long looking = sendAll();
          rest = longer(rest, Duration.ofNanos(looking * IDLE_TO_LOOKING));
          wakeable = kafkaAnswers;
          rest = kafkaAnswers ? rest : backoff.after(failures);
        }
      } catch (StoreUnavailableException e) {
        LOG.debug("the relay waits for MongoDB");
      } catch (RuntimeException e) {
        LOG.error("the relay failed unexpectedly and goes on", e);
      }
      rest(rest, wakeable);
    }
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private void rest(Duration rest, boolean wakeable) {
    try {
      if (!wakeable && !stopping) {
        TimeUnit.MILLISECONDS.sleep(rest.toMillis());
      } else if (!stopping) {
        wake.tryAcquire(rest.toMillis(), TimeUnit.MILLISECONDS);
      }
      wake.drainPermits();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopping = true;
    }
  }

  /** Sends what waits, until nothing does or Kafka takes none of it; returns the nanoseconds of the last look. */
  private long sendAll() {
    Set<String> blocked = new HashSet<>();
    long after = Long.MIN_VALUE;
    while (true) {
      long start = System.nanoTime();
      List<WaitingMention> batch = unsent.waiting(after, config.batchSize());
      long looking = System.nanoTime() - start;
      look(batch.size());
      if (batch.isEmpty()) {
        return looking;
      }
      heardFromKafka(send(batch, blocked));
      after = batch.get(batch.size() - 1).order();
      if (!kafkaAnswers || stopping || blocked.size() > MAX_BLOCKED || !leases.hold("relay")) {
        return looking;
      }
    }
  }

  /** Counting is dear where there is much: it is done now and then. */
  private void look(int found) {
    if (found < config.batchSize()) {
      backlog.set(found);
    } else if (System.nanoTime() - countedAt > COUNT_EVERY_NANOS) {
      backlog.set(unsent.count());
      countedAt = System.nanoTime();
    }
  }

  private void heardFromKafka(boolean answers) {
    if (answers != kafkaAnswers) {
      if (answers) {
        LOG.info("Kafka takes mentions again");
      } else {
        LOG.warn("Kafka takes no mentions; they are stored and will be sent");
      }
    }
    kafkaAnswers = answers;
    failures = answers ? 0 : failures + 1;
  }

  /**
   * Sends a batch in rounds, in each round one record of a key: so a record is on its way only when the earlier ones of
   * its conversation have arrived.
   *
   * @param blocked keys of which an earlier record was not taken; nothing of theirs is sent
   * @return false if Kafka took nothing of what it was offered
   */
  private boolean send(List<WaitingMention> batch, Set<String> blocked) {
    List<WaitingMention> left = batch;
    boolean answers = true;
    while (answers && !left.isEmpty()) {
      Set<String> keys = new HashSet<>();
      List<WaitingMention> round = new ArrayList<>();
      List<WaitingMention> later = new ArrayList<>();
      for (WaitingMention mention : left) {
        if (!blocked.contains(mention.key())) {
          (keys.add(mention.key()) ? round : later).add(mention);
        }
      }
      answers = round.isEmpty() || sendRound(round, blocked) > 0;
      left = later;
    }
    return answers;
  }

  private int sendRound(List<WaitingMention> round, Set<String> blocked) {
    List<MentionProducer.Answer> answers = producer.send(round);
    List<String> sent = new ArrayList<>();
    int refused = 0;
    for (int i = 0; i < round.size(); i++) {
      WaitingMention mention = round.get(i);
      switch (answers.get(i)) {
        case SENT -> sent.add(mention.id());
        case UNSURE -> blocked.add(mention.key());
        case REFUSED -> {
          refused++;
          unsent.refused(mention.id(), "too large for Kafka");
          LOG.errorf("%s is too large for Kafka and is not sent; it is kept in MongoDB", mention.id());
        }
      }
    }
    if (!sent.isEmpty()) {
      unsent.sent(sent, clock.instant());
      meters.counter("ventanilla.relay.sent").increment(sent.size());
    }
    return sent.size() + refused;
  }
}
