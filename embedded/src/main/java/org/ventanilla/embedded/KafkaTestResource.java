package org.ventanilla.embedded;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Gives a Quarkus test a Kafka of its own with every topic made.
 *
 * <p>A field of the test of type {@link EmbeddedKafka} is given the server, so that a test can make an outage.
 */
public final class KafkaTestResource implements QuarkusTestResourceLifecycleManager {

  private TemporaryDirectory directory;
  private EmbeddedKafka kafka;

  @Override
  public Map<String, String> start() {
    QuietLogs.ofStores();
    directory = TemporaryDirectory.create("kafka");
    kafka = EmbeddedKafka.start(directory.path(), 0);
    kafka.createTopics();
    return Map.of("kafka.bootstrap.servers", kafka.bootstrapServers());
  }

  @Override
  public void inject(TestInjector testInjector) {
    testInjector.injectIntoFields(kafka, new TestInjector.MatchesType(EmbeddedKafka.class));
  }

  @Override
  public void stop() {
    if (kafka != null) {
      kafka.close();
    }
    if (directory != null) {
      directory.close();
    }
  }
}
