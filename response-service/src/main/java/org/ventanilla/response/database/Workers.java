package org.ventanilla.response.database;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Threads that do a kind of work until none is left, and then wait until they are woken or some time has passed. What the
 * database refuses is tried again after that time.
 */
public final class Workers {

  private static final Logger LOG = Logger.getLogger(Workers.class);

  /** Does a piece of work. */
  @FunctionalInterface
  public interface Work {
    /** @return false if there is none */
    boolean doNext();
  }

  private final String name;
  private final Wakeups wakeups;
  private final String channel;
  private final Duration sweep;
  private final Runnable before;
  private final Work work;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopping;

  /**
   * @param name of the threads, and of the work in the log
   * @param channel of {@link Wakeups}
   * @param sweep how long at most to wait between looks
   * @param before done before each look
   */
  public Workers(String name, Wakeups wakeups, String channel, Duration sweep, Runnable before, Work work) {
    this.name = name;
    this.wakeups = wakeups;
    this.channel = channel;
    this.sweep = sweep;
    this.before = before;
    this.work = work;
  }

  public void start(int count) {
    for (int i = 0; i < count; i++) {
      Thread thread = new Thread(this::run, name + "-" + i);
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
  }

  /** Stops where the threads are: for work that may be done again. */
  public void interrupt() {
    stopping = true;
    threads.forEach(Thread::interrupt);
  }

  /** Lets the pieces at hand be done, and waits for that so long at most. */
  public void finish(Duration patience) {
    stopping = true;
    wakeups.wake(channel);
    long end = System.nanoTime() + patience.toNanos();
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
        before.run();
        while (!stopping && work.doNext()) {
          // Until none is left.
        }
        heard = stopping ? heard : wakeups.await(channel, heard, sweep);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        if (!stopping) {
          LOG.warnf("%s waits for the database: %s", name, e.getMessage());
          LOG.debug("why it waits", e);
          rest();
        }
      }
    }
  }

  private void rest() {
    try {
      Thread.sleep(sweep.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopping = true;
    }
  }
}
