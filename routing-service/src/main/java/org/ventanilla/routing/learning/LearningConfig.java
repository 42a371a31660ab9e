package org.ventanilla.routing.learning;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the service learns from corrections. */
@ConfigMapping(prefix = "ventanilla.learning")
public interface LearningConfig {

  /** How many corrected mentions are remembered, the newest; all instances must have the same number. */
  @WithDefault("20000")
  int remembered();

  /** How long the reader of topic {@code corrections} waits between looks, and after a fault. */
  @WithDefault("1s")
  Duration pollInterval();

  /** How long the first mentions wait for the corrections before they are read without them. */
  @WithDefault("60s")
  Duration firstLoad();
}
