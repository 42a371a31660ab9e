package org.ventanilla.ingest.archive;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jboss.logging.Logger;
import org.ventanilla.ingest.database.Database;
import org.ventanilla.ingest.database.StoreUnavailableException;
import org.ventanilla.ingest.filter.Rule;
import org.ventanilla.ingest.filter.Verdict;

/** What was not sent on, to be looked at and sent after all. Every method throws {@link StoreUnavailableException}. */
@Singleton
public final class DroppedPosts {

  private static final Logger LOG = Logger.getLogger(DroppedPosts.class);

  private final Database database;
  private final MongoCollection<Document> posts;
  private final Archive archive;
  private final Order order;
  private final Clock clock;
  private final Event<MentionsStored> stored;

  DroppedPosts(Database database, Archive archive, Order order, Clock clock, Event<MentionsStored> stored) {
    this.database = database;
    this.posts = database.collection("posts");
    this.archive = archive;
    this.order = order;
    this.clock = clock;
    this.stored = stored;
  }

  /**
   * The newest first; index {@code posts(state, order)}.
   *
   * @param before only those whose order is less
   */
  public List<Dropped> page(Optional<String> account, Optional<Rule> rule, long before, int limit) {
    List<Bson> wanted = new ArrayList<>();
    wanted.add(Filters.eq("state", PostDocument.DROPPED));
    wanted.add(Filters.lt("order", before));
    account.ifPresent(id -> wanted.add(Filters.eq("account", id)));
    rule.ifPresent(one -> wanted.add(Filters.eq("dropped.rule", one.code())));
    return database
        .ask(
            () ->
                posts.find(Filters.and(wanted)).sort(Sorts.descending("order")).limit(limit).into(new ArrayList<>()))
        .stream()
        .map(DroppedPosts::dropped)
        .toList();
  }

  private static Dropped dropped(Document document) {
    Document why = document.get("dropped", Document.class);
    Verdict verdict =
        new Verdict(
            Rule.of(why.getString("rule")).orElseThrow(), why.getString("criterion"), why.getString("by"));
    return new Dropped(
        document.getString("_id"),
        document.getLong("order"),
        PostDocument.mention(document),
        verdict,
        why.getDate("at").toInstant());
  }

  /**
   * Sends a post on after all, with everything that happened to it since.
   *
   * @param id of any version of it
   * @param by login of who decided it
   * @return how many versions are sent on
   */
  public int restore(String id, String by) {
    int end = id.indexOf('~');
    String firstId = end < 0 ? id : id.substring(0, end);
    Bson versions =
        Filters.or(Filters.eq("_id", firstId), Filters.regex("_id", "^" + Pattern.quote(firstId) + "~"));
    Bson droppedOnes = Filters.and(versions, Filters.eq("state", PostDocument.DROPPED));
    List<String> ids = new ArrayList<>();
    database
        .ask(() -> posts.find(droppedOnes).sort(Sorts.ascending("order")).into(new ArrayList<>()))
        .forEach(document -> ids.add(document.getString("_id")));
    ids.forEach(one -> restoreOne(one, by));
    if (!ids.isEmpty()) {
      LOG.infof("%s is sent on after all, decided by %s", firstId, by);
      stored.fire(new MentionsStored(ids));
      archive.release(List.of(firstId));
    }
    return ids.size();
  }

  private void restoreOne(String id, String by) {
    Bson restored =
        Updates.combine(
            Updates.set("state", PostDocument.WAITING),
            Updates.set("order", order.next()),
            Updates.set("restored", new Document("by", by).append("at", Date.from(clock.instant()))));
    database.ask(() -> posts.updateOne(PostDocument.inState(PostDocument.DROPPED, List.of(id)), restored));
  }
}
