package org.ventanilla.response.people;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.ventanilla.response.catalogue.CataloguePublisher;
import org.ventanilla.response.kafka.KafkaUnavailableException;

/** What is done at the start: people are made, and what other services must know is said until Kafka has it. */
@Singleton
class FirstThings {

  private static final Logger LOG = Logger.getLogger(FirstThings.class);
  private static final long AGAIN_MILLIS = 5_000;

  private final PeopleConfig config;
  private final BootstrapPeople bootstrap;
  private final TokenPublisher tokens;
  private final CataloguePublisher catalogue;

  FirstThings(
      PeopleConfig config, BootstrapPeople bootstrap, TokenPublisher tokens, CataloguePublisher catalogue) {
    this.config = config;
    this.bootstrap = bootstrap;
    this.tokens = tokens;
    this.catalogue = catalogue;
  }

  void start(@Observes StartupEvent started) {
    config.bootstrapFile().ifPresent(bootstrap::make);
    Thread thread = new Thread(this::tell, "first-things");
    thread.setDaemon(true);
    thread.start();
  }

  private void tell() {
    while (true) {
      try {
        tokens.publish();
        catalogue.publish();
        return;
      } catch (KafkaUnavailableException e) {
        LOG.warnf("the catalogue and the tokens wait for Kafka: %s", e.getMessage());
      }
      try {
        Thread.sleep(AGAIN_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
