package org.ventanilla.embedded;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Gives a Quarkus test a PostgreSQL of its own with an empty database.
 *
 * <p>A field of the test of type {@link PostgresServer} is given the server, so that a test can make an outage.
 */
public final class PostgresTestResource implements QuarkusTestResourceLifecycleManager {

  private TemporaryDirectory directory;
  private PostgresServer postgres;

  @Override
  public Map<String, String> start() {
    QuietLogs.ofStores();
    directory = TemporaryDirectory.create("postgres");
    postgres = PostgresServer.start(directory.path(), 0);
    PostgresServer.Address address = postgres.address();
    return Map.of(
        "quarkus.datasource.jdbc.url", address.jdbcUrl(),
        "quarkus.datasource.username", address.username(),
        "quarkus.datasource.password", address.password());
  }

  @Override
  public void inject(TestInjector testInjector) {
    testInjector.injectIntoFields(postgres, new TestInjector.MatchesType(PostgresServer.class));
  }

  @Override
  public void stop() {
    if (postgres != null) {
      postgres.close();
    }
    if (directory != null) {
      directory.close();
    }
  }
}
