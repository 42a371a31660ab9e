package org.ventanilla.response.media;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.ventanilla.response.database.Wakeups;

/**
 * Keeps the photo keeper at work: at once after a commit, and at every sweep for what waits for its time. Nothing is lost
 * when it stops in the middle: the claim runs out and another takes it.
 */
@Singleton
class KeeperThreads {

  private static final Logger LOG = Logger.getLogger(KeeperThreads.class);

  private final PhotoKeeper keeper;
  private final Wakeups wakeups;
  private final MediaConfig config;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopping;

  KeeperThreads(PhotoKeeper keeper, Wakeups wakeups, MediaConfig config) {
    this.keeper = keeper;
    this.wakeups = wakeups;
    this.config = config;
  }

  void start(@Observes StartupEvent started) {
    for (int i = 0; config.enabled() && i < config.workers(); i++) {
      Thread thread = new Thread(this::run, "photos-" + i);
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
  }

  void stop(@Observes ShutdownEvent ended) {
    stopping = true;
    threads.forEach(Thread::interrupt);
  }

  private void run() {
    long heard = 0;
    while (!stopping) {
      try {
        while (!stopping && keeper.keepNext()) {
          // Until none is left.
        }
        heard = wakeups.await(Wakeups.MEDIA, heard, config.sweep());
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        if (!stopping) {
          LOG.warnf("photos wait for the database: %s", e.getMessage());
          LOG.debug("why they wait", e);
          rest();
        }
      }
    }
  }

  private void rest() {
    try {
      Thread.sleep(config.sweep().toMillis());
    } catch (InterruptedException e) {
      stopping = true;
    }
  }
}
