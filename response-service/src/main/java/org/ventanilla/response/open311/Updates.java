package org.ventanilla.response.open311;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ventanilla.response.database.Database;
import org.ventanilla.response.demand.NeighbourDemands;

/** What applications tell of requests afterwards; it goes into the demand's history, and its state stays the town's. */
@ApplicationScoped
class Updates {

  private static final int LINE = 200;
  private static final int MOST_DESCRIPTION = 4_000;

  private final Database database;
  private final NeighbourDemands demands;

  Updates(Database database, NeighbourDemands demands) {
    this.database = database;
    this.demands = demands;
  }

  /**
   * Keeps one, once.
   *
   * @return our id of it
   */
  @Transactional
  String keep(ApiKeys.Holder sender, Form form) {
    List<String> wrong = new ArrayList<>();
    String request = required(form, "service_request_id", LINE, wrong);
    String description = required(form, "description", MOST_DESCRIPTION, wrong);
    String update = required(form, "update_id", LINE, wrong);
    String status = form.text("status", LINE);
    if (RequestQuery.time("updated_datetime", form.text("updated_datetime", LINE)) == null) {
      wrong.add("updated_datetime was not provided");
    }
    if (!wrong.isEmpty()) {
      throw new Open311Exception(400, wrong);
    }
    database.list("SELECT pg_advisory_xact_lock(hashtext(?))", row -> true, sender.id() + ":" + update);
    Optional<String> known =
        database.first(
            "SELECT event_id FROM open311_update WHERE api_key = ? AND update_id = ?",
            row -> row.getString("event_id"),
            sender.id(),
            update);
    if (known.isPresent()) {
      return known.get();
    }
    String words = status.isEmpty() ? description : "[" + status + "] " + description;
    UUID line = demands.told(request, "Open311 · " + sender.name(), words);
    database.update(
        "INSERT INTO open311_update (api_key, update_id, event_id) VALUES (?, ?, ?)", sender.id(), update, line);
    return line.toString();
  }

  private static String required(Form form, String name, int most, List<String> wrong) {
    String text = form.text(name, most);
    if (text.isEmpty()) {
      wrong.add(name + " was not provided");
    }
    return text;
  }
}
