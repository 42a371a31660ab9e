package org.ventanilla.ingest.account;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.ventanilla.events.AccountState;
import org.ventanilla.ingest.database.Database;
import org.ventanilla.ingest.database.StoreUnavailableException;
import org.ventanilla.networks.RateLimit;

/**
 * How it goes with each account, kept in MongoDB (collection {@code accounts}): the same for every replica, and a network's
 * "not before" outlives a restart. Every method but {@link #heard} throws {@link StoreUnavailableException}.
 */
@Singleton
public final class AccountStatuses {

  private final Database database;
  private final MongoCollection<Document> statuses;
  private final Map<String, Heard> heard = new ConcurrentHashMap<>();

  AccountStatuses(Database database) {
    this.database = database;
    this.statuses = database.collection("accounts");
  }

  public AccountStatus of(String account) {
    Document found = database.ask(() -> statuses.find(Filters.eq("_id", account)).first());
    return found == null ? AccountStatus.UNKNOWN : status(found);
  }

  Map<String, AccountStatus> all() {
    Map<String, AccountStatus> all = new HashMap<>();
    database.ask(() -> statuses.find().into(new ArrayList<>())).forEach(d -> all.put(d.getString("_id"), status(d)));
    return all;
  }

  /**
   * The network answered a poll.
   *
   * @param state listening, or unsubscribed
   * @param newestPost when the newest post of the page was written; null when the page was empty
   * @param caughtUp true if the network has nothing more
   * @param limits what is left by endpoint
   */
  public void polled(
      String account,
      AccountState state,
      Instant at,
      Instant newestPost,
      boolean caughtUp,
      RateLimit rateLimit,
      Map<String, RateLimit> limits) {
    List<Bson> changes = new ArrayList<>();
    changes.add(state(state));
    changes.add(Updates.set("lastPollAt", Date.from(at)));
    changes.add(
        state == AccountState.UNSUBSCRIBED
            ? Updates.set("lastError", "The network sends no webhooks, although it was asked to")
            : Updates.unset("lastError"));
    changes.add(Updates.unset("throttledUntil"));
    changes.add(Updates.set("limit", rateLimit.limit()));
    changes.add(Updates.set("remaining", rateLimit.remaining()));
    changes.add(Updates.set("resetAt", date(rateLimit.resetAt())));
    changes.add(Updates.set("limits", limits.entrySet().stream().map(AccountStatuses::document).toList()));
    if (caughtUp) {
      changes.add(Updates.set("caughtUpAt", Date.from(at)));
    }
    newest(changes, newestPost);
    update(account, changes);
  }

  /**
   * A webhook brought something for the account. Written within a second: the answer to the webhook does not wait for it.
   *
   * @param newestPost when the newest post in it was written; null when there is none
   */
  public void heard(String account, Instant at, Instant newestPost) {
    heard.merge(account, new Heard(at, newestPost), Heard::and);
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void writeHeard() {
    for (String account : heard.keySet()) {
      Heard news = heard.remove(account);
      List<Bson> changes = new ArrayList<>();
      changes.add(Updates.max("lastWebhookAt", Date.from(news.at())));
      newest(changes, news.newestPost());
      try {
        update(account, changes);
      } catch (StoreUnavailableException e) {
        heard.merge(account, news, Heard::and);
        return;
      }
    }
  }

  private record Heard(Instant at, Instant newestPost) {

    Heard and(Heard other) {
      return new Heard(later(at, other.at), later(newestPost, other.newestPost));
    }

    private static Instant later(Instant one, Instant other) {
      if (one == null || other == null) {
        return one == null ? other : one;
      }
      return one.isAfter(other) ? one : other;
    }
  }

  public void throttled(String account, Instant until, String error) {
    update(
        account,
        List.of(
            state(AccountState.THROTTLED),
            Updates.set("throttledUntil", Date.from(until)),
            Updates.set("lastError", error)));
  }

  /** @param state one that is not listening */
  public void deaf(String account, AccountState state, String error) {
    update(account, List.of(state(state), Updates.set("lastError", error)));
  }

  public void paused(String account) {
    update(account, List.of(state(AccountState.PAUSED), Updates.unset("lastError")));
  }

  private static Bson state(AccountState state) {
    return Updates.set("state", state.code());
  }

  private static void newest(List<Bson> changes, Instant newestPost) {
    if (newestPost != null) {
      changes.add(Updates.max("lastPostAt", Date.from(newestPost)));
    }
  }

  private void update(String account, List<Bson> changes) {
    database.ask(
        () ->
            statuses.updateOne(
                Filters.eq("_id", account), Updates.combine(changes), new UpdateOptions().upsert(true)));
  }

  private static Document document(Map.Entry<String, RateLimit> limit) {
    return new Document("endpoint", limit.getKey())
        .append("limit", limit.getValue().limit())
        .append("remaining", limit.getValue().remaining())
        .append("resetAt", date(limit.getValue().resetAt()));
  }

  private static Map<String, RateLimit> limits(Document found) {
    Map<String, RateLimit> limits = new TreeMap<>();
    for (Document one : found.getList("limits", Document.class, List.of())) {
      limits.put(one.getString("endpoint"), limit(one));
    }
    return limits;
  }

  private static RateLimit limit(Document found) {
    return new RateLimit(found.getInteger("limit", -1), found.getInteger("remaining", -1), time(found, "resetAt"));
  }

  private static AccountStatus status(Document found) {
    String state = found.getString("state");
    return new AccountStatus(
        state == null ? AccountState.LISTENING : AccountState.of(state),
        time(found, "throttledUntil"),
        time(found, "lastPostAt"),
        time(found, "lastPollAt"),
        time(found, "lastWebhookAt"),
        time(found, "caughtUpAt"),
        found.getString("lastError"),
        limit(found),
        limits(found));
  }

  private static Date date(Instant time) {
    return time == null ? null : Date.from(time);
  }

  private static Instant time(Document found, String field) {
    Date date = found.getDate(field);
    return date == null ? null : date.toInstant();
  }
}
