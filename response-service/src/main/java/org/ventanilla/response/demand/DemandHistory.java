package org.ventanilla.response.demand;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import org.ventanilla.response.database.Database;
import org.ventanilla.response.database.UuidV7;

/** Keeps what happens to demands, line by line; no line is ever changed. */
@Singleton
class DemandHistory {

  private final Database database;
  private final Clock clock;

  DemandHistory(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * @param by login of a person, or the name of somebody outside the town hall
   * @param what code of a {@link Happening}
   * @return the line
   */
  UUID add(Demand demand, String by, String what, String was, String became, String comment) {
    UUID line = UuidV7.next();
    database.update(
        "INSERT INTO demand_event (id, folio, at, login, what, was, became, comment) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        line,
        demand.folio,
        clock.instant(),
        by,
        what,
        was,
        became,
        comment);
    return line;
  }
}
