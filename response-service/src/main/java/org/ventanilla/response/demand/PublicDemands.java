package org.ventanilla.response.demand;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ventanilla.response.database.Database;
import org.ventanilla.response.privacy.PersonalData;

/** What anybody may see of the demands. Words come from the columns that hold no personal data, never from the others. */
@Singleton
public class PublicDemands {

  private static final String COLUMNS =
      """
      SELECT d.public_code, d.folio, d.state, d.service, d.department, d.public_description, d.public_place, d.address_id,
        d.public_reason, d.lat, d.lon, d.attributes::text AS attributes, d.opened_at, d.changed_at, d.due_at
      FROM demand d
      """;

  private final Database database;

  PublicDemands(Database database) {
    this.database = database;
  }

  /** The public demand with this public code. */
  public Optional<PublicDemand> find(String code) {
    return database.first(COLUMNS + " WHERE d.public_code = ? AND d.public", PublicDemands::read, code);
  }

  /** Those of these public codes that there are, the newest first. */
  public List<PublicDemand> find(List<String> codes) {
    return database.list(
        COLUMNS + " WHERE d.public_code = ANY (?) AND d.public ORDER BY d.opened_at DESC, d.folio DESC",
        PublicDemands::read,
        codes);
  }

  /**
   * A part of the list, the newest first; indexes demand_public, demand_public_of_service and demand_public_open.
   *
   * @param skip how many to pass over; the caller bounds it
   */
  public List<PublicDemand> list(PublicDemandFilter filter, int skip, int most) {
    StringBuilder query = new StringBuilder(COLUMNS).append(" WHERE d.public AND d.opened_at >= ? AND d.opened_at < ?");
    List<Object> values = new ArrayList<>(List.of(filter.from(), filter.until()));
    if (!filter.services().isEmpty()) {
      query.append(" AND d.service = ANY (?)");
      values.add(filter.services());
    }
    if (filter.open() != null) {
      query.append(" AND d.open = ?");
      values.add(filter.open());
    }
    query.append(" ORDER BY d.opened_at DESC, d.folio DESC LIMIT ? OFFSET ?");
    values.add(most);
    values.add(skip);
    return database.list(query.toString(), PublicDemands::read, values.toArray());
  }

  /**
   * How the states of public demands changed in a time, oldest first; index demand_event_by_time. What colleagues wrote
   * beside a change is for them, unless the citizen must read it: why a demand was rejected or referred.
   */
  public List<PublicUpdate> updates(Instant from, Instant until, int most) {
    return database.list(
        """
        SELECT e.id, d.public_code, e.became, e.at,
          CASE WHEN e.became IN ('rejected', 'referred') THEN e.comment ELSE '' END AS comment
        FROM demand_event e JOIN demand d ON d.folio = e.folio
        WHERE d.public AND e.what = 'state' AND e.at >= ? AND e.at < ? ORDER BY e.at, e.id LIMIT ?
        """,
        row ->
            new PublicUpdate(
                row.getString("id"),
                row.getString("public_code"),
                DemandState.of(row.getString("became")),
                PersonalData.masked(row.getString("comment")),
                Database.instant(row, "at")),
        from,
        until,
        most);
  }

  private static PublicDemand read(ResultSet row) throws SQLException {
    return new PublicDemand(
        row.getString("public_code"),
        row.getString("folio"),
        DemandState.of(row.getString("state")),
        row.getString("service"),
        row.getString("department"),
        row.getString("public_description"),
        row.getString("public_place"),
        row.getString("address_id"),
        row.getString("public_reason"),
        (Double) row.getObject("lat"),
        (Double) row.getObject("lon"),
        row.getString("attributes"),
        Database.instant(row, "opened_at"),
        Database.instant(row, "changed_at"),
        Database.instant(row, "due_at"));
  }
}
