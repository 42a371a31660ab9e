package org.ventanilla.response.account;

import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Networks;
import org.ventanilla.response.catalogue.Catalogue;
import org.ventanilla.response.pages.Frames;
import org.ventanilla.response.pages.Section;
import org.ventanilla.response.people.CurrentViewer;
import org.ventanilla.response.people.NotAllowedException;

/** Puts the accounts' pages together. */
@RequestScoped
class AccountScreen {

  private static final List<Network> CONNECTED = connected();

  private final AccountHealth health;
  private final Catalogue catalogue;
  private final CurrentViewer viewer;
  private final Frames frames;
  private final Clock clock;

  AccountScreen(AccountHealth health, Catalogue catalogue, CurrentViewer viewer, Frames frames, Clock clock) {
    this.health = health;
    this.catalogue = catalogue;
    this.viewer = viewer;
    this.frames = frames;
    this.clock = clock;
  }

  private static List<Network> connected() {
    Networks networks = new Networks();
    return Stream.of(Network.values())
        .filter(networks::has)
        .filter(network -> NetworkForm.of(network).isPresent())
        .toList();
  }

  TemplateInstance list(String done) {
    List<AccountCard> cards = health.all(viewer.get()).stream().map(this::card).toList();
    AccountListPage page =
        new AccountListPage(cards, viewer.get().managesAccounts(), Act.of(done).orElse(null));
    return frames.inLanguage(AccountTemplates.accounts(frames.in(Section.SETTINGS), page));
  }

  /**
   * @param written what was written and is not as it must be; null for the account as it is
   */
  TemplateInstance account(String id, String done, AccountForm written, Map<String, AccountFault> faults) {
    AccountHealth.Line line = health.one(viewer.get(), id);
    NetworkForm network = NetworkForm.of(line.account().network()).orElseThrow();
    AccountForm form = written == null ? AccountForm.of(line.account()) : written;
    AccountPage page =
        new AccountPage(
            card(line),
            settings(network, form, faults, true),
            secrets(network, faults, false),
            catalogue.departments(),
            Optional.ofNullable(form.department).orElse(""),
            viewer.get().managesAccounts(),
            Act.of(done).orElse(null),
            !faults.isEmpty());
    return frames.inLanguage(AccountTemplates.account(frames.in(Section.SETTINGS), page));
  }

  /**
   * @param faults by the name of the field
   * @throws NotAllowedException if the reader may not add accounts
   */
  TemplateInstance form(AccountForm written, Map<String, AccountFault> faults) {
    if (!viewer.get().managesAccounts()) {
      throw new NotAllowedException();
    }
    Optional<NetworkForm> network =
        CONNECTED.stream()
            .filter(one -> one.code().equals(written.network))
            .findFirst()
            .flatMap(NetworkForm::of);
    NewAccountPage page =
        new NewAccountPage(
            CONNECTED,
            network.map(NetworkForm::network).orElse(null),
            network.map(form -> List.of(input(form.identity(), written, faults, true))).orElse(List.of()),
            network.map(form -> settings(form, written, faults, false)).orElse(List.of()),
            network.map(form -> secrets(form, faults, true)).orElse(List.of()),
            catalogue.departments(),
            Optional.ofNullable(written.department).orElse(""),
            !faults.isEmpty());
    return frames.inLanguage(AccountTemplates.newAccount(frames.in(Section.SETTINGS), page));
  }

  private AccountCard card(AccountHealth.Line line) {
    return new AccountCard(line, catalogue, frames.language().locale(), clock.instant());
  }

  /**
   * @param nameNeeded false while the handle can stand for it
   */
  private static List<AccountInput> settings(
      NetworkForm network, AccountForm written, Map<String, AccountFault> faults, boolean nameNeeded) {
    return List.of(
        input(FormField.HANDLE, written, faults, network.handleNeeded()),
        input(FormField.NAME, written, faults, nameNeeded),
        input(network.address(), written, faults, network.address() != FormField.ADDRESS),
        input(FormField.KEYWORDS, written, faults, false),
        input(FormField.NOTIFY, written, faults, false));
  }

  private static List<AccountInput> secrets(
      NetworkForm network, Map<String, AccountFault> faults, boolean required) {
    return network.secrets().stream()
        .map(field -> new AccountInput(field, "", faults.get(field.input()), required))
        .toList();
  }

  private static AccountInput input(
      FormField field, AccountForm written, Map<String, AccountFault> faults, boolean required) {
    return new AccountInput(field, written.value(field), faults.get(field.input()), required);
  }
}
