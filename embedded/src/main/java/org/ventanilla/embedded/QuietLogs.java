package org.ventanilla.embedded;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps the stores' own life events out of the log of a Quarkus test; their warnings stay. */
final class QuietLogs {

  /** Held, because the log manager forgets the level of a logger that nobody holds. */
  private static final List<Logger> QUIET =
      List.of("kafka", "org.apache.kafka", "state.change.logger", "io.zonky", "de.bwaldvogel").stream()
          .map(Logger::getLogger)
          .toList();

  private QuietLogs() {}

  static void ofStores() {
    QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
  }
}
