package org.ventanilla.response.open311;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Takes the key that the town begins with. */
@Singleton
class BootstrapKey {

  private final Open311Config config;
  private final ApiKeys keys;

  BootstrapKey(Open311Config config, ApiKeys keys) {
    this.config = config;
    this.keys = keys;
  }

  void start(@Observes StartupEvent started) {
    config.bootstrapKey().ifPresent(key -> keys.take(key, "Aplicación municipal"));
  }
}
