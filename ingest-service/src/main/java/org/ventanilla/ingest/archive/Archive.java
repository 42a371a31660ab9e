package org.ventanilla.ingest.archive;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jboss.logging.Logger;
import org.ventanilla.events.Change;
import org.ventanilla.events.Mention;
import org.ventanilla.ingest.database.Database;
import org.ventanilla.ingest.database.SharedInserts;
import org.ventanilla.ingest.database.StoreUnavailableException;
import org.ventanilla.ingest.filter.Filter;

/**
 * Everything that citizens said, as it came: collection {@code posts}, one document for each thing that happened to a
 * post ({@link PostDocument}).
 *
 * <p>A deletion never overtakes its post: when it comes first it is held until the post comes, and then follows it.
 */
@Singleton
public final class Archive {

  private static final Logger LOG = Logger.getLogger(Archive.class);

  private final Database database;
  private final MongoCollection<Document> posts;
  private final SharedInserts inserts;
  private final Albums albums;
  private final Payloads payloads;
  private final Order order;
  private final Filter filter;
  private final Event<MentionsStored> stored;
  private final MeterRegistry meters;

  Archive(
      Database database,
      Payloads payloads,
      Order order,
      Filter filter,
      Event<MentionsStored> stored,
      MeterRegistry meters) {
    this.database = database;
    this.posts = database.collection("posts");
    this.inserts = new SharedInserts(database, posts);
    this.albums = new Albums(database, posts);
    this.payloads = payloads;
    this.order = order;
    this.filter = filter;
    this.stored = stored;
    this.meters = meters;
  }

  /**
   * Stores mentions; when this returns they outlive a crash, and they will be sent.
   *
   * @param payload what they came in; empty when the network's library does not show it
   * @throws StoreUnavailableException if one of them may not be stored; storing all of them again is then right
   */
  public Stored store(Collection<Mention> mentions, Source source, String payload) {
    if (mentions.isEmpty()) {
      return Stored.NOTHING;
    }
    Map<String, First> firsts = firsts(mentions);
    Map<String, Planned> planned = new LinkedHashMap<>();
    List<Mention> repeated = new ArrayList<>();
    for (Mention mention : mentions) {
      Planned plan = plan(mention, firsts, source);
      if (planned.putIfAbsent(plan.document().getString("_id"), plan) != null) {
        repeated.add(mention);
      }
    }
    List<Planned> plans = List.copyOf(planned.values());
    List<Document> documents = plans.stream().map(Planned::document).toList();
    payloads.attach(documents, payload);
    Set<Integer> known = inserts.insertNew(documents);
    Stored result = new Stored(documents.size() - known.size(), known.size() + repeated.size());
    count(result, source);
    announce(documents, known);
    release(plans.stream().map(plan -> PostDocument.firstId(plan.mention())).distinct().toList());
    List<Mention> overtaken = known.stream().map(plans::get).filter(Planned::overtaken).map(Planned::mention).toList();
    known.forEach(index -> repeated.add(plans.get(index).mention()));
    // What was told already, and in other words: the post itself came between our look and our insert, so that these are
    // later versions of it now; and further photos of albums.
    List<Mention> later = new ArrayList<>(overtaken);
    repeated.stream()
        .filter(again -> Albums.mayBePart(again, source))
        .forEach(part -> albums.add(part).ifPresent(later::add));
    return later.isEmpty()
        ? result
        : new Stored(result.fresh(), result.known() - later.size()).plus(store(later, source, payload));
  }

  private void announce(List<Document> documents, Set<Integer> known) {
    List<String> fresh = new ArrayList<>();
    for (int i = 0; i < documents.size(); i++) {
      Document document = documents.get(i);
      if (known.contains(i)) {
        continue;
      }
      switch (document.getString("state")) {
        case PostDocument.WAITING -> fresh.add(document.getString("_id"));
        case PostDocument.DROPPED -> sayDropped(document);
        default -> LOG.debugf("%s is held", document.getString("_id"));
      }
    }
    if (!fresh.isEmpty()) {
      stored.fire(new MentionsStored(fresh));
    }
  }

  /** Hiding a resident's words is a public matter: who was hidden, when and by which criterion can always be told. */
  private void sayDropped(Document document) {
    Document dropped = document.get("dropped", Document.class);
    LOG.infof(
        "%s of author %s is not sent on: rule %s, criterion %s%s",
        document.getString("_id"),
        PostDocument.mention(document).author().id(),
        dropped.getString("rule"),
        dropped.getString("criterion"),
        dropped.getString("by").isEmpty() ? "" : ", muted by " + dropped.getString("by"));
    meters.counter("ventanilla.mentions.dropped", "rule", dropped.getString("rule")).increment();
  }

  /** @param blind true if nothing was known of the post that it changes */
  private record Planned(Mention mention, Document document, boolean blind) {

