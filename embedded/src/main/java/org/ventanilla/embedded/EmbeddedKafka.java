package org.ventanilla.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.utils.Time;
import org.ventanilla.events.Topics;

/**
 * A real Kafka of one node (KRaft: broker and controller together) in this JVM, on the loopback interface.
 *
 * <p>Topics are made only by {@link #createTopics()}, never by a client that asks for one, as in production.
 */
public final class EmbeddedKafka implements AutoCloseable {

  private static final int ATTEMPTS = 3;

  private final Path dataDirectory;
  private final int port;
  private final int controllerPort;
  private KafkaRaftServer server;

  private EmbeddedKafka(Path dataDirectory, int port, int controllerPort) {
    this.dataDirectory = dataDirectory;
    this.port = port;
    this.controllerPort = controllerPort;
  }

  /**
   * Starts Kafka and returns when it serves clients.
   *
   * @param dataDirectory made and formatted when it is not there; what it holds is kept
   * @param port the port for clients; 0 for any free one
   * @throws StoreFailedException when it does not start, for example because the port is taken
   */
  public static EmbeddedKafka start(Path dataDirectory, int port) {
    for (int attempt = 1; ; attempt++) {
      EmbeddedKafka kafka =
          new EmbeddedKafka(dataDirectory.toAbsolutePath(), port == 0 ? FreePort.any() : port, FreePort.any());
      try {
        kafka.startServer();
        return kafka;
      } catch (StoreFailedException e) {
        // Between choosing a free port and listening on it somebody else may have taken it.
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** What clients put in {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** The port for clients. */
  public int port() {
    return port;
  }

  /** Makes those of {@link Topics#ALL} that do not exist yet. */
  public void createTopics() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
      Set<String> existing = admin.listTopics().names().get();
      List<NewTopic> missing =
          Topics.ALL.stream()
              .filter(topic -> !existing.contains(topic.name()))
              .map(EmbeddedKafka::newTopic)
              .toList();
      admin.createTopics(missing).all().get();
    } catch (ExecutionException e) {
      throw new StoreFailedException("Kafka did not make the topics: " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreFailedException("Interrupted while Kafka made the topics", e);
    }
  }

  private static NewTopic newTopic(Topics.Topic topic) {
    NewTopic newTopic = new NewTopic(topic.name(), topic.partitions(), (short) 1);
    return topic.compacted()
        ? newTopic.configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT))
        : newTopic;
  }

  /** Stops it as an outage would look to its clients; {@link #restart()} brings it back. Stopping twice is fine. */
  public synchronized void stop() {
    if (server != null) {
      server.shutdown();
      server.awaitShutdown();
      server = null;
    }
  }

  /**
   * Starts it again after {@link #stop()}, on the same port with the same data.
   *
   * @throws StoreFailedException when it does not start
   */
  public void restart() {
    startServer();
  }

  @Override
  public void close() {
    stop();
  }

  private synchronized void startServer() {
    if (server != null) {
      return;
    }
    Properties settings = settings();
    KafkaRaftServer starting = null;
    try {
      format(settings);
      starting = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
      starting.startup();
      server = starting;
    } catch (RuntimeException | IOException e) {
      if (starting != null) {
        starting.shutdown();
      }
      throw new StoreFailedException("Kafka did not start on port " + port + ": " + e.getMessage(), e);
    }
  }

  private void format(Properties settings) throws IOException {
    Path log = logDirectory();
    if (Files.exists(log.resolve("meta.properties"))) {
      return;
    }
    Files.createDirectories(log);
    Path file = dataDirectory.resolve("server.properties");
    try (Writer writer = Files.newBufferedWriter(file)) {
      settings.store(writer, null);
    }
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    String[] arguments = {"format", "--cluster-id", Uuid.randomUuid().toString(), "--config", file.toString()};
    try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      if (StorageTool.execute(arguments, out) != 0) {
        throw new IOException("its directory was not formatted: " + said.toString(StandardCharsets.UTF_8).strip());
      }
    }
  }

  private Path logDirectory() {
    return dataDirectory.resolve("log");
  }

  private Properties settings() {
    Properties settings = new Properties();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    settings.put("listeners", "CLIENTS://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
    settings.put("advertised.listeners", "CLIENTS://127.0.0.1:" + port);
    settings.put("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("inter.broker.listener.name", "CLIENTS");
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("log.dirs", logDirectory().toString());
    settings.put("auto.create.topics.enable", "false");

    // One node is the whole cluster.
    settings.put("default.replication.factor", "1");
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("min.insync.replicas", "1");

    // Nobody else will stand in an election or join a group a moment later: do not wait for them.
    settings.put("controller.quorum.election.timeout.ms", "100");
    settings.put("controller.quorum.election.backoff.max.ms", "100");
    settings.put("broker.heartbeat.interval.ms", "500");
    settings.put("group.initial.rebalance.delay.ms", "0");

    // Small: a town's mentions of a day are a few megabytes, the default of 50 offset partitions is for a company.
    settings.put("offsets.topic.num.partitions", "3");
    settings.put("transaction.state.log.num.partitions", "3");
    settings.put("share.coordinator.state.topic.num.partitions", "1");
    settings.put("log.cleaner.dedupe.buffer.size", "4194304");
    settings.put("log.cleaner.io.buffer.size", "65536");
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    settings.put("background.threads", "2");
    return settings;
  }
}
