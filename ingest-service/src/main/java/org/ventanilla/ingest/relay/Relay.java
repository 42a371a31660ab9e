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
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.KafkaException;
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
 *
 * <p>Of several replicas one sends. One that begins, or that lost an answer, first looks at the end of the topic for what
 * was sent and not marked: only a replica that stood still for longer than its lease can send a second time.
 */
@Singleton
final class Relay {

  private static final Logger LOG = Logger.getLogger(Relay.class);
  private static final int STOP_SECONDS = 15;
  private static final int MAX_BLOCKED = 10_000;

  private static final long COUNT_EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** With an index, looking for what waits is cheaper than this. */
  private static final Duration CHEAP_LOOK = Duration.ofMillis(20);

  /** A store without one reads everything: then it is asked for all that waits at most this part of the time. */
  private static final int REST_AFTER_DEAR_LOOK = 50;

  /** The same when nobody else stores: then there is something to find only after trouble. */
  private static final int REST_WHEN_ALONE = 200;

  /** More than this is looked for in the store. */
  private static final int MAX_FRESH = 20_000;

  private final Unsent unsent;
  private final MentionProducer producer;
  private final TopicEnd topicEnd;
  private final Leases leases;
  private final RelayConfig config;
  private final Clock clock;
  private final MeterRegistry meters;
  private final Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(5));
  private final AtomicLong backlog = new AtomicLong();
  private final Semaphore wake = new Semaphore(0);
  private final LinkedBlockingQueue<String> fresh = new LinkedBlockingQueue<>(MAX_FRESH);
  private final Thread thread = new Thread(this::run, "relay");
  private volatile boolean stopping;
  private volatile boolean kafkaAnswers = true;
  private volatile boolean lookAtAll = true;
  private boolean markUnknown = true;
  private Duration look = Duration.ZERO;
  private long lookedAt;
  private int failures;
  private long countedAt = System.nanoTime() - COUNT_EVERY_NANOS;

  Relay(
      Unsent unsent,
      MentionProducer producer,
      TopicEnd topicEnd,
      Leases leases,
      RelayConfig config,
      Clock clock,
      MeterRegistry meters) {
    this.unsent = unsent;
    this.producer = producer;
    this.topicEnd = topicEnd;
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
    for (String id : event.ids()) {
      if (!fresh.offer(id)) {
        lookAtAll = true;
      }
    }
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
      try {
        if (leases.hold("relay")) {
          turn();
        } else {
          fresh.clear();
          nothingIsKnown();
        }
      } catch (StoreUnavailableException e) {
        nothingIsKnown();
        LOG.debug("the relay waits for MongoDB");
      } catch (KafkaException e) {
        heardFromKafka(false);
        LOG.debugf("the relay waits for Kafka: %s", e.getClass().getSimpleName());
      } catch (RuntimeException e) {
        nothingIsKnown();
        LOG.error("the relay failed unexpectedly and goes on", e);
      }
      rest();
    }
  }

  private void nothingIsKnown() {
    lookAtAll = true;
    markUnknown = true;
  }

  /**
   * Sends what this replica just stored, if that is all there can be of its conversations; otherwise, and now and then,
   * everything that waits in the store. Where looking is dear and another replica stores too, only now and then.
   */
  private void turn() {
    if (markUnknown) {
      markWhatKafkaHas();
    }
    boolean cheap = look.compareTo(CHEAP_LOOK) < 0;
    Duration since = Duration.ofNanos(System.nanoTime() - lookedAt);
    int rest = leases.alone() ? REST_WHEN_ALONE : REST_AFTER_DEAR_LOOK;
    boolean due = since.compareTo(longer(config.sweep(), look.multipliedBy(rest))) >= 0;
    if (cheap || due || lookAtAll && leases.alone()) {
      sendAll();
    } else if (leases.alone()) {
      sendFresh();
    } else {
      fresh.clear();
    }
  }

  private void markWhatKafkaHas() {
    Set<String> known = topicEnd.documents();
    if (!known.isEmpty()) {
      unsent.sent(known, clock.instant());
    }
    markUnknown = false;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private void rest() {
    try {
      if (stopping) {
        return;
      }
      if (!kafkaAnswers) {
        TimeUnit.MILLISECONDS.sleep(backoff.after(failures).toMillis());
      } else if (fresh.isEmpty()) {
        wake.tryAcquire(config.sweep().toMillis(), TimeUnit.MILLISECONDS);
      }
      wake.drainPermits();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopping = true;
    }
  }

  private void sendFresh() {
    List<String> ids = new ArrayList<>();
    fresh.drainTo(ids, config.batchSize());
    if (ids.isEmpty()) {
      return;
    }
    List<WaitingMention> batch = unsent.waiting(ids);
    Set<String> blocked = new HashSet<>();
    heardFromKafka(send(batch, blocked));
    // What was not sent, or not read because it was much, must not be overtaken by what comes next. What the last look at
    // all has sent already is missing here, and that is well.
    lookAtAll |= !blocked.isEmpty() || Unsent.isFull(batch);
    backlog.set(fresh.size() + blocked.size());
  }

  /** Sends what waits, until nothing does or Kafka takes none of it. */
  private void sendAll() {
    lookAtAll = false;
    // What was announced until now is in the store, and so is found there.
    fresh.clear();
    lookedAt = System.nanoTime();
    Set<String> blocked = new HashSet<>();
    long after = Long.MIN_VALUE;
    while (true) {
      long start = System.nanoTime();
      List<WaitingMention> batch = unsent.waiting(after, config.batchSize());
      look = Duration.ofNanos(System.nanoTime() - start);
      count(batch.size());
      if (batch.isEmpty()) {
        // Whoever had no answer before has just looked at the end of the topic, and so was answered.
        heardFromKafka(true);
        break;
      }
      heardFromKafka(send(batch, blocked));
      after = batch.get(batch.size() - 1).order();
      if (!kafkaAnswers || stopping || blocked.size() > MAX_BLOCKED || !leases.hold("relay")) {
        lookAtAll = true;
        break;
      }
    }
    lookAtAll |= !blocked.isEmpty();
  }

  /** Counting is dear where there is much: it is done now and then. */
  private void count(int found) {
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
        case UNSURE -> {
          blocked.add(mention.key());
          markUnknown = true;
        }
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
