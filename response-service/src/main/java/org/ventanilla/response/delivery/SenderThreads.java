package org.ventanilla.response.delivery;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.ventanilla.response.database.Wakeups;
import org.ventanilla.response.database.Workers;

/** Keeps the sender at work: at once after a commit, and at every sweep for what waits for its time. */
@Singleton
class SenderThreads {

  private static final Duration DRAIN = Duration.ofSeconds(15);

  private final DeliveryConfig config;
  private final Workers workers;

  SenderThreads(Sender sender, Outbox outbox, Wakeups wakeups, DeliveryConfig config) {
    this.config = config;
    this.workers =
        new Workers("sender", wakeups, Wakeups.REPLY, config.sweep(), outbox::expire, sender::sendNext);
  }

  void start(@Observes StartupEvent started) {
    workers.start(config.enabled() ? config.senders() : 0);
  }

  /** Lets the replies at hand be sent and recorded. */
  void stop(@Observes ShutdownEvent ended) {
    workers.finish(DRAIN);
  }
}
