package org.ventanilla.response.routing;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ventanilla.response.database.Database;

/** How often the classifier was right, by what people said of its answers. */
@Singleton
public class Confusion {

  private static final int LISTED = 50;

  /** Of a mention the last review counts. */
  private static final String LAST =
      """
      FROM (SELECT DISTINCT ON (mention_id) * FROM reviewed WHERE at >= ? ORDER BY mention_id, id DESC) AS r
      """;

  private final Database database;
  private final Clock clock;

  Confusion(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * How often the classifier said one service and people another.
   *
   * @param said code of the service it said
   * @param became code of the service it was
   * @param times how often
   */
  public record Cell(String said, String became, int times) {

    public boolean right() {
      return said.equals(became);
    }
  }

  /**
   * How good it was.
   *
   * @param understood conversations that came in
   * @param reviewed how many of its answers a person looked at
   * @param right how many of those had kind, service and urgency right
   * @param serviceRight how many had the service right
   */
  public record Accuracy(int understood, int reviewed, int right, int serviceRight) {

    /** Share of the reviewed answers that were right, in whole per cent; 0 while none was reviewed. */
    public int percent() {
      return reviewed == 0 ? 0 : Math.round(100f * right / reviewed);
    }

    /** Share with the right service, in whole per cent. */
    public int servicePercent() {
      return reviewed == 0 ? 0 : Math.round(100f * serviceRight / reviewed);
    }
  }

  /** One review, for the list. */
  public record Line(
      UUID conversation, Instant at, String by, String said, String became, String saidKind, String becameKind,
      double confidence, boolean right) {}

  /** What was said and what it became, in the last so many days; the most frequent first. */
  public List<Cell> cells(int days) {
    return database.list(
        "SELECT said_service, service, count(*) AS n " + LAST + " GROUP BY 1, 2 ORDER BY n DESC, 1, 2",
        row -> new Cell(row.getString("said_service"), row.getString("service"), row.getInt("n")),
        since(days));
  }

  public Accuracy accuracy(int days) {
    int understood =
        database
            .first("SELECT count(*) AS n FROM conversation WHERE created_at >= ?", row -> row.getInt("n"), since(days))
            .orElse(0);
    return database
        .first(
            """
            SELECT count(*) AS reviewed, count(*) FILTER (WHERE said_service = service) AS service_right,
              count(*) FILTER (WHERE said_service = service AND said_kind = kind AND said_urgency = urgency) AS all_right
            """
                + LAST,
            row ->
                new Accuracy(
                    understood, row.getInt("reviewed"), row.getInt("all_right"), row.getInt("service_right")),
            since(days))
        .orElse(new Accuracy(understood, 0, 0, 0));
  }

  /** The newest reviews. */
  public List<Line> newest() {
    return database.list(
        "SELECT * FROM reviewed ORDER BY at DESC, id DESC LIMIT ?", Confusion::line, LISTED);
  }

  private static Line line(ResultSet row) throws SQLException {
    boolean right =
        row.getString("said_kind").equals(row.getString("kind"))
            && row.getString("said_service").equals(row.getString("service"))
            && row.getString("said_urgency").equals(row.getString("urgency"));
    return new Line(
        row.getObject("conversation_id", UUID.class),
        Database.instant(row, "at"),
        row.getString("login"),
        row.getString("said_service"),
        row.getString("service"),
        row.getString("said_kind"),
        row.getString("kind"),
        row.getDouble("confidence"),
        right);
  }

  private Instant since(int days) {
    return clock.instant().minus(Duration.ofDays(days));
  }
}
