package org.ventanilla.response.audit;

import jakarta.inject.Singleton;
import java.time.Clock;
import org.ventanilla.response.database.Database;
import org.ventanilla.response.database.UuidV7;
import org.ventanilla.response.people.Viewer;

/** Who did what to what, kept in the transaction that did it; holds no citizen's words. */
@Singleton
public class Audit {

  private final Database database;
  private final Clock clock;

  Audit(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Keeps one act.
   *
   * @param action a verb with hyphens, for example {@code assign}
   * @param subject id or folio of what it was done to
   */
  public void record(Viewer viewer, String action, String subject) {
    database.update(
        "INSERT INTO audit (id, at, login, action, subject) VALUES (?, ?, ?, ?, ?)",
        UuidV7.next(),
        clock.instant(),
        viewer.login(),
        action,
        subject);
  }
}
