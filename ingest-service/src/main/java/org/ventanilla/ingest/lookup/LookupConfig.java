package org.ventanilla.ingest.lookup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How what a webhook only pointed at is asked for. */
@ConfigMapping(prefix = "ventanilla.ingest.lookup")
interface LookupConfig {

  /** The wait after the first failure; doubled after each further one. */
  @WithDefault("1s")
  Duration firstRetry();

  /** The longest wait between two tries; there is no last try. */
  @WithDefault("10m")
  Duration longestRetry();
}
