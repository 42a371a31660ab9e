package org.ventanilla.ingest.account;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jboss.logging.Logger;
import org.ventanilla.events.AccountSettings;
import org.ventanilla.events.EventJson;
import org.ventanilla.ingest.database.Database;
import org.ventanilla.ingest.database.StoreUnavailableException;

/**
 * What was told of accounts, kept in MongoDB (collection {@code account_settings}) with the credentials as encrypted as
 * they came, so that this service starts without Kafka.
 */
@Singleton
final class SettingsStore {

  private static final Logger LOG = Logger.getLogger(SettingsStore.class);

  private final Database database;
  private final MongoCollection<Document> kept;
  private final Map<String, AccountSettings> waiting = new ConcurrentHashMap<>();

  SettingsStore(Database database) {
    this.database = database;
    this.kept = database.collection("account_settings");
  }

  /**
   * Everything that is kept.
   *
   * @throws StoreUnavailableException if MongoDB does not answer
   */
  List<AccountSettings> all() {
    return database.ask(() -> kept.find().into(new ArrayList<>())).stream()
        .map(found -> EventJson.read(found.getString("json").getBytes(StandardCharsets.UTF_8), AccountSettings.class))
        .toList();
  }

  /** Keeps it, now or as soon as MongoDB answers. */
  void keep(AccountSettings settings) {
    waiting.merge(settings.id(), settings, (one, other) -> one.version() < other.version() ? other : one);
    write();
  }

  @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void write() {
    waiting.forEach(
        (id, settings) -> {
          try {
            write(settings);
            waiting.remove(id, settings);
          } catch (StoreUnavailableException e) {
            LOG.debugf("the settings of %s wait for MongoDB", id);
          }
        });
  }

  private void write(AccountSettings settings) {
    Document document =
        new Document("_id", settings.id())
            .append("version", settings.version())
            .append("json", new String(EventJson.write(settings), StandardCharsets.UTF_8));
    Bson older = Filters.and(Filters.eq("_id", settings.id()), Filters.lt("version", settings.version()));
    if (database.ask(() -> kept.replaceOne(older, document)).getMatchedCount() == 0) {
      database.insertNew(kept, document);
    }
  }
}
