package org.ventanilla.response.account;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.Credentials;
import org.ventanilla.networks.DeclaredAccounts;
import org.ventanilla.networks.vault.UnreadableSecretException;
import org.ventanilla.response.database.DatabaseException;
import org.ventanilla.response.town.TownConfig;

/**
 * The municipal accounts that this service can answer from. Kept in memory: what another replica changed is known here two
 * seconds later.
 */
@Singleton
public class Accounts {

  /** The town's own page, which is always there. */
  public static final String WEB = "web";

  private static final Logger LOG = Logger.getLogger(Accounts.class);

  private static final Credentials NO_SECRETS = new Credentials("", "", "", "", "");

  private final AccountTable table;
  private final AccountVault vault;
  private final Map<String, Account> declared;
  private final Account ownPage;
  private volatile Contents contents;

  Accounts(AccountTable table, AccountVault vault, AccountsConfig config, TownConfig town) {
    this.table = table;
    this.vault = vault;
    this.declared = DeclaredAccounts.of(config.declared());
    this.ownPage =
        new Account(
            WEB, Network.WEB, "town", "", town.name(), NO_SECRETS, URI.create("http://localhost"));
  }

  private record Opened(String sealed, Account account) {}

  private record Contents(Map<String, TownAccount> all, Map<String, Opened> open) {}

  /** The account with this name, unless it was removed. */
  public Optional<Account> find(String id) {
    return Optional.ofNullable(contents().open().get(id)).map(Opened::account);
  }

  /** The name people see, of a removed account too; the id itself for one that nobody knows. */
  public String name(String id) {
    return Optional.ofNullable(contents().all().get(id))
        .map(TownAccount::name)
        .or(() -> find(id).map(Account::name))
        .orElse(id);
  }

  /** The name with its network, for the town often has the same name on several. */
  String nameOnNetwork(String id) {
    return Optional.ofNullable(contents().all().get(id))
        .map(account -> account.name() + " (" + AccountTemplates.ownName(account.network()) + ")")
        .orElse(id);
  }

  /** The networks on which the town has an account, in the order of the enum. */
  public List<Network> networks() {
    return contents().open().values().stream()
        .map(Opened::account)
        .map(Account::network)
        .distinct()
        .sorted()
        .toList();
  }

  /** Reads them anew. */
  @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void reload() {
    try {
      contents = read();
    } catch (DatabaseException e) {
      LOG.debugf("the accounts are as they were: %s", e.getMessage());
    }
  }

  private Contents contents() {
    if (contents == null) {
      contents = read();
    }
    return contents;
  }

  private Contents read() {
    Contents before = contents;
    Map<String, TownAccount> all =
        table.all().stream()
            .collect(Collectors.toMap(TownAccount::id, account -> account, (one, other) -> one, LinkedHashMap::new));
    Map<String, Opened> open = new LinkedHashMap<>();
    all.values().stream()
        .filter(account -> !account.removed())
        .forEach(account -> opened(account, before).ifPresent(one -> open.put(account.id(), one)));
    open.put(WEB, new Opened(null, ownPage));
    return new Contents(all, open);
  }

  private Optional<Opened> opened(TownAccount account, Contents before) {
    String sealed = account.sealed().orElse(null);
    Opened known = before == null ? null : before.open().get(account.id());
    if (known != null && sealed != null && sealed.equals(known.sealed())) {
      return Optional.of(new Opened(sealed, account(account, known.account().credentials())));
    }
    return credentials(account).map(secrets -> new Opened(sealed, account(account, secrets)));
  }

  private Optional<Credentials> credentials(TownAccount account) {
    try {
      return account
          .sealed()
          .map(sealed -> vault.required().open(account.id(), sealed))
          .or(() -> Optional.ofNullable(declared.get(account.id())).map(Account::credentials));
    } catch (AccountsKeyMissingException | UnreadableSecretException e) {
      LOG.errorf("%s cannot answer: %s", account.id(), e.getMessage());
      return Optional.empty();
    }
  }

  private static Account account(TownAccount kept, Credentials secrets) {
    return new Account(
        kept.id(),
        kept.network(),
        kept.networkId(),
        kept.handle(),
        kept.name(),
        secrets,
        URI.create(kept.baseUrl()),
        kept.keywords());
  }
}
