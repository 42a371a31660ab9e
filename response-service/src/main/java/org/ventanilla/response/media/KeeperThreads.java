package org.ventanilla.response.media;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.ventanilla.response.database.Wakeups;
import org.ventanilla.response.database.Workers;

/**
 * Keeps the photo keeper at work: at once after a commit, and at every sweep for what waits for its time. Nothing is lost
 * when it stops in the middle: the claim runs out and another takes it.
 */
@Singleton
class KeeperThreads {

  private final MediaConfig config;
  private final Workers workers;

  KeeperThreads(PhotoKeeper keeper, Wakeups wakeups, MediaConfig config) {
    this.config = config;
    this.workers = new Workers("photos", wakeups, Wakeups.MEDIA, config.sweep(), () -> {}, keeper::keepNext);
  }

  void start(@Observes StartupEvent started) {
    workers.start(config.enabled() ? config.workers() : 0);
  }

  void stop(@Observes ShutdownEvent ended) {
    workers.interrupt();
  }
}
