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

/** The municipal accounts that this service can answer from. */
@Singleton
public class Accounts {

  private final Map<String, Account> byId = new LinkedHashMap<>();

  Accounts(AccountsConfig config) {
    config.accounts().forEach((id, account) -> byId.put(id, account(id, account)));
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

  private static Account account(String id, AccountsConfig.AccountConfig config) {
    Network network = Network.of(config.network());
    String handle = config.handle().orElse("");
    return new Account(
        id,
        network,
        config.networkId(),
        handle,
        config.name().orElse(handle.isEmpty() ? id : "@" + handle),
        new Credentials(
            config.appKey().orElse(""),
            config.appSecret().orElse(""),
            config.token().orElse(""),
            config.tokenSecret().orElse(""),
            config.verifyToken().orElse("")),
        config.baseUrl().orElseGet(() -> ownAddress(network)));
  }

  private static URI ownAddress(Network network) {
    return switch (network) {
      case X -> URI.create("https://api.x.com");
      case FACEBOOK, INSTAGRAM -> URI.create("https://graph.facebook.com");
      case MASTODON -> URI.create("https://mastodon.social");
      case BLUESKY -> URI.create("https://bsky.social");
      case WEB -> URI.create("https://localhost");
    };
  }
}