    boolean overtaken() {
      return blind && mention.change() == Change.EDITED;
    }
  }

  /** The first versions of the posts that were edited or deleted. */
  private Map<String, First> firsts(Collection<Mention> mentions) {
    List<String> ids =
        mentions.stream()
            .filter(mention -> mention.change() != Change.CREATED)
            .map(PostDocument::firstId)
            .distinct()
            .toList();
    return ids.isEmpty() ? new HashMap<>() : readFirsts(ids);
  }

  private Map<String, First> readFirsts(List<String> ids) {
    Map<String, First> firsts = new HashMap<>();
    database
        .ask(() -> posts.find(Filters.in("_id", ids)).into(new ArrayList<>()))
        .forEach(document -> firsts.put(document.getString("_id"), First.of(document)));
    return firsts;
  }

  /**
   * The first version of a post.
   *
   * @param order its place among what is sent: what changes it comes behind
   * @param dropped why it is not sent on; null when it is. What changes it is not sent on either
   */
  private record First(Mention mention, long order, Document dropped) {

    static First of(Document document) {
      boolean isDropped = document.getString("state").equals(PostDocument.DROPPED);
      return new First(
          PostDocument.mention(document),
          document.getLong("order"),
          isDropped ? document.get("dropped", Document.class) : null);
    }
  }

  private Planned plan(Mention mention, Map<String, First> firsts, Source source) {
    First first = firsts.get(PostDocument.firstId(mention));
    return switch (mention.change()) {
      case CREATED -> planFirst(mention, firsts, source, false);
      case EDITED -> {
        if (first == null || PostDocument.version(first.mention()).equals(PostDocument.version(mention))) {
          // The first that we hear of it, or the news once more.
          yield planFirst(mention, firsts, source, first == null);
        }
        yield planEdit(PostDocument.asPartOf(first.mention(), mention), first, source);
      }
      case DELETED -> {
        if (first == null || first.dropped() != null) {
          yield new Planned(mention, PostDocument.deleted(mention, PostDocument.HELD, order.next(), source), true);
        }
        Mention whole = PostDocument.asPartOf(first.mention(), mention);
        long place = order.after(first.order());
        yield new Planned(whole, PostDocument.deleted(whole, PostDocument.WAITING, place, source), false);
      }
    };
  }

  private Planned planFirst(Mention mention, Map<String, First> firsts, Source source, boolean blind) {
    Document document = PostDocument.first(mention, order.next(), source);
    judge(mention, document);
    firsts.putIfAbsent(PostDocument.firstId(mention), First.of(document));
    return new Planned(mention, document, blind);
  }

  private Planned planEdit(Mention edit, First first, Source source) {
    Document document = PostDocument.edited(edit, order.after(first.order()), source);
    if (first.dropped() == null) {
      judge(edit, document);
    } else {
      document.append("state", PostDocument.DROPPED).append("dropped", first.dropped());
    }
    return new Planned(edit, document, false);
  }

  private void judge(Mention mention, Document document) {
    filter.judge(mention).ifPresent(verdict -> PostDocument.drop(document, verdict, mention.receivedAt()));
  }

  /**
   * Lets the held deletions of these posts follow them. Looked at after every insert, of a post and of a deletion, so
   * that of two that come at the same moment at least one sees the other.
   */
  void release(List<String> firstIds) {
    List<String> deletedIds = firstIds.stream().map(PostDocument::deletedId).toList();
    List<Document> held =
        database.ask(() -> posts.find(Filters.in("_id", deletedIds)).into(new ArrayList<>())).stream()
            .filter(deletion -> deletion.getString("state").equals(PostDocument.HELD))
            .toList();
    if (held.isEmpty()) {
      return;
    }
    Map<String, First> firsts = readFirsts(firstIds);
    for (Document document : held) {
      Mention deletion = PostDocument.mention(document);
      First first = firsts.get(PostDocument.firstId(deletion));
      if (first != null && first.dropped() == null) {
        follow(document, PostDocument.asPartOf(first.mention(), deletion), order.after(first.order()));
      }
    }
  }

  private void follow(Document held, Mention deletion, long place) {
    Bson stillHeld = PostDocument.inState(PostDocument.HELD, List.of(held.getString("_id")));
    Bson released =
        Updates.combine(
            Updates.set("state", PostDocument.WAITING),
            Updates.set("order", place),
            Updates.set("key", deletion.conversationKey()),
            Updates.set("account", deletion.account()),
            Updates.set("mention", PostDocument.json(deletion)));
    database.ask(() -> posts.updateOne(stillHeld, released));
    stored.fire(new MentionsStored(List.of(held.getString("_id"))));
  }

  private void count(Stored result, Source source) {
    meters.counter("ventanilla.mentions.stored", "source", source.code()).increment(result.fresh());
    meters.counter("ventanilla.mentions.duplicate", "source", source.code()).increment(result.known());
  }
}
