package org.ventanilla.response.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When people are told that an account is not heard, {@code ventanilla.account-alarms.*}. */
@ConfigMapping(prefix = "ventanilla.account-alarms")
interface AlarmConfig {

  /** How long a network may be out of reach before that is an alarm; a dead token is one at once. */
  @WithDefault("10m")
  Duration unreachableAfter();

  /** Who is written to about an account that names nobody. */
  Optional<List<String>> notifyEmails();

  /** The time between two tries to send a mail. */
  @WithDefault("5m")
  Duration mailAgain();

  /** The address of this service, as people reach it, for the link in a mail; without it there is none. */
  Optional<String> address();
}
