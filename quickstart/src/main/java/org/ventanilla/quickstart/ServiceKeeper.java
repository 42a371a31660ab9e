package org.ventanilla.quickstart;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.ventanilla.embedded.FreePort;

/** Keeps one service running: when it dies it is said in a line and started again, later each time. */
final class ServiceKeeper {

  private static final Duration READY_WITHIN = Duration.ofSeconds(90);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  /** Ctrl-C reaches every process of the terminal at once: the service may be gone a moment before we are told. */
  private static final Duration BEFORE_WORRYING = Duration.ofMillis(500);

  private final ServiceJvm.Order order;
  private final PidFiles pids;
  private final Console console;
  private final ScheduledExecutorService timer;

  private ServiceJvm jvm;
  private Duration wait = FIRST_WAIT;
  private boolean held = true;
  private boolean closed;
  private boolean saidBusy;

  ServiceKeeper(ServiceJvm.Order order, PidFiles pids, Console console, ScheduledExecutorService timer) {
    this.order = order;
    this.pids = pids;
    this.console = console;
    this.timer = timer;
  }

  /**
   * Starts it and returns when it is ready. From then on it is kept running.
   *
   * @throws CannotStartException when it dies or does not become ready
   */
  void start() {
    ServiceJvm started;
    try {
      started = run();
      if (!started.awaitReady(READY_WITHIN)) {
        throw started.isAlive() ? neverReady() : diedAtStart(started.exitCode());
      }
    } catch (IOException e) {
      throw new CannotStartException(
          name() + " no se puede arrancar: " + e.getMessage() + ".",
          name() + " cannot be started: " + e.getMessage() + ".",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStartException("Interrumpido.", "Interrupted.", e);
    }
    keepRunning(started);
  }

  /** Kills it without warning and leaves it dead until {@link #start()}. */
  synchronized void killAndHold() {
    held = true;
    if (jvm != null) {
      jvm.kill();
      pids.forget(order.service().code());
    }
  }

  /** Stops it in order, for good. */
  void close() {
    ServiceJvm last;
    synchronized (this) {
      closed = true;
      last = jvm;
    }
    if (last != null) {
      last.stop();
      pids.forget(order.service().code());
    }
  }

  private synchronized ServiceJvm run() throws IOException {
    if (closed) {
      throw new IOException("the town is stopping");
    }
    jvm = ServiceJvm.start(order);
    pids.record(order.service().code(), jvm.handle());
    return jvm;
  }

  private synchronized void keepRunning(ServiceJvm started) {
    held = false;
    wait = FIRST_WAIT;
    watch(started);
  }

  private void watch(ServiceJvm watched) {
    watched.onExit().thenRun(() -> later(BEFORE_WORRYING, () -> sayDeath(watched)));
  }

  private synchronized void sayDeath(ServiceJvm dead) {
    if (closed || held || jvm != dead) {
      return;
    }
    console.say(
        name() + " se ha parado (código " + dead.exitCode() + "); se arranca de nuevo en " + wait.toSeconds() + " s.",
        name() + " died (code " + dead.exitCode() + "); starting it again in " + wait.toSeconds() + " s.");
    later(wait, this::tryAgain);
  }

  private void tryAgain() {
    try {
      ServiceJvm again;
      synchronized (this) {
        if (closed || held) {
          return;
        }
        if (!FreePort.isFree(order.port())) {
          sayBusyOnce();
          backOff();
          later(wait, this::tryAgain);
          return;
        }
        backOff();
        again = run();
        watch(again);
      }
      if (again.awaitReady(READY_WITHIN)) {
        console.say(name() + " está de nuevo en marcha.", name() + " is running again.");
        synchronized (this) {
          wait = FIRST_WAIT;
          saidBusy = false;
        }
      }
    } catch (IOException e) {
      later(LONGEST_WAIT, this::tryAgain);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sayBusyOnce() {
    if (!saidBusy) {
      saidBusy = true;
      console.say(
          "El puerto " + order.port() + " lo usa ya otro programa; " + name() + " esperará a que quede libre.",
          "Port " + order.port() + " is used by another program now; " + name() + " will wait until it is free.");
    }
  }

  private void backOff() {
    Duration doubled = wait.multipliedBy(2);
    wait = doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
  }

  private void later(Duration delay, Runnable action) {
    if (!timer.isShutdown()) {
      timer.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private CannotStartException diedAtStart(int code) {
    return new CannotStartException(
        name() + " se ha parado al arrancar (código " + code + "): vea por qué en " + order.log() + ".",
        name() + " died while starting (code " + code + "): see why in " + order.log() + ".");
  }

  private CannotStartException neverReady() {
    return new CannotStartException(
        name() + " no está listo tras " + READY_WITHIN.toSeconds() + " s: vea por qué en " + order.log() + ".",
        name() + " is not ready after " + READY_WITHIN.toSeconds() + " s: see why in " + order.log() + ".");
  }

  private String name() {
    return order.service().module();
  }
}
