package org.ventanilla.ingest.database;

import com.mongodb.client.model.IndexOptions;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jboss.logging.Logger;

/**
 * The indexes, made as soon as MongoDB answers. Nothing is wrong without them, only slow: what must be unique is so by
 * its {@code _id}.
 */
@Singleton
final class Indexes {

  private static final Logger LOG = Logger.getLogger(Indexes.class);
  private static final int UNREAD_DAYS = 30;
  private static final int LOOKED_UP_DAYS = 7;

  private final Database database;
  private volatile boolean made;

  Indexes(Database database) {
    this.database = database;
  }

  @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void make() {
    if (made) {
      return;
    }
    try {
      database.ask(this::makeAll);
      made = true;
      LOG.debug("indexes are there");
    } catch (StoreUnavailableException e) {
      LOG.debug("indexes wait for MongoDB");
    }
  }

  private Void makeAll() {
    // relay: what waits, oldest first
    index("posts", new Document("state", 1).append("order", 1), new IndexOptions());
    index("unread", new Document("storedAt", 1), new IndexOptions().expireAfter((long) UNREAD_DAYS, TimeUnit.DAYS));
    // lookup: what is due
    index("lookups", new Document("state", 1).append("nextTryAt", 1), new IndexOptions());
    index(
        "lookups",
        new Document("endedAt", 1),
        new IndexOptions().expireAfter((long) LOOKED_UP_DAYS, TimeUnit.DAYS));
    return null;
  }

  private void index(String collection, Document keys, IndexOptions options) {
    database.collection(collection).createIndex(keys, options);
  }
}
