package org.ventanilla.response.account;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ventanilla.networks.vault.Vault;

/**
 * The keys of the accounts' credentials: {@code ventanilla.accounts-key} and, while keys change, {@code
 * ventanilla.accounts-old-key}; each 32 bytes in Base64. Without a key accounts are only what the configuration declares.
 */
@Singleton
final class AccountVault {

  private final Optional<Vault> vault;

  AccountVault(
      @ConfigProperty(name = "ventanilla.accounts-key") Optional<String> key,
      @ConfigProperty(name = "ventanilla.accounts-old-key") Optional<String> oldKey) {
    this.vault = Vault.of(key, oldKey);
  }

  Optional<Vault> vault() {
    return vault;
  }

  /**
   * @throws AccountsKeyMissingException if there is no key
   */
  Vault required() {
    return vault.orElseThrow(AccountsKeyMissingException::new);
  }
}
