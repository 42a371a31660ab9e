package org.ventanilla.routing.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How mentions are taken in. */
@ConfigMapping(prefix = "ventanilla.intake")
interface IntakeConfig {

  /** How long to wait before a batch that Kafka did not take is sent again. */
  @WithDefault("1s")
  Duration retryDelay();

  /** Largest record that is sent, in bytes; a larger one goes to the dead letter without its content. */
  @WithDefault("1000000")
  int maxRecordBytes();
}
