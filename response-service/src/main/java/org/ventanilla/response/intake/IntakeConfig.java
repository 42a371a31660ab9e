package org.ventanilla.response.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How routed mentions are taken in, {@code ventanilla.intake.*}. */
@ConfigMapping(prefix = "ventanilla.intake")
interface IntakeConfig {

  /** False in a process that shall only serve pages. */
  @WithDefault("true")
  boolean enabled();

  /** The consumer group; the replicas of one deployment share it. */
  @WithDefault("response-service")
  String group();

  /** The most mentions that are stored in one transaction. */
  @WithDefault("500")
  int batch();

  /** The longest wait between two tries while the database is away. */
  @WithDefault("10s")
  Duration maxWait();
}
