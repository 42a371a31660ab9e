package org.ventanilla.response.demand;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;

/** The town, {@code ventanilla.town.*}. */
@ConfigMapping(prefix = "ventanilla.town")
interface TownConfig {

  /** Where the town's year begins at midnight. */
  @WithDefault("Europe/Madrid")
  ZoneId zone();
}
