package org.ventanilla.ingest.polling;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** How the accounts are polled. */
@ConfigMapping(prefix = "ventanilla.ingest")
interface PollingConfig {

  /** The shortest time between two polls of an account. */
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

    /**
     * The longest time between two polls of an account, reached while webhooks come and polls find nothing that they did
     * not tell; {@link #pollInterval()} is the shortest.
     */
    @WithDefault("5m")
    Duration longestInterval();

    /** After so long without a webhook of an account it is polled as if there were none. */
    @WithDefault("1h")
    Duration webhookSilence();

    /** A post that a poll finds so soon after it was written may still be told by webhook. */
    @WithDefault("10s")
    Duration webhookGrace();

    /** How often to ask whether the network still sends webhooks; sooner when a poll finds what none told. */
    @WithDefault("15m")
    Duration subscriptionCheck();
  }
}
