package org.ventanilla.quickstart;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Everything that a service is told, by its environment and by files; the names are those of its own configuration. */
record ServiceSettings(Home home, Addresses addresses) {

  Path credentialsFile() {
    return home.file("credentials.json");
  }

  Path accountsFile() {
    return home.file("accounts.properties");
  }

  /** The environment variables of the service; files that they name and that are not there yet are made. */
  Map<String, String> environment(Service service) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("KAFKA_BOOTSTRAP_SERVERS", addresses.kafka());
    switch (service) {
      case INGEST -> {
        environment.put("QUARKUS_MONGODB_CONNECTION_STRING", addresses.mongo());
        environment.put("SMALLRYE_CONFIG_LOCATIONS", location(accountsFile()));
        environment.put("VENTANILLA_ACCOUNTS_KEY", accountsKey());
        environment.put("VENTANILLA_INGEST_POLL_INTERVAL", "1s");
        environment.put("VENTANILLA_INGEST_POLLING_LONGEST_INTERVAL", "1s");
      }
      case RESPONSE -> {
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", addresses.postgres());
        environment.put("QUARKUS_DATASOURCE_USERNAME", "ventanilla");
        environment.put("QUARKUS_DATASOURCE_PASSWORD", "ventanilla");
        environment.put("QUARKUS_HTTP_AUTH_SESSION_ENCRYPTION_KEY", kept("session-key", SecretFile.randomKey()));
        environment.put("VENTANILLA_ACCOUNTS_KEY", accountsKey());
        environment.put("VENTANILLA_PEOPLE_BOOTSTRAP_FILE", credentialsFile().toString());
        environment.put("VENTANILLA_OPEN311_BOOTSTRAP_KEY", Credentials.read(credentialsFile()).secrets().open311());
        // The simulated networks keep photos on this machine, by either of its names: nowhere else would that be allowed.
        environment.put("VENTANILLA_MEDIA_ORIGINS", addresses.plaza() + "," + addresses.plaza().replace("localhost", "127.0.0.1"));
        // A file and not the environment: there an accent survives whatever the machine's locale is.
        kept("town.properties", "config_ordinal=275\nventanilla.town.name=Villarr\\u00edo\n");
        environment.put(
            "SMALLRYE_CONFIG_LOCATIONS", location(accountsFile()) + "," + location(home.file("town.properties")));
      }
      case ROUTING -> {
        // Kafka is all it needs.
      }
    }
    return environment;
  }

  /** Encrypts the accounts' credentials, in both services that use them. */
  private String accountsKey() {
    return kept("accounts-key", SecretFile.randomKey());
  }

  /** What the file holds; it is made with {@code content} when it is not there. */
  private String kept(String name, String content) {
    Path file = home.file(name);
    try {
      if (!Files.exists(file)) {
        SecretFile.write(file, content.getBytes(StandardCharsets.UTF_8));
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new CannotStartException(
          "No se puede leer o escribir " + file + ".", "Cannot read or write " + file + ".", e);
    }
  }

  private static String location(Path file) {
    return file.toUri().toString();
  }
}
