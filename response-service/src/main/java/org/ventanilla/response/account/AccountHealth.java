package org.ventanilla.response.account;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ventanilla.response.people.NotAllowedException;
import org.ventanilla.response.people.Viewer;

/** The accounts together with how it goes with each, for whoever may see them. */
@Singleton
class AccountHealth {

  private final AccountTable table;
  private final AccountStates states;
  private final Deaths deaths;

  AccountHealth(AccountTable table, AccountStates states, Deaths deaths) {
    this.table = table;
    this.states = states;
    this.deaths = deaths;
  }

  /** An account, how it goes with it, and whether it is not heard. */
  record Line(TownAccount account, AccountStatus status, Optional<Death> death) {}

  /**
   * Every account that was not removed.
   *
   * @throws NotAllowedException if accounts are not the viewer's to see
   */
  List<Line> all(Viewer viewer) {
    requireReader(viewer);
    Map<String, AccountStatus> known = states.all();
    Map<String, Death> deaf = deaths.now().stream().collect(Collectors.toMap(Death::account, Function.identity()));
    return table.all().stream()
        .filter(account -> !account.removed())
        .map(
            account ->
                new Line(
                    account,
                    known.getOrDefault(account.id(), AccountStatus.UNKNOWN),
                    Optional.ofNullable(deaf.get(account.id()))))
        .toList();
  }

  /**
   * @throws NotAllowedException if accounts are not the viewer's to see
   * @throws AccountNotFoundException if there is none
   */
  Line one(Viewer viewer, String id) {
    requireReader(viewer);
    TownAccount account =
        table.find(id).filter(found -> !found.removed()).orElseThrow(AccountNotFoundException::new);
    Optional<Death> death = deaths.now().stream().filter(one -> one.account().equals(id)).findFirst();
    return new Line(account, states.of(id), death);
  }

  private static void requireReader(Viewer viewer) {
    if (!viewer.seesAccounts()) {
      throw new NotAllowedException();
    }
  }
}
