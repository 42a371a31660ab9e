package org.ventanilla.response.inbox;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.ventanilla.response.database.Database;

/** Sums up the changes of the inbox's counters, so that reading them stays cheap. */
@ApplicationScoped
class CounterSums {

  /** Any number that only this uses; one replica sums up at a time. */
  private static final long LOCK = 7_311_001L;

  private final Database database;

  CounterSums(Database database) {
    this.database = database;
  }

  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @Transactional
  void sumUp() {
    boolean ours =
        database.first("SELECT pg_try_advisory_xact_lock(?) AS ours", row -> row.getBoolean("ours"), LOCK).orElse(false);
    if (!ours) {
      return;
    }
    database.update(
        """
        WITH gone AS (DELETE FROM inbox_counter RETURNING *)
        INSERT INTO inbox_counter
        SELECT department, state, assignee, unsure, sum(n) FROM gone GROUP BY 1, 2, 3, 4 HAVING sum(n) <> 0
        """);
  }
}
