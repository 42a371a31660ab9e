package org.ventanilla.ingest.account;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.ventanilla.ingest.database.Database;
import org.ventanilla.ingest.database.StoreUnavailableException;
import org.ventanilla.networks.Cursor;

/**
 * The re-readings asked for, and how far each is (collection {@code backfills}, one document an account: the last one).
 * They go on after a restart. Every method throws {@link StoreUnavailableException}.
 */
@Singleton
public final class Backfills {

  private final Database database;
  private final MongoCollection<Document> backfills;
  private final Clock clock;
  private final Event<BackfillRequested> requested;

  Backfills(Database database, Clock clock, Event<BackfillRequested> requested) {
    this.database = database;
    this.backfills = database.collection("backfills");
    this.clock = clock;
    this.requested = requested;
  }

  /**
   * Asks for one.
   *
   * @throws BackfillAlreadyRunningException if the account is being re-read
   */
  Backfill request(String account, Optional<Instant> since) {
    Document wanted =
        new Document("_id", account)
            .append("since", since.map(Date::from).orElse(null))
            .append("startedAt", Date.from(clock.instant()))
            .append("cursor", Cursor.START.value())
            .append("running", true)
            .append("pages", 0L)
            .append("found", 0L)
            .append("stored", 0L);
    Bson ended = Filters.and(Filters.eq("_id", account), Filters.eq("running", false));
    boolean taken =
        database.ask(() -> backfills.replaceOne(ended, wanted)).getMatchedCount() == 1
            || database.insertNew(backfills, wanted);
    if (!taken) {
      throw new BackfillAlreadyRunningException();
    }
    requested.fire(new BackfillRequested(account));
    return backfill(wanted);
  }

  /** The one that runs, with the place to read on. */
  public Optional<Map.Entry<Backfill, Cursor>> running(String account) {
    Bson filter = Filters.and(Filters.eq("_id", account), Filters.eq("running", true));
    Document found = database.ask(() -> backfills.find(filter).first());
    return Optional.ofNullable(found)
        .map(document -> Map.entry(backfill(document), new Cursor(document.getString("cursor"))));
  }

  /** A page was read and its mentions are stored. */
  public void advanced(String account, Cursor next, boolean more, int found, int stored) {
    List<Bson> changes = new ArrayList<>();
    changes.add(Updates.set("cursor", next.value()));
    changes.add(Updates.inc("pages", 1L));
    changes.add(Updates.inc("found", (long) found));
    changes.add(Updates.inc("stored", (long) stored));
    if (!more) {
      changes.add(Updates.set("running", false));
      changes.add(Updates.set("finishedAt", Date.from(clock.instant())));
    }
    database.ask(() -> backfills.updateOne(Filters.eq("_id", account), Updates.combine(changes)));
  }

  Map<String, Backfill> all() {
    Map<String, Backfill> all = new HashMap<>();
    database
        .ask(() -> backfills.find().sort(Sorts.ascending("_id")).into(new ArrayList<>()))
        .forEach(document -> all.put(document.getString("_id"), backfill(document)));
    return all;
  }

  private static Backfill backfill(Document document) {
    return new Backfill(
        time(document, "since"),
        time(document, "startedAt"),
        time(document, "finishedAt"),
        document.getLong("pages"),
        document.getLong("found"),
        document.getLong("stored"));
  }

  private static Instant time(Document document, String field) {
    Date date = document.getDate(field);
    return date == null ? null : date.toInstant();
  }
}
