package org.ventanilla.response.account;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.ventanilla.events.AccountReport;
import org.ventanilla.events.EventJson;
import org.ventanilla.events.MalformedEventException;
import org.ventanilla.events.Topics;
import org.ventanilla.response.kafka.KafkaClients;

/**
 * Reads topic {@code account-states}; offsets are committed when the database has the reports, and an older one than is
 * known changes nothing.
 */
@Singleton
final class AccountStateFeed {

  private static final Logger LOG = Logger.getLogger(AccountStateFeed.class);
  private static final String GROUP = "response-account-states";
  private static final int BATCH = 200;
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration AGAIN = Duration.ofSeconds(2);
  private static final Duration STOP = Duration.ofSeconds(5);

  private final KafkaClients kafka;
  private final AccountStates states;
  private final CountDownLatch stop = new CountDownLatch(1);
  private volatile KafkaConsumer<String, byte[]> consumer;
  private Thread thread;

  AccountStateFeed(KafkaClients kafka, AccountStates states) {
    this.kafka = kafka;
    this.states = states;
  }

  void start(@Observes StartupEvent started) {
    thread = new Thread(this::run, "account-states");
    thread.setDaemon(true);
    thread.start();
  }

  void stop(@Observes ShutdownEvent ended) throws InterruptedException {
    stop.countDown();
    KafkaConsumer<String, byte[]> reading = consumer;
    if (reading != null) {
      reading.wakeup();
    }
    if (thread != null) {
      thread.join(STOP.toMillis());
    }
  }

  private void run() {
    while (stop.getCount() > 0) {
      try (KafkaConsumer<String, byte[]> reading = kafka.consumer(GROUP, BATCH)) {
        consumer = reading;
        reading.subscribe(List.of(Topics.ACCOUNT_STATES));
        while (stop.getCount() > 0) {
          ConsumerRecords<String, byte[]> batch = reading.poll(POLL);
          batch.forEach(this::take);
          reading.commitSync();
        }
      } catch (WakeupException e) {
        // stop() asked for it.
      } catch (RuntimeException e) {
        // What was not committed is read again.
        LOG.warnf("the states of accounts wait: %s", e.getMessage());
        rest();
      }
    }
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      return;
    }
    try {
      states.take(EventJson.read(record.value(), AccountReport.class));
    } catch (MalformedEventException e) {
      LOG.warnf("report at offset %d is ignored: %s", record.offset(), e.getMessage());
    }
  }

  private void rest() {
    try {
      stop.await(AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
