package org.ventanilla.response.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.Credentials;
import org.ventanilla.networks.DeclaredAccount;
import org.ventanilla.networks.DeclaredAccounts;
import org.ventanilla.networks.vault.Vault;
import org.ventanilla.response.account.TownAccount.Settings;
import org.ventanilla.response.catalogue.Catalogue;

/**
 * Takes the declared accounts into the database at the start: one that is not known as it is; of one that is known what
 * the configuration has changed since it was last read. What people changed on the page stands otherwise, and what they
 * removed stays removed. Also encrypts anew what an old key had encrypted.
 */
@Singleton
final class AccountSeed {

  static final String BY = "configuration";

  private static final Logger LOG = Logger.getLogger(AccountSeed.class);

  private final AccountsConfig config;
  private final AccountTable table;
  private final AccountVault vault;
  private final Accounts accounts;
  private final Catalogue catalogue;
  private final ObjectMapper json;
  private final Clock clock;

  AccountSeed(
      AccountsConfig config,
      AccountTable table,
      AccountVault vault,
      Accounts accounts,
      Catalogue catalogue,
      ObjectMapper json,
      Clock clock) {
    this.config = config;
    this.table = table;
    this.vault = vault;
    this.accounts = accounts;
    this.catalogue = catalogue;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Before anything answers.
   *
   * @throws AccountsKeyMissingException if there are encrypted credentials and no key
   * @throws org.ventanilla.networks.vault.UnreadableSecretException if there is another key
   * @throws IllegalArgumentException if a declared account is not as it must be
   */
  void start(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent started) {
    table.all().forEach(this::sealAnew);
    DeclaredAccounts.of(config.declared()).values().forEach(this::seed);
    accounts.reload();
  }

  private void sealAnew(TownAccount account) {
    if (account.sealed().isEmpty()) {
      return;
    }
    Vault keys = vault.required();
    Credentials secrets = keys.open(account.id(), account.sealed().get());
    if (!keys.isCurrent(account.sealed().get())) {
      table.update(
          account.withCredentials(keys.seal(account.id(), secrets), account.credentialsAt(), account.credentialsBy()),
          BY);
      LOG.infof("the credentials of %s are encrypted with the new key", account.id());
    }
    table
        .declared(account.id())
        .filter(declared -> declared.sealed() != null && !keys.isCurrent(declared.sealed()))
        .ifPresent(
            declared ->
                table.remember(
                    account.id(),
                    declared.settings(),
                    keys.seal(account.id(), keys.open(account.id(), declared.sealed()))));
  }

  private void seed(Account account) {
    Settings settings = settings(account, config.declared().get(account.id()));
    Optional<TownAccount> known = table.find(account.id());
    if (known.isEmpty()) {
      insert(account, settings);
    } else if (!known.get().removed()) {
      renew(known.get(), account, settings);
    }
  }

  private void insert(Account account, Settings settings) {
    Optional<String> sealed = sealed(account);
    TownAccount seeded =
        new TownAccount(
            account.id(), account.network(), account.networkId(), settings.handle(), settings.name(),
            settings.baseUrl(), settings.keywords(), settings.department(), settings.notifyEmails(), false, sealed,
            sealed.map(text -> clock.instant()).orElse(null), sealed.map(text -> BY).orElse(null), 1, null);
    if (table.insert(seeded, BY)) {
      table.remember(account.id(), text(settings), sealed.orElse(null));
      LOG.infof("account %s is taken from the configuration", account.id());
    } else {
      LOG.warnf("the declared account %s is left out: the town has this account of %s under another id", account.id(),
          account.network().code());
    }
  }

  private void renew(TownAccount known, Account account, Settings now) {
    AccountTable.Declared before = table.declared(account.id()).orElseThrow();
    TownAccount renewed = known.withSettings(changed(known.settings(), before.settings(), now));
    Optional<String> declared = sealed(account);
    boolean remembered = before.sealed() != null;
    boolean changed = remembered ? declared.isPresent() && !isAsBefore(account, before) : known.sealed().isEmpty();
    if (changed && declared.isPresent()) {
      renewed = renewed.withCredentials(declared.get(), clock.instant(), BY);
      LOG.infof("the credentials of %s are renewed from the configuration", account.id());
    }
    if (!renewed.equals(known)) {
      table.update(renewed, BY);
    }
    table.remember(account.id(), text(now), changed || !remembered ? declared.orElse(null) : before.sealed());
  }

  private boolean isAsBefore(Account account, AccountTable.Declared before) {
    return vault.required().open(account.id(), before.sealed()).equals(account.credentials());
  }

  private Settings changed(Settings stored, String before, Settings now) {
    if (before == null) {
      return stored;
    }
    Settings then = read(before);
    return new Settings(
        changed(stored.handle(), then.handle(), now.handle()),
        changed(stored.name(), then.name(), now.name()),
        changed(stored.baseUrl(), then.baseUrl(), now.baseUrl()),
        changed(stored.keywords(), then.keywords(), now.keywords()),
        changed(stored.department(), then.department(), now.department()),
        changed(stored.notifyEmails(), then.notifyEmails(), now.notifyEmails()));
  }

  private static <T> T changed(T stored, T before, T now) {
    return Objects.equals(before, now) ? stored : now;
  }

  private Settings settings(Account account, DeclaredAccount declared) {
    declared
        .department()
        .filter(code -> catalogue.department(code).isEmpty())
        .ifPresent(
            code -> {
              throw new IllegalArgumentException(
                  "ventanilla.accounts.\"" + account.id() + "\".department is no department of the town");
            });
    return new Settings(
        account.handle(),
        account.name(),
        account.baseUrl().toString(),
        account.keywords(),
        declared.department(),
        declared.notifyEmails().orElse(List.of()));
  }

  private Optional<String> sealed(Account account) {
    return vault.vault().map(keys -> keys.seal(account.id(), account.credentials()));
  }

  private String text(Settings settings) {
    try {
      return json.writeValueAsString(settings);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("settings of an account have no JSON form", e);
    }
  }

  private Settings read(String text) {
    try {
      return json.readValue(text, Settings.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("declared settings of an account are not readable", e);
    }
  }
}
