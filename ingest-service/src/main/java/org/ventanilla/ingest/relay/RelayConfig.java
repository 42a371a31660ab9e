package org.ventanilla.ingest.relay;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How stored mentions get to Kafka. */
@ConfigMapping(prefix = "ventanilla.ingest.relay")
interface RelayConfig {

  /** How many are sent together. */
  @WithDefault("500")
  int batchSize();

  /** How often to look for what another replica stored, or what an earlier run left. */
  @WithDefault("1s")
  Duration sweep();

  /** How long Kafka may take for a record before it counts as not sent. */
  @WithDefault("8s")
  Duration deliveryTimeout();
}
