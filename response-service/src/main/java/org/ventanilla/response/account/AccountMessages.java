package org.ventanilla.response.account;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.ventanilla.events.AccountState;

/** The words of the accounts' pages and mails. They are written in {@code messages/account_*.properties}. */
@MessageBundle(value = "account", locale = "es")
public interface AccountMessages {

  @Message
  String title();

  @Message
  String lead();

  @Message
  String add();

  @Message
  String addTo(String network);

  @Message
  String chooseNetwork();

  @Message
  String none();

  @Message
  String noneHint();

  @Message
  String allAccounts();

  @Message
  String stateInWords(AccountState state);

  @Message
  String whatToDo(AccountState state);

  @Message
  String notReported();

  @Message
  String silent();

  @Message
  String until(String time);

  @Message
  String cannotReply();

  @Message
  String reason();

  @Message
  String since();

  @Message
  String caughtUp();

  @Message
  String lastPost();

  @Message
  String lastWebhook();

  @Message
  String never();

  @Message
  String callsLeft();

  @Message
  String left(String endpoint, Integer remaining, Integer limit);

  @Message
  String wholeTown();

  @Message
  String credentials();

  @Message
  String setOn(String day, String who);

  @Message
  String declared();

  @Message
  String byConfiguration();

  @Message
  String pause();

  @Message
  String resume();

  @Message
  String change();

  @Message
  String save();

  @Message
  String renew();

  @Message
  String renewHint();

  @Message
  String remove();

  @Message
  String removeHint();

  @Message
  String removeConfirm();

  @Message
  String secretsAgain();

  @Message
  String readOnly();

  @Message
  String wrong();

  @Message
  String optional();

  @Message
  String identity();

  @Message
  String done(Act act);

  @Message
  String fault(AccountFault fault);

  @Message
  String label(FormField field);

  @Message
  String hint(FormField field);

  @Message
  String deafToday(String name, String time);

  @Message
  String deafOn(String name, String day);

  @Message
  String mailSubject(String name);

  @Message
  String mailText(String name, String when, String state, String act);
}
