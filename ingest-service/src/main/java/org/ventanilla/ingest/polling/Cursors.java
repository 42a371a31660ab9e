package org.ventanilla.ingest.polling;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Date;
import org.bson.Document;
import org.ventanilla.ingest.database.Database;
import org.ventanilla.ingest.database.StoreUnavailableException;
import org.ventanilla.networks.Cursor;

/** How far each account was read: collection {@code cursors}. Every method throws {@link StoreUnavailableException}. */
@Singleton
final class Cursors {

  private final Database database;
  private final MongoCollection<Document> cursors;
  private final Clock clock;

  Cursors(Database database, Clock clock) {
    this.database = database;
    this.cursors = database.collection("cursors");
    this.clock = clock;
  }

  Cursor of(String account) {
    Document found = database.ask(() -> cursors.find(Filters.eq("_id", account)).first());
    return found == null ? Cursor.START : new Cursor(found.getString("value"));
  }

  /** To be called only after everything before the cursor is stored. */
  void moved(String account, Cursor cursor) {
    Document document =
        new Document("_id", account).append("value", cursor.value()).append("movedAt", Date.from(clock.instant()));
    database.ask(
        () -> cursors.replaceOne(Filters.eq("_id", account), document, new ReplaceOptions().upsert(true)));
  }
}
