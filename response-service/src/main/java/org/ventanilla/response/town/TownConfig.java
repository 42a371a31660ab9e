package org.ventanilla.response.town;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;

/** The town, {@code ventanilla.town.*}. */
@ConfigMapping(prefix = "ventanilla.town")
public interface TownConfig {

  /** The municipality's name, as its people read it at the top of every page. */
  @WithDefault("Ayuntamiento")
  String name();

  /** Where the town's year begins at midnight, and whose hours its pages show. */
  @WithDefault("Europe/Madrid")
  ZoneId zone();
}
