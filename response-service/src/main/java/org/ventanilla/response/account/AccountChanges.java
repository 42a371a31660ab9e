package org.ventanilla.response.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.text.Normalizer;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.Credentials;
import org.ventanilla.networks.Networks;
import org.ventanilla.response.account.TownAccount.Settings;
import org.ventanilla.response.audit.Audit;
import org.ventanilla.response.people.NotAllowedException;
import org.ventanilla.response.people.Viewer;

/**
 * What operations do with accounts. Each act is a transaction with its line in the audit, which holds no secret; the other
 * services hear of it within a second.
 */
@ApplicationScoped
class AccountChanges {

  private static final int LONGEST_SLUG = 40;

  private final AccountTable table;
  private final AccountStates states;
  private final AccountCheck check;
  private final AccountVault vault;
  private final Accounts accounts;
  private final Audit audit;
  private final Clock clock;

  AccountChanges(
      AccountTable table,
      AccountStates states,
      AccountCheck check,
      AccountVault vault,
      Accounts accounts,
      Audit audit,
      Clock clock) {
    this.table = table;
    this.states = states;
    this.check = check;
    this.vault = vault;
    this.accounts = accounts;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Adds an account, or takes a removed one up again under its old id.
   *
   * @throws InvalidAccountException if a field is not as it must be
   */
  @Transactional
  TownAccount add(Viewer viewer, NewAccount wanted) {
    requireManager(viewer);
    NetworkForm form = form(wanted.network());
    String networkId = text(wanted.networkId());
    Settings settings = settings(form, wanted);
    Credentials credentials = stripped(wanted.credentials());
    Map<String, AccountFault> faults = new LinkedHashMap<>(check.identity(form, networkId));
    faults.putAll(check.settings(form, settings));
    faults.putAll(check.credentials(form, credentials));
    Optional<TownAccount> known = faults.isEmpty() ? table.on(form.network(), networkId) : Optional.empty();
    if (known.isPresent() && !known.get().removed()) {
      faults.put("networkId", AccountFault.TAKEN);
    }
    refuse(faults);
    TownAccount added =
        known.isPresent()
            ? takenUp(viewer, known.get(), settings, credentials)
            : inserted(viewer, form.network(), networkId, settings, credentials);
    audit.record(viewer, "add-account", added.id());
    return added;
  }

  private TownAccount inserted(
      Viewer viewer, Network network, String networkId, Settings settings, Credentials credentials) {
    String slug = slug(network, settings.handle().isEmpty() ? networkId : settings.handle());
    for (int number = 1; ; number++) {
      String id = number == 1 ? slug : slug + "-" + number;
      TownAccount account =
          new TownAccount(
              id, network, networkId, settings.handle(), settings.name(), settings.baseUrl(), settings.keywords(),
              settings.department(), settings.notifyEmails(), false,
              Optional.of(vault.required().seal(id, credentials)), clock.instant(), viewer.login(), 1, null);
      if (table.insert(account, viewer.login())) {
        return account;
      }
      if (table.on(network, networkId).isPresent()) {
        throw new InvalidAccountException(Map.of("networkId", AccountFault.TAKEN));
      }
    }
  }

  private TownAccount takenUp(Viewer viewer, TownAccount removed, Settings settings, Credentials credentials) {
    TownAccount account =
        new TownAccount(
            removed.id(), removed.network(), removed.networkId(), settings.handle(), settings.name(),
            settings.baseUrl(), settings.keywords(), settings.department(), settings.notifyEmails(), false,
            Optional.of(vault.required().seal(removed.id(), credentials)), clock.instant(), viewer.login(),
            removed.version(), null);
    table.update(account, viewer.login());
    return account;
  }

  /**
   * Changes what is asked for.
   *
   * @throws AccountNotFoundException if there is none
   * @throws InvalidAccountException if a field is not as it must be
   */
  @Transactional
  TownAccount change(Viewer viewer, String id, AccountChange change) {
    requireManager(viewer);
    TownAccount account = present(id);
    NetworkForm form = form(account.network().code());
    Settings settings = settings(account, change);
    Map<String, AccountFault> faults = new LinkedHashMap<>(check.settings(form, settings));
    TownAccount changed = account.withSettings(settings);
    if (change.credentials() != null) {
      Credentials credentials = merged(account, stripped(change.credentials()));
      faults.putAll(check.credentials(form, credentials));
      refuse(faults);
      changed = changed.withCredentials(vault.required().seal(id, credentials), clock.instant(), viewer.login());
      states.accepted(id);
      audit.record(viewer, "renew-account", id);
    }
    refuse(faults);
    if (change.paused() != null && change.paused() != account.paused()) {
      changed = changed.withPaused(change.paused());
      audit.record(viewer, change.paused() ? "pause-account" : "resume-account", id);
    }
    if (!settings.equals(account.settings())) {
      audit.record(viewer, "change-account", id);
    }
    if (!changed.equals(account)) {
      table.update(changed, viewer.login());
    }
    return changed;
  }

  /**
   * Ends reading it and answering from it, and forgets its secrets. Its conversations stay.
   *
   * @throws AccountNotFoundException if there is none
   */
  @Transactional
  void remove(Viewer viewer, String id) {
    requireManager(viewer);
    table.update(present(id).asRemoved(clock.instant()), viewer.login());
    table.forgetDeclaredCredentials(id);
    states.forget(id);
    audit.record(viewer, "remove-account", id);
  }

  private TownAccount present(String id) {
    return table.lock(id).filter(account -> !account.removed()).orElseThrow(AccountNotFoundException::new);
  }

  private static void requireManager(Viewer viewer) {
    if (!viewer.managesAccounts()) {
      throw new NotAllowedException();
    }
  }

  private static void refuse(Map<String, AccountFault> faults) {
    if (!faults.isEmpty()) {
      throw new InvalidAccountException(faults);
    }
  }

  private static NetworkForm form(String network) {
    try {
      return NetworkForm.of(Network.of(text(network))).orElseThrow();
    } catch (IllegalArgumentException | java.util.NoSuchElementException e) {
      throw new InvalidAccountException(
          Map.of("network", text(network).isEmpty() ? AccountFault.MISSING : AccountFault.UNKNOWN));
    }
  }

  private static Settings settings(NetworkForm form, NewAccount wanted) {
    String handle = handle(wanted.handle());
    String name = text(wanted.name());
    return new Settings(
        handle,
        name.isEmpty() && !handle.isEmpty() ? "@" + handle : name,
        address(form, wanted.baseUrl()),
        texts(wanted.keywords()),
        Optional.of(text(wanted.department())).filter(code -> !code.isEmpty()),
        texts(wanted.notifyEmails()));
  }

  private static Settings settings(TownAccount account, AccountChange change) {
    NetworkForm form = form(account.network().code());
    return new Settings(
        change.handle() == null ? account.handle() : handle(change.handle()),
        change.name() == null ? account.name() : text(change.name()),
        change.baseUrl() == null ? account.baseUrl() : address(form, change.baseUrl()),
        change.keywords() == null ? account.keywords() : texts(change.keywords()),
        change.department() == null
            ? account.department()
            : Optional.of(text(change.department())).filter(code -> !code.isEmpty()),
        change.notifyEmails() == null ? account.notifyEmails() : texts(change.notifyEmails()));
  }

  private static String address(NetworkForm form, String written) {
    String address = text(written).replaceFirst("/+$", "");
    return address.isEmpty() ? Networks.ownAddress(form.network()).map(Object::toString).orElse("") : address;
  }

  private static String handle(String written) {
    return text(written).replaceFirst("^@", "");
  }

  private Credentials merged(TownAccount account, Credentials news) {
    Credentials known = accounts.find(account.id()).map(Account::credentials).orElse(stripped(null));
    return new Credentials(
        either(news.appKey(), known.appKey()),
        either(news.appSecret(), known.appSecret()),
        either(news.token(), known.token()),
        either(news.tokenSecret(), known.tokenSecret()),
        either(news.verifyToken(), known.verifyToken()));
  }

  private static String either(String one, String other) {
    return one.isEmpty() ? other : one;
  }

  private static Credentials stripped(Credentials written) {
    return written == null
        ? new Credentials("", "", "", "", "")
        : new Credentials(
            written.appKey().strip(),
            written.appSecret().strip(),
            written.token().strip(),
            written.tokenSecret().strip(),
            written.verifyToken().strip());
  }

  private static List<String> texts(List<String> written) {
    return written == null
        ? List.of()
        : written.stream().map(AccountChanges::text).filter(text -> !text.isEmpty()).distinct().toList();
  }

  private static String text(String written) {
    return written == null ? "" : written.strip().replace("\0", "");
  }

  /** Our own name of an account: it becomes part of conversation keys, so it is plain. */
  private static String slug(Network network, String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return network.code() + "-" + (plain.length() > LONGEST_SLUG ? plain.substring(0, LONGEST_SLUG) : plain);
  }
}
