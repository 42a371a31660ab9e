package org.ventanilla.ingest.archive;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.ventanilla.ingest.database.Database;
import org.ventanilla.ingest.database.StoreUnavailableException;

/** What is stored and not sent yet. Every method throws {@link StoreUnavailableException}. */
@Singleton
public final class Unsent {

  private static final int MAX_BATCH_BYTES = 8 * 1024 * 1024;
  private static final int MAX_COUNTED = 100_000;

  private final Database database;
  private final MongoCollection<Document> posts;

  Unsent(Database database) {
    this.database = database;
    this.posts = database.collection("posts");
  }

  /**
   * The oldest that wait, in their order; index {@code posts(state, order)}.
   *
   * @param after only those behind this place
   * @param limit no more than this, nor more than 8 MB of them (but one at least)
   */
  public List<WaitingMention> waiting(long after, int limit) {
    Bson waiting = Filters.and(Filters.eq("state", PostDocument.WAITING), Filters.gt("order", after));
    return database.ask(() -> read(waiting, limit));
  }

  /** Those of these documents that wait, in their order, no more than 8 MB of them (but one at least). */
  public List<WaitingMention> waiting(Collection<String> ids) {
    // By name alone: a store without secondary indexes finds that at once, and reads everything to find a state as well.
    Bson these = Filters.in("_id", ids);
    return database.ask(() -> read(these, ids.size()));
  }

  /** True if a batch was cut because it is much. */
  public static boolean isFull(List<WaitingMention> batch) {
    return batch.stream().mapToLong(mention -> mention.json().length).sum() >= MAX_BATCH_BYTES;
  }

  private List<WaitingMention> read(Bson waiting, int limit) {
    List<WaitingMention> batch = new ArrayList<>();
    long bytes = 0;
    try (MongoCursor<Document> found =
        posts
            .find(waiting)
            .projection(Projections.include("state", "order", "key", "mention"))
            .sort(Sorts.ascending("order"))
            .limit(limit)
            .iterator()) {
      while (found.hasNext() && bytes < MAX_BATCH_BYTES) {
        Document document = found.next();
        if (!document.getString("state").equals(PostDocument.WAITING)) {
          continue;
        }
        byte[] json = document.getString("mention").getBytes(StandardCharsets.UTF_8);
        bytes += json.length;
        batch.add(
            new WaitingMention(
                document.getString("_id"), document.getLong("order"), document.getString("key"), json));
      }
    }
    return batch;
  }

  /** Kafka has them. Only who relays takes a document out of waiting, so that their state need not be asked for. */
  public void sent(Collection<String> ids, Instant at) {
    Bson these = Filters.in("_id", ids);
    Bson sent = Updates.combine(Updates.set("state", PostDocument.SENT), Updates.set("sentAt", Date.from(at)));
    database.ask(() -> posts.updateMany(these, sent));
  }

  /** Kafka will never take it; it stays here, with why. */
  public void refused(String id, String reason) {
    Bson refused =
        Updates.combine(Updates.set("state", PostDocument.REFUSED), Updates.set("reason", reason));
    database.ask(() -> posts.updateOne(Filters.eq("_id", id), refused));
  }

  /** How many wait; {@value #MAX_COUNTED} when there are more. */
  public long count() {
    return database.ask(
        () ->
            posts.countDocuments(
                Filters.eq("state", PostDocument.WAITING), new CountOptions().limit(MAX_COUNTED)));
  }
}
