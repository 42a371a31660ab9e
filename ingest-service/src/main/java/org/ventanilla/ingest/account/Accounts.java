package org.ventanilla.ingest.account;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.ventanilla.events.AccountSettings;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.Credentials;
import org.ventanilla.networks.DeclaredAccounts;
import org.ventanilla.networks.vault.UnreadableSecretException;
import org.ventanilla.networks.vault.Vault;

/**
 * The accounts of the town, as they are now: those that response-service told of, and those declared in the configuration
 * that it has not told of.
 */
@Singleton
public final class Accounts {

  private static final Logger LOG = Logger.getLogger(Accounts.class);

  private final Map<String, Account> declared;
  private final Map<String, String> declaredDepartments = new HashMap<>();
  private final Optional<Vault> vault;
  private final Event<AccountsChanged> changed;
  private final Map<String, AccountSettings> settings = new LinkedHashMap<>();
  private volatile Map<String, Known> known;

  Accounts(
      AccountsConfig config,
      @ConfigProperty(name = "ventanilla.accounts-key") Optional<String> key,
      @ConfigProperty(name = "ventanilla.accounts-old-key") Optional<String> oldKey,
      Event<AccountsChanged> changed) {
    this.declared = DeclaredAccounts.of(config.declared());
    config.declared().forEach((id, one) -> one.department().ifPresent(code -> declaredDepartments.put(id, code)));
    this.vault = Vault.of(key, oldKey);
    this.changed = changed;
    this.known = everyone();
  }

  private record Known(Account account, boolean polled, String department) {}

  /** Takes what was told of accounts; what is older than what is known changes nothing. */
  synchronized void take(Collection<AccountSettings> told) {
    boolean news = false;
    for (AccountSettings one : told) {
      AccountSettings before = settings.get(one.id());
      if (before == null || before.version() < one.version()) {
        settings.put(one.id(), one);
        news = true;
      }
    }
    if (news) {
      Map<String, Known> before = known;
      known = everyone();
      if (!before.equals(known)) {
        LOG.infof("accounts now: %s", known.keySet());
        changed.fire(new AccountsChanged());
      }
    }
  }

  private Map<String, Known> everyone() {
    Map<String, Known> all = new LinkedHashMap<>();
    Set<String> told =
        settings.values().stream().filter(one -> !one.removed()).map(Accounts::place).collect(Collectors.toSet());
    declared.forEach(
        (id, account) -> {
          if (!settings.containsKey(id) && !told.contains(account.network() + ":" + account.networkId())) {
            all.put(id, new Known(account, true, declaredDepartments.get(id)));
          }
        });
    for (AccountSettings one : settings.values()) {
      if (!one.removed()) {
        credentials(one)
            .ifPresent(secrets -> all.put(one.id(), new Known(account(one, secrets), !one.paused(), one.department())));
      }
    }
    return all;
  }

  private static String place(AccountSettings one) {
    return one.network() + ":" + one.networkId();
  }

  private static Account account(AccountSettings one, Credentials secrets) {
    return new Account(
        one.id(),
        one.network(),
        one.networkId(),
        one.handle(),
        one.name(),
        secrets,
        URI.create(one.baseUrl()),
        one.keywords());
  }

  /** What opens an account; what the configuration declares when nothing else is readable. */
  private Optional<Credentials> credentials(AccountSettings one) {
    Optional<Credentials> fallback = Optional.ofNullable(declared.get(one.id())).map(Account::credentials);
    if (one.credentials() == null) {
      return fallback;
    }
    try {
      return Optional.of(
          vault.orElseThrow(() -> new AccountsKeyMissingException(one.id())).open(one.id(), one.credentials()));
    } catch (AccountsKeyMissingException | UnreadableSecretException e) {
      LOG.errorf("%s %s: %s", one.id(), fallback.isPresent() ? "is read as declared" : "is not heard", e.getMessage());
      return fallback;
    }
  }

  /** An account whose credentials are known, and cannot be read with the keys that are here. */
  synchronized Optional<String> unreadable() {
    return settings.values().stream()
        .filter(one -> !one.removed() && one.credentials() != null && !known.containsKey(one.id()))
        .map(AccountSettings::id)
        .findFirst();
  }

  public Collection<Account> all() {
    return known.values().stream().map(Known::account).toList();
  }

  public Optional<Account> withId(String id) {
    return Optional.ofNullable(known.get(id)).map(Known::account);
  }

  public List<Account> on(Network network) {
    return all().stream().filter(account -> account.network() == network).toList();
  }

  /** False for an account that a person paused: its webhooks are taken, and nothing is read from its network. */
  public boolean isPolled(String id) {
    return Optional.ofNullable(known.get(id)).map(Known::polled).orElse(false);
  }

  /** Code of the department that the account belongs to; empty for the whole town's. */
  Optional<String> department(String id) {
    return Optional.ofNullable(known.get(id)).map(Known::department);
  }

  /** What may sign a webhook of this network. A removed account's secret signs nothing, unless another one has it too. */
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
