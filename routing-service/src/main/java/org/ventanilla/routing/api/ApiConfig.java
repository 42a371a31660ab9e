package org.ventanilla.routing.api;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of the classification API. */
@ConfigMapping(prefix = "ventanilla.api")
interface ApiConfig {

  /** Largest body of a request, in bytes; more is answered 413. */
  @WithDefault("8388608")
  int maxBodyBytes();

  /** How many texts one request may bring. */
  @WithDefault("1000")
  int maxTexts();
}
