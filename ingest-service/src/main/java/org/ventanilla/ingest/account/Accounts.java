package org.ventanilla.ingest.account;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.Credentials;

/** The configured accounts of the town. */
@Singleton
public final class Accounts {

  private static final Map<Network, URI> OWN_ADDRESS =
      Map.of(
          Network.X, URI.create("https://api.x.com"),
          Network.FACEBOOK, URI.create("https://graph.facebook.com"),
          Network.INSTAGRAM, URI.create("https://graph.facebook.com"));

  private final Map<String, Account> accounts = new LinkedHashMap<>();

  Accounts(AccountsConfig config) {
    config.accounts().forEach((id, account) -> accounts.put(id, account(id, account)));
    long different = accounts.values().stream().map(a -> a.network() + ":" + a.networkId()).distinct().count();
    if (different < accounts.size()) {
      throw new IllegalArgumentException("two of ventanilla.accounts have the same network and network-id");
    }
  }

  private static Account account(String id, AccountsConfig.AccountConfig config) {
    Network network = network(id, config.network());
    String handle = config.handle().orElse("");
    URI baseUrl = config.baseUrl().orElse(OWN_ADDRESS.get(network));
    if (baseUrl == null) {
      throw new IllegalArgumentException("ventanilla.accounts.\"" + id + "\".base-url is missing");
    }
    return new Account(
        id,
        network,
        config.networkId(),
        handle,
        config.name().orElse(handle.isEmpty() ? id : handle),
        new Credentials(
            config.appKey().orElse(""),
            config.appSecret().orElse(""),
            config.token().orElse(""),
            config.tokenSecret().orElse(""),
            config.verifyToken().orElse("")),
        baseUrl);
  }

  private static Network network(String id, String code) {
    try {
      return Network.of(code);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("ventanilla.accounts.\"" + id + "\".network is no network we know", e);
    }
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
