package org.ventanilla.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.ventanilla.embedded.EmbeddedKafka;
import org.ventanilla.embedded.FreePort;
import org.ventanilla.embedded.MongoServer;
import org.ventanilla.plaza.Plaza;
import org.ventanilla.plaza.PlazaConfig;
import org.ventanilla.plaza.square.Network;

/**
 * What listening needs and no more: Kafka, the MongoDB-protocol server, the simulated networks and ingest-service as
 * packaged, in as many replicas as are started. For tests and measurements; everything is on free ports.
 */
public final class ListeningTown implements AutoCloseable {

  private static final Duration READY_WITHIN = Duration.ofSeconds(90);

  private final Home home;
  private final Path root;
  private final Ports ports = Ports.free();
  private final EmbeddedKafka kafka;
  private final MongoServer mongo;
  private final Plaza plaza;
  private final ServiceSettings settings;
  private final List<Network> listened = new ArrayList<>();
  private final List<Replica> replicas = new ArrayList<>();

  private ListeningTown(Path directory, Path root, UnaryOperator<PlazaConfig> networks) {
    this.home = Home.take(directory, 0);
    this.root = root;
    Addresses addresses = new Addresses(ports);
    this.settings = new ServiceSettings(home, addresses);
    Credentials credentials = Credentials.keep(settings.credentialsFile(), addresses.urls());
    Accounts accounts = Accounts.keep(settings.accountsFile(), credentials.secrets(), addresses.plaza());
    this.kafka = EmbeddedKafka.start(home.file("kafka"), ports.kafka());
    kafka.createTopics();
    this.mongo = MongoServer.start(home.file("mongo"), ports.mongo());
    PlazaConfig config = PlazaConfig.villarrio().withPort(ports.plaza());
    for (Network network : Network.values()) {
      if (accounts.has(network.code())) {
        listened.add(network);
        config = config.withAccount(network, accounts.onPlaza(network.code()));
      }
    }
    this.plaza = Plaza.start(networks.apply(config));
  }

  /**
   * Starts the stores and the networks; ingest-service waits for {@link #startIngest}.
   *
   * @param directory where all data is
   * @param root the checkout, with ingest-service packaged
   * @param networks changes how the networks are set up
   */
  public static ListeningTown start(Path directory, Path root, UnaryOperator<PlazaConfig> networks) {
    return new ListeningTown(directory, root.toAbsolutePath().normalize(), networks);
  }

  /**
   * Starts a replica and returns when it is ready. The same name again is the same replica that comes back.
   *
   * @param more environment variables beside those of the quickstart
   * @throws CannotStartException when it does not become ready
   */
  public Replica startIngest(String name, Map<String, String> more) {
    Map<String, String> environment = new LinkedHashMap<>(settings.environment(Service.INGEST));
    environment.put("VENTANILLA_INGEST_LEASE_HOLDER", name);
    environment.putAll(more);
    int port = FreePort.any();
    Path log = home.log("ingest-" + name);
    try {
      ServiceJvm jvm =
          ServiceJvm.start(new ServiceJvm.Order(Service.INGEST, Service.INGEST.jar(root), port, environment, log));
      Replica replica = new Replica(jvm, URI.create("http://127.0.0.1:" + port));
      replicas.add(replica);
      if (!jvm.awaitReady(READY_WITHIN)) {
        throw new CannotStartException(
            "ingest-service no está listo: " + Files.readString(log), "ingest-service is not ready: see " + log);
      }
      return replica;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStartException("Interrumpido.", "Interrupted.", e);
    }
  }

  /** One ingest-service. */
  public static final class Replica {

    private final ServiceJvm jvm;
    private final URI url;

    private Replica(ServiceJvm jvm, URI url) {
      this.jvm = jvm;
      this.url = url;
    }

    public URI url() {
      return url;
    }

    /** As when the machine loses power. */
    public void kill() {
      jvm.kill();
    }

    public ProcessHandle process() {
      return jvm.handle();
    }
  }

  /** The networks on which the town has an account. */
  public List<Network> listened() {
    return List.copyOf(listened);
  }

  public Plaza plaza() {
    return plaza;
  }

  public EmbeddedKafka kafka() {
    return kafka;
  }

  public MongoServer mongo() {
    return mongo;
  }

  @Override
  public void close() {
    replicas.forEach(replica -> replica.jvm.stop());
    plaza.close();
    kafka.close();
    mongo.close();
    try {
      home.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
