package org.ventanilla.quickstart;

import java.io.IOException;
import java.nio.file.Path;
import org.ventanilla.embedded.PostgresServer;
import org.ventanilla.embedded.StoreFailedException;

/** What a killed launcher leaves running: the services, and PostgreSQL, which runs as processes of its own too. */
final class Leftovers {

  private Leftovers() {}

  /** Stops them unless a launcher has the directory, in which case nothing is left over. */
  static void stopIfAbandoned(Path home) throws IOException {
    try (Home abandoned = Home.take(home, 0)) {
      stop(abandoned.directory());
    } catch (CannotStartException e) {
      // A launcher runs there, or there never was one.
    }
  }

  /**
   * Stops them, services first; does nothing when there are none.
   *
   * @throws CannotStartException when PostgreSQL does not stop
   */
  static void stop(Path home) {
    new PidFiles(home).stopLeftovers();
    try {
      PostgresServer.stopOrphan(home.resolve("postgres"));
    } catch (StoreFailedException e) {
      throw new CannotStartException(
          "Un PostgreSQL anterior no se para: " + e.getMessage() + ".",
          "An earlier PostgreSQL does not stop: " + e.getMessage() + ".",
          e);
    }
  }
}
