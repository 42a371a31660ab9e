package org.ventanilla.embedded;

import de.bwaldvogel.mongo.ServerVersion;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;

/**
 * A server that speaks the MongoDB protocol, in this JVM, on the loopback interface, with its data in one file.
 *
 * <p>It is not MongoDB: no transactions, no text search, time-to-live indexes are accepted and not kept. Insert, find,
 * update, unique indexes and {@code w=majority} work. When its JVM is killed, the writes of the last
 * {@value #COMMIT_DELAY_MILLIS} ms may be lost.
 */
public final class MongoServer implements AutoCloseable {

  static final int COMMIT_DELAY_MILLIS = 100;

  private final Path dataDirectory;
  private int port;
  private de.bwaldvogel.mongo.MongoServer server;

  private MongoServer(Path dataDirectory, int port) {
    this.dataDirectory = dataDirectory;
    this.port = port;
  }

  /**
   * Starts the server and returns when it serves clients.
   *
   * @param dataDirectory made when it is not there; what it holds is kept
   * @param port 0 for any free one
   * @throws StoreFailedException when it does not start, for example because the port is taken
   */
  public static MongoServer start(Path dataDirectory, int port) {
    MongoServer mongo = new MongoServer(dataDirectory.toAbsolutePath(), port);
    mongo.restart();
    return mongo;
  }

  /** What clients connect with. */
  public String connectionString() {
    return "mongodb://127.0.0.1:" + port;
  }

  /** The port it listens on. */
  public int port() {
    return port;
  }

  /** Stops it as an outage would look to its clients; {@link #restart()} brings it back. Stopping twice is fine. */
  public synchronized void stop() {
    if (server != null) {
      server.shutdownNow();
      server = null;
    }
  }

  /**
   * Starts it again after {@link #stop()}, on the same port with the same data.
   *
   * @throws StoreFailedException when it does not start
   */
  public synchronized void restart() {
    if (server != null) {
      return;
    }
    H2Backend backend = null;
    try {
      Files.createDirectories(dataDirectory);
      MVStore file = MVStore.open(dataDirectory.resolve("mongo.mv").toString());
      file.setAutoCommitDelay(COMMIT_DELAY_MILLIS);
      backend = new H2Backend(file);
      // The driver refuses to talk to the version that the server claims by default.
      backend.version(ServerVersion.MONGO_5_0);
      de.bwaldvogel.mongo.MongoServer starting = new de.bwaldvogel.mongo.MongoServer(backend);
      starting.bind("127.0.0.1", port);
      port = starting.getLocalAddress().getPort();
      server = starting;
    } catch (IOException | RuntimeException e) {
      if (backend != null) {
        backend.close();
      }
      throw new StoreFailedException("MongoDB did not start on port " + port + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    stop();
  }
}
