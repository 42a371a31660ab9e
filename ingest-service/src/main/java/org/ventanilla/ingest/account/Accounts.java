package org.ventanilla.ingest.account;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.DeclaredAccounts;

/** The accounts of the town, as they are now. */
@Singleton
public final class Accounts {

  private final Map<String, Account> accounts;

  Accounts(AccountsConfig config) {
    this.accounts = DeclaredAccounts.of(config.declared());
  }

  public Collection<Account> all() {
    return List.copyOf(accounts.values());
  }

  public Optional<Account> withId(String id) {
    return Optional.ofNullable(accounts.get(id));
  }

  public List<Account> on(Network network) {
    return accounts.values().stream().filter(account -> account.network() == network).toList();
  }

  /** False for an account that a person paused: its webhooks are taken, and nothing is read from its network. */
  public boolean isPolled(String id) {
    return accounts.containsKey(id);
  }

  /** What may sign a webhook of this network. */
  public Set<String> signingSecrets(Network network) {
    return on(network).stream()
        .map(account -> account.credentials().appSecret())
        .filter(secret -> !secret.isEmpty())
        .collect(Collectors.toSet());
  }

  /** The words that a subscriber of this network's webhooks may ask to have repeated. */
  public Set<String> verifyTokens(Network network) {
    return on(network).stream()
        .map(account -> account.credentials().verifyToken())
        .filter(token -> !token.isEmpty())
        .collect(Collectors.toSet());
  }
}
