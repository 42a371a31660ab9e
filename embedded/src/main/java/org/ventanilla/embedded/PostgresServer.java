package org.ventanilla.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A real PostgreSQL, as processes of its own, on the loopback interface, with the database {@value #DATABASE} that
 * belongs to the role {@value #USER}.
 *
 * <p>It trusts whoever connects from this machine: it is for a demonstration and for tests.
 */
public final class PostgresServer implements AutoCloseable {

  static final String DATABASE = "ventanilla";
  static final String USER = "ventanilla";

  private static final long ORPHAN_SECONDS = 20;

  private final Path dataDirectory;
  private final int port;
  private EmbeddedPostgres server;

  private PostgresServer(Path dataDirectory, int port) {
    this.dataDirectory = dataDirectory;
    this.port = port;
  }

  /**
   * Where the database is and who may use it.
   *
   * @param jdbcUrl the JDBC URL of the database
   * @param username its owner
   * @param password never empty, although the server trusts the machine it runs on
   */
  public record Address(String jdbcUrl, String username, String password) {}

  /**
   * Starts PostgreSQL and returns when the database is there.
   *
   * @param dataDirectory made when it is not there; what it holds is kept
   * @param port 0 for any free one
   * @throws StoreFailedException when it does not start, for example because the port is taken
   */
  public static PostgresServer start(Path dataDirectory, int port) {
    PostgresServer postgres =
        new PostgresServer(dataDirectory.toAbsolutePath(), port == 0 ? FreePort.any() : port);
    postgres.restart();
    return postgres;
  }

  /** Where the database is. */
  public Address address() {
    return new Address("jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE, USER, USER);
  }

  /** The port it listens on. */
  public int port() {
    return port;
  }

  /** Stops it as an outage would look to its clients; {@link #restart()} brings it back. Stopping twice is fine. */
  public synchronized void stop() {
    if (server != null) {
      try {
        server.close();
      } catch (IOException e) {
        throw new StoreFailedException("PostgreSQL did not stop: " + e.getMessage(), e);
      } finally {
        server = null;
      }
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
    stopOrphan(dataDirectory);
    if (!FreePort.isFree(port)) {
      // PostgreSQL itself would say so only in its log, and we would wait ten seconds for it.
      throw new StoreFailedException("PostgreSQL did not start on port " + port + ": the port is taken", null);
    }
    try {
      server =
          EmbeddedPostgres.builder()
              .setDataDirectory(dataDirectory)
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setPort(port)
              // Letters of every language have an upper and a lower case, whatever the language of the machine is.
              .setLocaleConfig("locale", "C.UTF-8")
              .setLocaleConfig("locale-provider", "builtin")
              .setLocaleConfig("builtin-locale", "C.UTF-8")
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setServerConfig("max_connections", "100")
              // Nothing of ours is left in the temporary directory of the machine, where it could meet another.
              .setServerConfig("unix_socket_directories", "")
              // The library's default forgets commits when the server is killed: here a commit is a promise.
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("fsync", "on")
              .start();
      createDatabase();
    } catch (IOException | SQLException | RuntimeException e) {
      stop();
      throw new StoreFailedException("PostgreSQL did not start on port " + port + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    stop();
  }

  /**
   * Stops a server that outlived the killed JVM that started it and holds the directory still; does nothing when there
   * is none. {@link #start} does it too, but by then its port has been chosen.
   *
   * @throws StoreFailedException when it does not stop
   */
  public static void stopOrphan(Path dataDirectory) {
    Path pidFile = dataDirectory.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    try {
      long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
      Optional<ProcessHandle> orphan = ProcessHandle.of(pid).filter(PostgresServer::isPostgres);
      if (orphan.isPresent()) {
        orphan.get().destroy();
        orphan.get().onExit().get(ORPHAN_SECONDS, TimeUnit.SECONDS);
      }
    } catch (TimeoutException e) {
      throw new StoreFailedException("PostgreSQL did not start: an earlier one in its directory does not stop", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | ExecutionException | NumberFormatException | IndexOutOfBoundsException e) {
      throw new StoreFailedException("PostgreSQL did not start: " + pidFile + " is not readable", e);
    }
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().map(command -> command.endsWith("postgres")).orElse(false);
  }

  private void createDatabase() throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      try (ResultSet found = statement.executeQuery("select from pg_database where datname = '" + DATABASE + "'")) {
        if (found.next()) {
          return;
        }
      }
      statement.execute("create role " + USER + " login password '" + USER + "'");
      statement.execute("create database " + DATABASE + " owner " + USER);
    }
  }
}
