package org.ventanilla.response.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;
import org.ventanilla.networks.DeclaredAccount;

/** The declared accounts, {@code ventanilla.accounts.<id>.*}; the same keys as in ingest-service. */
@ConfigMapping(prefix = "ventanilla.accounts")
interface AccountsConfig {

  /** By our own name of the account, for example {@code x-villarrio}. */
  @WithParentName
  Map<String, DeclaredAccount> declared();
}
