package org.ventanilla.ingest.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often response-service is told how it goes with each account. */
@ConfigMapping(prefix = "ventanilla.ingest.report")
interface ReportConfig {

  /** The time between two reports of an account whose state stays what it is; a change of state is told at once. */
  @WithDefault("10s")
  Duration every();
}
