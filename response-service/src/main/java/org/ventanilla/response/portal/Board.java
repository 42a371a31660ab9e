package org.ventanilla.response.portal;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.ventanilla.response.catalogue.Catalogue;
import org.ventanilla.response.database.Database;
import org.ventanilla.response.demand.PublicDemand;
import org.ventanilla.response.demand.PublicDemandFilter;
import org.ventanilla.response.demand.PublicDemands;

/** The open board: what was asked, who does it, what got done and how long it took. Kept for a minute. */
@Singleton
class Board {

  private static final Duration LATELY = Duration.ofDays(30);
  private static final Duration KEPT = Duration.ofMinutes(1);
  private static final int ROWS = 20;

  private final Database database;
  private final PublicDemands demands;
  private final Catalogue catalogue;
  private final Clock clock;
  private volatile Contents contents;

  Board(Database database, PublicDemands demands, Catalogue catalogue, Clock clock) {
    this.database = database;
    this.demands = demands;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /**
   * @param open demands still to be done
   * @param done demands done in the last 30 days
   * @param median hours from asked to done, of those; null when none was
   */
  record Line(String department, long open, long done, Double median) {}

  /**
   * @param town the sum of all departments
   * @param departments the busiest first
   * @param asked the newest first
   * @param finished those done lately, in the order in which they were asked
   */
  record Contents(Line town, List<Line> departments, List<PublicDemand> asked, List<PublicDemand> finished, Instant at) {}

  Contents now() {
    Contents known = contents;
    if (known == null || known.at().plus(KEPT).isBefore(clock.instant())) {
      known = read();
      contents = known;
    }
    return known;
  }

  String departmentName(Line line, Locale locale) {
    return catalogue.departmentName(line.department(), locale);
  }

  private Contents read() {
    Instant now = clock.instant();
    List<Line> lines =
        database.list(
            """
            WITH done AS (
              SELECT d.department, extract(epoch FROM min(e.at) - d.opened_at)::float8 / 3600 AS hours
              FROM demand_event e JOIN demand d ON d.folio = e.folio
              WHERE e.what = 'state' AND e.became = 'done' AND e.at > ? AND d.public AND NOT d.open
              GROUP BY d.folio, d.department, d.opened_at),
            each AS (
              SELECT department, 1 AS waits, NULL::float8 AS hours FROM demand WHERE public AND open
              UNION ALL SELECT department, 0, hours FROM done)
            SELECT department, grouping(department) AS whole, coalesce(sum(waits), 0) AS open, count(hours) AS done,
              percentile_cont(0.5) WITHIN GROUP (ORDER BY hours) AS median
            FROM each GROUP BY GROUPING SETS ((department), ())
            """,
            row ->
                new Line(
                    row.getInt("whole") == 1 ? null : row.getString("department"),
                    row.getLong("open"),
                    row.getLong("done"),
                    (Double) row.getObject("median")),
            now.minus(LATELY));
    Line town = lines.stream().filter(line -> line.department() == null).findFirst().orElseThrow();
    List<Line> departments =
        lines.stream()
            .filter(line -> line.department() != null)
            .sorted((one, other) -> Long.compare(other.open() + other.done(), one.open() + one.done()))
            .toList();
    return new Contents(town, departments, list(true, now), list(false, now), now);
  }

  private List<PublicDemand> list(boolean open, Instant now) {
    return demands.list(
        new PublicDemandFilter(List.of(), open, now.minus(Duration.ofDays(365)), now.plusSeconds(1)), 0, ROWS);
  }
}
