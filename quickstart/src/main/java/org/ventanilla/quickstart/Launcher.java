package org.ventanilla.quickstart;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.utils.Exit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The launcher's JVM: holds the stores and the simulated networks, starts the services, tells people where everything is
 * and stops it all in order when it is asked to.
 */
final class Launcher {

  /** The process that started us; when it is gone, so are we. */
  static final String PARENT = "ventanilla.parent";

  private static final Logger LOG = LoggerFactory.getLogger(Launcher.class);

  private final Console console;
  private Home home;
  private Town town;
  private boolean stopping;

  private Launcher(Console console) {
    this.console = console;
  }

  public static void main(String[] args) throws InterruptedException {
    Launcher launcher = new Launcher(Console.ofTerminal());
    Runtime.getRuntime().addShutdownHook(new Thread(launcher::stop, "stop"));
    dieWithParent();
    stopInOrderWhenKafkaGivesUp();
    try {
      launcher.start();
    } catch (CannotStartException e) {
      if (!launcher.isStopping()) {
        LOG.error("Cannot start", e);
        launcher.console.say(e.sentence());
      }
      System.exit(1);
    } catch (RuntimeException e) {
      LOG.error("Cannot start", e);
      launcher.console.say(
          "Ventanilla no arranca por un error inesperado: vea " + Places.launcherLog() + ".",
          "Ventanilla does not start because of an unexpected error: see " + Places.launcherLog() + ".");
      System.exit(1);
    }
    new CountDownLatch(1).await();
  }

  private void start() {
    Instant begin = Instant.now();
    Path root = Places.root();
    Path directory = Places.home();
    takeHome(directory);
    Leftovers.stop(directory);
    PidFiles pids = new PidFiles(directory);
    pids.record("launcher", ProcessHandle.current());
    Ports ports = Ports.choose(System::getProperty, System::getenv);
    console.say("Arrancando Ventanilla…", "Starting Ventanilla…");
    Town prepared = prepareTown(root, ports, pids);
    prepared.open();
    console.print(Table.of(prepared.credentials(), ports, directory, Duration.between(begin, Instant.now())));
  }

  private synchronized void takeHome(Path directory) {
    home = Home.take(directory, Home.NEEDED_BYTES);
  }

  private synchronized Town prepareTown(Path root, Ports ports, PidFiles pids) {
    if (stopping) {
      throw new CannotStartException("Parando.", "Stopping.");
    }
    town = Town.prepare(home, root, ports, pids, console);
    return town;
  }

  private synchronized boolean isStopping() {
    return stopping;
  }

  /** Runs when the JVM is told to end, by Ctrl-C or any other way but SIGKILL. */
  private void stop() {
    Town running;
    synchronized (this) {
      stopping = true;
      running = town;
    }
    if (running != null) {
      console.say("Parando Ventanilla…", "Stopping Ventanilla…");
      running.close();
      new PidFiles(home.directory()).forget("launcher");
      console.say("Todo parado; los datos quedan para la próxima vez.", "All stopped; the data is kept for next time.");
    }
  }

  private static void dieWithParent() {
    Long parent = Long.getLong(PARENT);
    if (parent != null) {
      ProcessHandle.of(parent)
          .ifPresentOrElse(
              process -> process.onExit().thenRun(() -> System.exit(0)),
              () -> System.exit(0));
    }
  }

  /** Kafka ends the whole JVM when it cannot go on, for example with a full disk; the services must not be orphans. */
  private static void stopInOrderWhenKafkaGivesUp() {
    Exit.Procedure inOrder =
        (code, message) -> {
          LOG.error("Kafka gave up with code {}: {}", code, message);
          System.exit(code);
        };
    Exit.setExitProcedure(inOrder);
    Exit.setHaltProcedure(inOrder);
  }
}
