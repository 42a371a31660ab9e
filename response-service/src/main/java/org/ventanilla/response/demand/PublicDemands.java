package org.ventanilla.response.demand;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ventanilla.response.database.Database;
import org.ventanilla.response.privacy.PersonalData;

/** What anybody may see of the demands. Words come from the columns that hold no personal data, never from the others. */
@ApplicationScoped
public class PublicDemands {

  private static final String COLUMNS =
      """
      SELECT d.public_code, d.folio, d.state, d.service, d.department, d.public_description, d.public_place, d.address_id,
        d.public_reason, d.lat, d.lon, d.attributes::text AS attributes, d.supporters, d.opened_at, d.changed_at, d.due_at
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
   * Open demands of the same service near by: within some 250 m, or with a place that reads alike; the nearest first.
   *
   * @param lat degrees, WGS84; null with {@code lon} when only words say where
   */
  public List<PublicDemand> alike(String service, String place, Double lat, Double lon, int most) {
    return database.list(
        COLUMNS
            + """
            WHERE d.public AND d.open AND d.service = ?
              AND ((?::float8 IS NOT NULL AND abs(d.lat - ?::float8) < 0.0025 AND abs(d.lon - ?::float8) < 0.0035)
                OR (? <> '' AND d.public_place <> '' AND similarity(unaccent(lower(d.public_place)), unaccent(lower(?))) > 0.45))
            ORDER BY abs(coalesce(d.lat - ?::float8, 1)) + abs(coalesce(d.lon - ?::float8, 1)), d.opened_at DESC LIMIT ?
            """,
        PublicDemands::read,
        service,
        lat,
        lat,
        lon,
        place,
        place,
        lat,
        lon,
        most);
  }

  /** One more who says that it concerns them; false if there is no such open public demand. */
  @Transactional
  public boolean support(String code) {
    return database.update("UPDATE demand SET supporters = supporters + 1 WHERE public_code = ? AND public AND open", code)
        == 1;
  }

  /** How a demand went, oldest first: its states alone. */
  public List<PublicUpdate> history(String code) {
    return database.list(
        """
        SELECT e.id, d.public_code, CASE WHEN e.what = 'opened' THEN 'received' ELSE e.became END AS became, e.at,
          CASE WHEN e.became IN ('rejected', 'referred') THEN e.comment ELSE '' END AS comment
        FROM demand_event e JOIN demand d ON d.folio = e.folio
        WHERE d.public_code = ? AND d.public AND e.what IN ('opened', 'state') ORDER BY e.id
        """,
        PublicDemands::update,
        code);
  }

  /** What the town answered in public to who reported it, oldest first, without personal data. */
  public List<PublicAnswer> answers(String code) {
    return database.list(
        """
        SELECT m.text, m.at FROM message m JOIN demand d ON d.conversation_id = m.conversation_id
        WHERE d.public_code = ? AND d.public AND m.direction = 'out' AND NOT m.deleted
          AND m.kind IS DISTINCT FROM 'direct-message' ORDER BY m.at, m.id LIMIT 100
        """,
        row -> new PublicAnswer(PersonalData.masked(row.getString("text")), Database.instant(row, "at")),
        code);
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
        PublicDemands::update,
        from,
        until,
        most);
  }

  private static PublicUpdate update(ResultSet row) throws SQLException {
    return new PublicUpdate(
        row.getString("id"),
        row.getString("public_code"),
        DemandState.of(row.getString("became")),
        PersonalData.masked(row.getString("comment")),
        Database.instant(row, "at"));
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
        row.getInt("supporters"),
        Database.instant(row, "opened_at"),
        Database.instant(row, "changed_at"),
        Database.instant(row, "due_at"));
  }
}
