package org.ventanilla.ingest.lookup;

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
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.ventanilla.events.Network;
import org.ventanilla.ingest.database.Database;
import org.ventanilla.ingest.database.StoreUnavailableException;
import org.ventanilla.networks.Reading;

/**
 * What webhooks only pointed at and must be asked for: collection {@code lookups}. It stays until the network gave it or
 * said that it is gone. Every method throws {@link StoreUnavailableException}.
 */
@Singleton
public final class Lookups {

  private static final String WAITING = "waiting";
  private static final String DONE = "done";
  private static final String GONE = "gone";

  private final Database database;
  private final MongoCollection<Document> lookups;
  private final Clock clock;
  private final Event<LookupsAdded> added;

  Lookups(Database database, Clock clock, Event<LookupsAdded> added) {
    this.database = database;
    this.lookups = database.collection("lookups");
    this.clock = clock;
    this.added = added;
  }

  /** Stores what is to be asked for; what was asked for before is not asked for again. */
  public void add(Network network, List<Reading.Pointed> pointed) {
    if (pointed.isEmpty()) {
      return;
    }
    Map<String, Document> documents = new HashMap<>();
    Date now = Date.from(clock.instant());
    for (Reading.Pointed one : pointed) {
      String id = network.code() + ":" + one.id();
      List<Document> where = new ArrayList<>();
      // A list, since the network's names may hold dots.
      one.where().forEach((name, value) -> where.add(new Document("name", name).append("value", value)));
      documents.putIfAbsent(
          id,
          new Document("_id", id)
              .append("account", one.account())
              .append("post", one.id())
              .append("where", where)
              .append("state", WAITING)
              .append("tries", 0)
              .append("storedAt", now)
              .append("nextTryAt", now));
    }
    Set<Integer> known = database.insertNew(lookups, List.copyOf(documents.values()));
    if (known.size() < documents.size()) {
      added.fire(new LookupsAdded());
    }
  }

  /** The accounts that something is due for. */
  Set<String> dueAccounts() {
    return database.ask(() -> lookups.distinct("account", due(), String.class).into(new TreeSet<>()));
  }

  /** What is due for an account, oldest first; index {@code lookups(state, nextTryAt)}. */
  List<WaitingLookup> due(String account, int limit) {
    Bson filter = Filters.and(due(), Filters.eq("account", account));
    return database
        .ask(
            () ->
                lookups.find(filter).sort(Sorts.ascending("nextTryAt")).limit(limit).into(new ArrayList<>()))
        .stream()
        .map(Lookups::waiting)
        .toList();
  }

  private Bson due() {
    return Filters.and(Filters.eq("state", WAITING), Filters.lte("nextTryAt", Date.from(clock.instant())));
  }

  private static WaitingLookup waiting(Document document) {
    Map<String, String> where = new HashMap<>();
    for (Document part : document.getList("where", Document.class)) {
      where.put(part.getString("name"), part.getString("value"));
    }
    return new WaitingLookup(
        document.getString("_id"),
        new Reading.Pointed(document.getString("account"), document.getString("post"), where),
        document.getInteger("tries"));
  }

  void done(String id) {
    end(id, DONE, "stored");
  }

  void gone(String id, String reason) {
    end(id, GONE, reason);
  }

  private void end(String id, String state, String reason) {
    update(
        id,
        Updates.combine(
            Updates.set("state", state),
            Updates.set("reason", reason),
            Updates.set("endedAt", Date.from(clock.instant()))));
  }

  void later(String id, int tries, Instant nextTryAt, String reason) {
    update(
        id,
        Updates.combine(
            Updates.set("tries", tries),
            Updates.set("nextTryAt", Date.from(nextTryAt)),
            Updates.set("reason", reason)));
  }

  private void update(String id, Bson change) {
    database.ask(() -> lookups.updateOne(Filters.eq("_id", id), change));
  }
}
