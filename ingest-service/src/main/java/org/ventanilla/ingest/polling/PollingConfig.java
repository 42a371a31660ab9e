package org.ventanilla.ingest.polling;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** How the accounts are polled. */
@ConfigMapping(prefix = "ventanilla.ingest")
interface PollingConfig {

  /** The time between two polls of an account. */
  @WithDefault("60s")
  Duration pollInterval();

  Polling polling();

  /** Further settings. */
  interface Polling {

    /** False: no account is polled, webhooks alone are heard. */
    @WithDefault("true")
    boolean enabled();

    /** Ids of accounts that are not polled. */
    Optional<Set<String>> paused();

    /** The time between two tries of an account whose token is dead. */
    @WithDefault("5m")
    Duration deadTokenProbe();

    /** The longest wait between two tries of a network that does not answer. */
    @WithDefault("5m")
    Duration longestRetry();

    /** How many accounts may be polled at the same moment. */
    @WithName("max-at-once")
    @WithDefault("32")
    int maxAtOnce();
  }
}
