package org.ventanilla.response.media;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How citizens' photos are fetched, {@code ventanilla.media.*}. */
@ConfigMapping(prefix = "ventanilla.media")
interface MediaConfig {

  /** False in a process that shall not fetch. */
  @WithDefault("true")
  boolean enabled();

  /**
   * Addresses to fetch from beside the networks' own hosts, each scheme, host and port: a Mastodon server's media host that
   * is not below its name, or simulated networks. They need not be public: name only what citizens may read.
   */
  Optional<List<URI>> origins();

  /** Photos that are fetched at the same time by one process; drawn anew they are one after another. */
  @WithDefault("3")
  int workers();

  /** How long a connection may take, and a network may be silent. */
  @WithDefault("5s")
  Duration patience();

  /** How long a photo may take altogether. */
  @WithDefault("30s")
  Duration most();

  /** How long a worker may hold a photo; longer than all of the above and the drawing. */
  @WithDefault("3m")
  Duration lease();

  /** The first wait after a network was out of reach; it doubles each time. */
  @WithDefault("5s")
  Duration backoff();

  /** The longest wait. */
  @WithDefault("1h")
  Duration maxBackoff();

  /** Tries before a network that stays out of reach makes a photo fail: about six hours with the waits above. */
  @WithDefault("15")
  int maxAttempts();

  /** How often waiting photos are looked for, apart from the wake-up at each commit. */
  @WithDefault("2s")
  Duration sweep();
}
