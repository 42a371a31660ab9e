package org.ventanilla.quickstart;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.ventanilla.embedded.EmbeddedKafka;
import org.ventanilla.embedded.MongoServer;
import org.ventanilla.embedded.PostgresServer;
import org.ventanilla.plaza.Plaza;

/**
 * The whole town for tests: the stores, the three services as packaged and plaza, on free ports in a directory of its own
 * that is gone when it is closed. Needs {@code mvn package} before; failsafe has it.
 */
public final class WholeTown implements AutoCloseable {

  private final Path directory;
  private final Home home;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Town town;

  private WholeTown() throws IOException {
    directory = Files.createTempDirectory("ventanilla-town");
    home = Home.take(directory, 0);
    Console console = new Console(new PrintStream(said, true, StandardCharsets.UTF_8));
    town = Town.prepare(home, Path.of("..").toAbsolutePath().normalize(), Ports.free(), new PidFiles(directory), console);
  }

  /** Returns when every service is ready. */
  public static WholeTown start() {
    try {
      WholeTown whole = new WholeTown();
      try {
        whole.town.open();
        return whole;
      } catch (CannotStartException e) {
        e.addSuppressed(new IllegalStateException(whole.logs()));
        whole.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Who can log in, what signs the webhooks, and where everything is. */
  public Credentials credentials() {
    return town.credentials();
  }

  /** Address of a part: response, ingest, routing, plaza, kafka, postgres (JDBC) or mongo. */
  public String url(String part) {
    return urls().get(part);
  }

  public Map<String, String> urls() {
    return town.credentials().urls();
  }

  /** Kills a service without warning (SIGKILL); it stays dead until {@link #restart}. */
  public void kill(Service service) {
    town.service(service).killAndHold();
  }

  /** Starts a killed service; returns when it is ready. */
  public void restart(Service service) {
    town.service(service).start();
  }

  /** Kafka, for outages. */
  public EmbeddedKafka kafka() {
    return town.stores().kafka();
  }

  /** PostgreSQL, for outages. */
  public PostgresServer postgres() {
    return town.stores().postgres();
  }

  /** The MongoDB-protocol server, for outages. */
  public MongoServer mongo() {
    return town.stores().mongo();
  }

  /** The simulated networks. */
  public Plaza plaza() {
    return town.plaza();
  }

  /** Where {@code pids.json} and the logs are. */
  public Path directory() {
    return directory;
  }

  /** What the console would have said. */
  public String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    town.close();
    try {
      home.close();
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String logs() throws IOException {
    StringBuilder logs = new StringBuilder();
    for (Service service : Service.values()) {
      logs.append(Files.readString(home.log(service.module())));
    }
    return logs.toString();
  }
}
