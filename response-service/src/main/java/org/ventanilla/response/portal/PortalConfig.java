package org.ventanilla.response.portal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The town's page, {@code ventanilla.portal.*}. */
@ConfigMapping(prefix = "ventanilla.portal")
interface PortalConfig {

  /** How often one address may report, join or reopen in an hour. Many phones can share one address. */
  @WithDefault("30")
  int sendingsPerHour();
}
