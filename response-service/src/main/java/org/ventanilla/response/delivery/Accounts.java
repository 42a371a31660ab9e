package org.ventanilla.response.delivery;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.Credentials;
import org.ventanilla.networks.DeclaredAccounts;
import org.ventanilla.response.town.TownConfig;

/** The municipal accounts that this service can answer from. */
@Singleton
public class Accounts {

  /** The town's own page, which is always there. */
  public static final String WEB = "web";

  private final Map<String, Account> byId;

  Accounts(AccountsConfig config, TownConfig town) {
    byId = new LinkedHashMap<>(DeclaredAccounts.of(config.declared()));
    byId.put(WEB, ownPage(town));
  }

  private static Account ownPage(TownConfig town) {
    return new Account(
        WEB, Network.WEB, "town", "", town.name(), new Credentials("", "", "", "", ""), URI.create("http://localhost"));
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
