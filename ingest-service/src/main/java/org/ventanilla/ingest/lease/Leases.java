package org.ventanilla.ingest.lease;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.ventanilla.ingest.database.Database;
import org.ventanilla.ingest.database.StoreUnavailableException;

/**
 * Who of several replicas does a piece of work; collection {@code leases}, one document a piece of work. The replicas'
 * clocks must agree within a few seconds.
 */
@Singleton
public final class Leases {

  private static final Logger LOG = Logger.getLogger(Leases.class);

  /** Of this kind of work everyone has an own piece: to be there. */
  private static final String REPLICA = "replica:";

  /** How often, in a lease's time, one without it asks whether it is free now. */
  private static final int ASKS = 5;

  private final Database database;
  private final MongoCollection<Document> leases;
  private final Clock clock;
  private final Duration lasts;
  private final String holder;
  private final Map<String, Instant> held = new ConcurrentHashMap<>();
  private final AtomicLong replicas = new AtomicLong();

  Leases(
      Database database,
      Clock clock,
      LeaseConfig config,
      @ConfigProperty(name = "quarkus.http.port") int port,
      MeterRegistry meters) {
    this.database = database;
    this.leases = database.collection("leases");
    this.clock = clock;
    this.lasts = config.lasts();
    this.holder = config.holder().orElseGet(() -> hostName() + ":" + port);
    meters.gauge("ventanilla.replicas", replicas);
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  /**
   * Takes a piece of work, or keeps it.
   *
   * @return true if it is this replica's for at least half of the lease's time from now
   * @throws StoreUnavailableException if MongoDB does not answer and the lease is running out
   */
  public boolean hold(String work) {
    Instant until = held.get(work);
    if (until != null && clock.instant().plus(lasts.dividedBy(2)).isBefore(until)) {
      return true;
    }
    return take(work);
  }

  /** How soon to ask again for work that another replica does: it is handed over within the lease and this. */
  public Duration askAgain() {
    return lasts.dividedBy(ASKS);
  }

  /** True if no other replica was there at the last look, which is a few seconds old. */
  public boolean alone() {
    return replicas.get() == 1;
  }

  private boolean take(String work) {
    Instant now = clock.instant();
    Instant until = now.plus(lasts);
    Bson mineOrNobodys =
        Filters.and(
            Filters.eq("_id", work),
            Filters.or(Filters.eq("holder", holder), Filters.lt("until", Date.from(now))));
    Bson toMe = Updates.combine(Updates.set("holder", holder), Updates.set("until", Date.from(until)));
    boolean mine =
        database.ask(() -> leases.updateOne(mineOrNobodys, toMe)).getMatchedCount() == 1
            || database.insertNew(
                leases,
                new Document("_id", work).append("holder", holder).append("until", Date.from(until)));
    if (!mine) {
      held.remove(work);
    } else if (held.put(work, until) == null) {
      LOG.infof("%s is now done by %s", work, holder);
    }
    return mine;
  }

  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void renew() {
    try {
      hold(REPLICA + holder);
      held.keySet().forEach(this::take);
      replicas.set(database.ask(() -> leases.countDocuments(replicasThere())));
    } catch (StoreUnavailableException e) {
      LOG.debug("leases are not renewed: MongoDB does not answer");
    }
  }

  private Bson replicasThere() {
    return Filters.and(Filters.regex("_id", "^" + REPLICA), Filters.gte("until", Date.from(clock.instant())));
  }

  /** Last of all at shutdown, so that another replica goes on at once. */
  void giveBack(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) ShutdownEvent event) {
    try {
      database.ask(() -> leases.deleteMany(Filters.eq("holder", holder)));
    } catch (StoreUnavailableException e) {
      LOG.debug("leases run out by themselves: MongoDB does not answer");
    }
  }
}
