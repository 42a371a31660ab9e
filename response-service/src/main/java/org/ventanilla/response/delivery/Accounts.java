package org.ventanilla.response.delivery;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.DeclaredAccounts;

/** The municipal accounts that this service can answer from. */
@Singleton
public class Accounts {

  private final Map<String, Account> byId;

  Accounts(AccountsConfig config) {
    byId = DeclaredAccounts.of(config.declared());
  }

  /** The configured account with this name. */
  public Optional<Account> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The name people see; the id itself for an account that is not configured. */
  public String name(String id) {
    return find(id).map(Account::name).orElse(id);
  }

  /** The networks on which the town has an account, in the order of the enum. */
  public List<Network> networks() {
    return byId.values().stream().map(Account::network).distinct().sorted().toList();
  }
}
