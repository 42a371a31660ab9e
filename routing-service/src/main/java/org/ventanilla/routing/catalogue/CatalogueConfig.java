package org.ventanilla.routing.catalogue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How the town's catalogue and places are read. */
@ConfigMapping(prefix = "ventanilla.catalogue")
public interface CatalogueConfig {

  /** How long the reader of topic {@code catalogue} waits between looks, and after a fault. */
  @WithDefault("1s")
  Duration pollInterval();

  /** How long the first mentions wait for the town's catalogue before they are read with the built-in one. */
  @WithDefault("20s")
  Duration firstLoad();

  /** JSON file of the town's places, {@code [{"name":...,"lat":...,"lon":...}]}; without it the demonstration town's. */
  Optional<Path> gazetteer();
}
