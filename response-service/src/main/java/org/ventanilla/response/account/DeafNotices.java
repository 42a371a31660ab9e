package org.ventanilla.response.account;

import jakarta.inject.Singleton;
import java.util.List;
import org.ventanilla.response.pages.Frame;
import org.ventanilla.response.pages.Notices;
import org.ventanilla.response.people.Viewer;

/** Tells those who answer citizens which account is not heard. */
@Singleton
final class DeafNotices implements Notices {

  private final Deaths deaths;
  private final Accounts accounts;

  DeafNotices(Deaths deaths, Accounts accounts) {
    this.deaths = deaths;
    this.accounts = accounts;
  }

  @Override
  public List<Notice> of(Viewer reader, Frame frame) {
    return reader.answers() ? deaths.now().stream().map(death -> notice(death, reader, frame)).toList() : List.of();
  }

  private Notice notice(Death death, Viewer reader, Frame frame) {
    AccountMessages words = frame.language().words(AccountMessages.class);
    String name = accounts.nameOnNetwork(death.account());
    String text =
        frame.today(death.since())
            ? words.deafToday(name, frame.time(death.since()))
            : words.deafOn(name, frame.day(death.since()));
    return new Notice(text, reader.seesAccounts() ? "/settings/accounts/" + death.account() : "");
  }
}
