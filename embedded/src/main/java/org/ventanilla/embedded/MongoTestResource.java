package org.ventanilla.embedded;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Gives a Quarkus test a server of its own that speaks the MongoDB protocol.
 *
 * <p>A field of the test of type {@link MongoServer} is given the server, so that a test can make an outage.
 */
public final class MongoTestResource implements QuarkusTestResourceLifecycleManager {

  private TemporaryDirectory directory;
  private MongoServer mongo;

  @Override
  public Map<String, String> start() {
    QuietLogs.ofStores();
    directory = TemporaryDirectory.create("mongo");
    mongo = MongoServer.start(directory.path(), 0);
    return Map.of("quarkus.mongodb.connection-string", mongo.connectionString());
  }

  @Override
  public void inject(TestInjector testInjector) {
    testInjector.injectIntoFields(mongo, new TestInjector.MatchesType(MongoServer.class));
  }

  @Override
  public void stop() {
    if (mongo != null) {
      mongo.close();
    }
    if (directory != null) {
      directory.close();
    }
  }
}
