package org.ventanilla.response.routing;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.ventanilla.events.Classification;
import org.ventanilla.events.ClassifyAnswer;
import org.ventanilla.events.ClassifyRequest;
import org.ventanilla.events.EventJson;
import org.ventanilla.events.MalformedEventException;
import org.ventanilla.events.Topics;
import org.ventanilla.response.kafka.KafkaClients;
import org.ventanilla.response.kafka.KafkaUnavailableException;

/**
 * Asks the routing service over Kafka what it makes of a text. Every replica hears every answer and knows its own by an
 * unguessable id; an answer that comes too late is nobody's. See docs/decisions/013.
 */
@Singleton
class Trials {

  private static final Logger LOG = Logger.getLogger(Trials.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration AGAIN = Duration.ofSeconds(2);
  private static final int AT_ONCE = 100;

  private final KafkaClients kafka;
  private final TrialConfig config;
  private final Clock clock;
  private final Semaphore places;
  private final Map<String, CompletableFuture<Classification>> waiting = new ConcurrentHashMap<>();
  private volatile boolean stopping;
  private volatile KafkaConsumer<String, byte[]> consumer;

  Trials(KafkaClients kafka, TrialConfig config, Clock clock) {
    this.kafka = kafka;
    this.config = config;
    this.clock = clock;
    this.places = new Semaphore(config.waitingAtMost());
  }

  void start(@Observes StartupEvent event) {
    Thread thread = new Thread(this::listen, "classify-answers");
    thread.setDaemon(true);
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) {
    stopping = true;
    KafkaConsumer<String, byte[]> listening = consumer;
    if (listening != null) {
      listening.wakeup();
    }
  }

  /** What is understood of a text; empty when the routing service did not answer in time or too many are asking. */
  Optional<Classification> ask(String text) {
    if (!places.tryAcquire()) {
      return Optional.empty();
    }
    String id = UUID.randomUUID().toString();
    CompletableFuture<Classification> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    try {
      kafka.send(Topics.CLASSIFY_REQUESTS, id, EventJson.write(new ClassifyRequest(id, text, clock.instant())));
      return Optional.of(answer.get(config.answerWithin().toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException | ExecutionException | KafkaUnavailableException e) {
      LOG.infof("a text that was tried got no answer: %s", e.getClass().getSimpleName());
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      waiting.remove(id);
      places.release();
    }
  }

  private void listen() {
    while (!stopping) {
      // The group is only a name: partitions are assigned by hand and nothing is committed.
      try (KafkaConsumer<String, byte[]> listening = kafka.consumer("response-answers", AT_ONCE)) {
        consumer = listening;
        follow(listening);
      } catch (WakeupException e) {
        // stop() asked for it.
      } catch (KafkaException e) {
        LOG.warnf("answers about tried texts cannot be heard now: %s", e.getClass().getSimpleName());
        pause();
      } finally {
        consumer = null;
      }
    }
  }

  private void follow(KafkaConsumer<String, byte[]> listening) {
    List<PartitionInfo> made = listening.partitionsFor(Topics.CLASSIFY_ANSWERS);
    if (made.isEmpty()) {
      pause();
      return;
    }
    List<TopicPartition> partitions =
        made.stream().map(partition -> new TopicPartition(partition.topic(), partition.partition())).toList();
    listening.assign(partitions);
    listening.seekToEnd(partitions);
    while (!stopping) {
      listening.poll(POLL).forEach(this::heard);
    }
  }

  private void heard(ConsumerRecord<String, byte[]> record) {
    CompletableFuture<Classification> asked = record.key() == null ? null : waiting.get(record.key());
    if (asked == null) {
      return;
    }
    try {
      asked.complete(EventJson.read(record.value(), ClassifyAnswer.class).classification());
    } catch (MalformedEventException e) {
      LOG.warnf("answer at offset %d not readable: %s", record.offset(), e.getMessage());
    }
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(AGAIN.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopping = true;
    }
  }
}
