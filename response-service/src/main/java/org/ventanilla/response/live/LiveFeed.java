package org.ventanilla.response.live;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.ventanilla.response.database.Database;
import org.ventanilla.response.database.Wakeups;

/**
 * Brings live events to the streams of this replica. One thread reads; streams of one scope at one place share a query,
 * whose condition is the scope: an event of another department never leaves the database.
 *
 * <p>Only events below {@code pg_snapshot_xmin} are read: every transaction with a smaller number has ended, so none can
 * still commit an event before the place that was read. While some wait for such a transaction they are looked for again
 * within milliseconds.
 */
@Singleton
class LiveFeed {

  private static final Logger LOG = Logger.getLogger(LiveFeed.class);
  private static final int AT_ONCE = 500;
  private static final Duration SWEEP = Duration.ofSeconds(1);
  private static final Duration HELD_BACK = Duration.ofMillis(15);
  private static final Duration SLOW = Duration.ofMillis(200);
  private static final Duration FAILED = Duration.ofSeconds(1);

  private final Database database;
  private final Wakeups wakeups;
  private final Set<Stream> streams = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;
  private Thread thread;

  LiveFeed(Database database, Wakeups wakeups) {
    this.database = database;
    this.wakeups = wakeups;
  }

  void start(@Observes StartupEvent started) {
    thread = new Thread(this::run, "live");
    thread.setDaemon(true);
    thread.start();
  }

  void stop(@Observes ShutdownEvent ended) {
    stopping = true;
    if (thread != null) {
      thread.interrupt();
    }
    streams.forEach(Stream::end);
  }

  /** Where a new stream begins: what is told from now on. */
  EventId now() {
    return database
        .first(
            "SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS xact", row -> new EventId(row.getString("xact"), 0))
        .orElseThrow();
  }

  void add(Stream stream) {
    streams.add(stream);
    wakeups.wake(Wakeups.LIVE);
  }

  void remove(Stream stream) {
    streams.remove(stream);
  }

  int open() {
    return streams.size();
  }

  /** A page that was away longer than this starts anew. */
  @Scheduled(every = "10m", delayed = "1m")
  void forget() {
    database.update("DELETE FROM live_event WHERE at < now() - interval '1 day'");
  }

  private void run() {
    long seen = 0;
    Duration wait = SWEEP;
    while (!stopping) {
      try {
        seen = wakeups.await(Wakeups.LIVE, seen, wait);
        wait = deliver();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.warnf("live events wait for the database: %s", e.getMessage());
        wait = FAILED;
      }
    }
  }

  private record Place(String scope, EventId after) {}

  /** @return how long to wait at most before it is looked again */
  private Duration deliver() {
    if (streams.isEmpty()) {
      return SWEEP;
    }
    Map<Place, List<Stream>> places = new HashMap<>();
    boolean slow = false;
    for (Stream stream : streams) {
      if (stream.reads()) {
        places.computeIfAbsent(new Place(stream.scope(), stream.after()), place -> new ArrayList<>()).add(stream);
      } else {
        slow = true;
      }
    }
    boolean more = false;
    for (Map.Entry<Place, List<Stream>> place : places.entrySet()) {
      List<LiveEvent> events = read(place.getKey());
      place.getValue().forEach(stream -> stream.push(events));
      more |= events.size() == AT_ONCE;
    }
    return more || heldBack() ? HELD_BACK : slow ? SLOW : SWEEP;
  }

  /** The primary key is the index. */
  private List<LiveEvent> read(Place place) {
    return database.list(
        """
        SELECT xact::text AS xact, seq, name, data::text AS data FROM live_event
        WHERE (xact, seq) > (?::xid8, ?) AND xact < pg_snapshot_xmin(pg_current_snapshot())
          AND CASE WHEN ?::text IS NULL THEN town ELSE department = ? END
        ORDER BY xact, seq LIMIT ?
        """,
        row ->
            new LiveEvent(
                new EventId(row.getString("xact"), row.getLong("seq")), row.getString("name"), row.getString("data")),
        place.after().xact(),
        place.after().seq(),
        place.scope(),
        place.scope(),
        AT_ONCE);
  }

  private boolean heldBack() {
    return database
        .first(
            "SELECT EXISTS (SELECT 1 FROM live_event WHERE xact >= pg_snapshot_xmin(pg_current_snapshot())) AS held",
            row -> row.getBoolean("held"))
        .filter(Objects::nonNull)
        .orElse(false);
  }
}
