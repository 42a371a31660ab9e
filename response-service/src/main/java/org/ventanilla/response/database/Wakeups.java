package org.ventanilla.response.database;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Hears the database's notifications on one connection and wakes who waits for them. Only a hint: whoever waits also
 * looks by itself now and then, so that a lost connection costs a moment and nothing else.
 */
@Singleton
public class Wakeups {

  /** Live events were committed. */
  public static final String LIVE = "live_event";
  /** Replies were queued. */
  public static final String REPLY = "reply";
  /** Photos are to be fetched. */
  public static final String MEDIA = "media";

  private static final Logger LOG = Logger.getLogger(Wakeups.class);
  private static final List<String> CHANNELS = List.of(LIVE, REPLY, MEDIA);
  private static final int LISTEN_MILLIS = 10_000;
  private static final long AGAIN_MILLIS = 1_000;

  private final DataSource dataSource;
  private final Map<String, Bell> bells = new ConcurrentHashMap<>();
  private volatile boolean stopping;
  private Thread thread;

  Wakeups(DataSource dataSource) {
    this.dataSource = dataSource;
    CHANNELS.forEach(channel -> bells.put(channel, new Bell()));
  }

  private static final class Bell {

    private long rings;

    synchronized void ring() {
      rings++;
      notifyAll();
    }

    synchronized long await(long heard, Duration most) throws InterruptedException {
      long end = System.nanoTime() + most.toNanos();
      while (rings == heard) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          break;
        }
        wait(left);
      }
      return rings;
    }
  }

  /**
   * Waits until a channel has rung since it was last heard, or for so long.
   *
   * @param heard what this method returned before; 0 at first
   */
  public long await(String channel, long heard, Duration most) throws InterruptedException {
    return bells.get(channel).await(heard, most);
  }

  /** Rings within this process. */
  public void wake(String channel) {
    bells.get(channel).ring();
  }

  void start(@Observes StartupEvent started) {
    thread = new Thread(this::run, "wakeups");
    thread.setDaemon(true);
    thread.start();
  }

  void stop(@Observes ShutdownEvent ended) {
    stopping = true;
    if (thread != null) {
      thread.interrupt();
    }
  }

  private void run() {
    while (!stopping) {
      try (Connection connection = dataSource.getConnection()) {
        listen(connection);
      } catch (SQLException e) {
        if (!stopping) {
          LOG.warnf("not listening to the database for a moment: SQLSTATE %s", e.getSQLState());
          rest();
        }
      }
    }
  }

  private void listen(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String channel : CHANNELS) {
        statement.execute("LISTEN " + channel);
      }
    }
    // Something may have been committed while nobody listened.
    CHANNELS.forEach(this::wake);
    PGConnection postgres = connection.unwrap(PGConnection.class);
    while (!stopping) {
      PGNotification[] heard = postgres.getNotifications(LISTEN_MILLIS);
      if (heard == null || heard.length == 0) {
        // A dead server shows only when it is asked something.
        try (Statement statement = connection.createStatement()) {
          statement.execute("SELECT 1");
        }
        continue;
      }
      for (PGNotification each : heard) {
        wake(each.getName());
      }
    }
  }

  private void rest() {
    try {
      Thread.sleep(AGAIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopping = true;
    }
  }
}
