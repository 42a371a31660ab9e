package org.ventanilla.response.routing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How texts are tried out. */
@ConfigMapping(prefix = "ventanilla.routing")
public interface TrialConfig {

  /** How long a page waits for the routing service's answer. */
  @WithDefault("5s")
  Duration answerWithin();

  /** How many texts may be waiting for an answer at once. */
  @WithDefault("20")
  int waitingAtMost();
}
