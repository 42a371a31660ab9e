package org.ventanilla.response.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How replies are sent, {@code ventanilla.delivery.*}. */
@ConfigMapping(prefix = "ventanilla.delivery")
interface DeliveryConfig {

  /** How long a reply waits before it leaves, so that it can be taken back. */
  @WithDefault("0s")
  Duration hold();

  /** How long a sender may take for one reply; longer than every timeout of a call to a network. */
  @WithDefault("120s")
  Duration lease();

  /** How long after an unknown outcome the network is asked whether the reply is there. */
  @WithDefault("5s")
  Duration lookAfter();

  /** How often it must be looked for in vain before it counts as not sent. */
  @WithDefault("2")
  int looks();

  /** The first wait after a network was out of reach; it doubles each time. */
  @WithDefault("2s")
  Duration backoff();

  /** The longest wait. */
  @WithDefault("10m")
  Duration maxBackoff();

  /** Tries before a network that stays out of reach makes a reply fail. */
  @WithDefault("12")
  int maxAttempts();

  /** Replies that are sent at the same time by one process. */
  @WithDefault("4")
  int senders();

  /** How often waiting replies are looked for, apart from the wake-up at each commit. */
  @WithDefault("1s")
  Duration sweep();

  /** False in a process that shall not send. */
  @WithDefault("true")
  boolean enabled();
}
