package org.ventanilla.response.delivery;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.ventanilla.response.database.Wakeups;

/** Keeps the sender at work: at once after a commit, and at every sweep for what waits for its time. */
@Singleton
class SenderThreads {

  private static final Logger LOG = Logger.getLogger(SenderThreads.class);
  private static final Duration DRAIN = Duration.ofSeconds(15);

  private final Sender sender;
  private final Outbox outbox;
  private final Wakeups wakeups;
  private final DeliveryConfig config;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopping;

  SenderThreads(Sender sender, Outbox outbox, Wakeups wakeups, DeliveryConfig config) {
    this.sender = sender;
    this.outbox = outbox;
    this.wakeups = wakeups;
    this.config = config;
  }

  void start(@Observes StartupEvent started) {
    for (int i = 0; config.enabled() && i < config.senders(); i++) {
      Thread thread = new Thread(this::run, "sender-" + i);
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
  }

  /** Lets the replies at hand be sent and recorded. */
  void stop(@Observes ShutdownEvent ended) {
    stopping = true;
    wakeups.wake(Wakeups.REPLY);
    long end = System.nanoTime() + DRAIN.toNanos();
    try {
      for (Thread thread : threads) {
        thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    long heard = 0;
    while (!stopping) {
      try {
        outbox.expire();
        while (!stopping && sender.sendNext()) {
          // Until none is left.
        }
        heard = stopping ? heard : wakeups.await(Wakeups.REPLY, heard, config.sweep());
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.warnf("replies wait for the database: %s", e.getMessage());
        LOG.debug("why they wait", e);
        rest();
      }
    }
  }

  private void rest() {
    try {
      Thread.sleep(config.sweep().toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopping = true;
    }
  }
}
