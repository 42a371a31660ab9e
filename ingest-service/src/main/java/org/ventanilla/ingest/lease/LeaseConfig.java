package org.ventanilla.ingest.lease;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How several replicas agree on who does what. */
@ConfigMapping(prefix = "ventanilla.ingest.lease")
interface LeaseConfig {

  /**
   * This replica's name; the host's name and the HTTP port when not set. One that starts again under its old name goes on
   * at once, another waits for the lease to run out.
   */
  Optional<String> holder();

  /** How long a replica that died keeps its work from the others. */
  @WithDefault("20s")
  Duration lasts();
}
