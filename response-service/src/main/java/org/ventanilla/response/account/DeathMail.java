package org.ventanilla.response.account;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.qute.i18n.MessageBundles;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.ventanilla.response.database.DatabaseException;
import org.ventanilla.response.town.TownConfig;

/**
 * Writes to an account's owners when it is not heard any more: once per death. Only a process that dies between the
 * sending of a mail and the note of it makes another send it again.
 */
@Singleton
final class DeathMail {

  private static final Logger LOG = Logger.getLogger(DeathMail.class);
  private static final Locale SPANISH = Locale.forLanguageTag("es");

  private final Deaths deaths;
  private final AccountTable table;
  private final Accounts accounts;
  private final AlarmConfig config;
  private final TownConfig town;
  private final Mailer mailer;

  DeathMail(
      Deaths deaths, AccountTable table, Accounts accounts, AlarmConfig config, TownConfig town, Mailer mailer) {
    this.deaths = deaths;
    this.table = table;
    this.accounts = accounts;
    this.config = config;
    this.town = town;
    this.mailer = mailer;
  }

  @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void send() {
    try {
      Optional<Death> untold = deaths.claimUntold();
      while (untold.isPresent()) {
        tell(untold.get());
        untold = deaths.claimUntold();
      }
    } catch (DatabaseException e) {
      LOG.debugf("mails wait for the database: %s", e.getMessage());
    }
  }

  private void tell(Death death) {
    Optional<TownAccount> account = table.find(death.account());
    List<String> to =
        account
            .map(TownAccount::notifyEmails)
            .filter(some -> !some.isEmpty())
            .or(config::notifyEmails)
            .orElse(List.of());
    if (!to.isEmpty()) {
      try {
        mailer.send(mail(death, accounts.nameOnNetwork(death.account())).setTo(to));
      } catch (RuntimeException e) {
        LOG.warnf("the mail about %s is tried again later: %s", death.account(), e.getClass().getSimpleName());
        return;
      }
    }
    deaths.told(death.id());
    LOG.infof("%d owners of %s were written to", to.size(), death.account());
  }

  private Mail mail(Death death, String name) {
    AccountMessages words = MessageBundles.get(AccountMessages.class);
    String link = config.address().map(address -> address + "/settings/accounts/" + death.account()).orElse("");
    return new Mail()
        .setSubject(words.mailSubject(name))
        .setText(
            words.mailText(name, when(death.since()), words.stateInWords(death.state()), words.whatToDo(death.state()))
                + (link.isEmpty() ? "" : "\n\n" + link)
                + "\n\n"
                + town.name()
                + "\n");
  }

  private String when(Instant at) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
        .withLocale(SPANISH)
        .format(at.atZone(town.zone()));
  }
}
