package org.ventanilla.response.alike;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words for alike posts and outbreaks. They are written in {@code messages/alike_*.properties}. */
@MessageBundle(value = "alike", locale = "es")
public interface AlikeMessages {

  @Message
  String title();

  @Message
  String none();

  @Message
  String noneHint();

  @Message
  String all();

  @Message
  String notFound();

  @Message
  String possible();

  @Message
  String likeness(Likeness.Word word);

  @Message
  String partOf();

  @Message
  String headline(String service, String place);

  @Message
  String people(Integer n);

  @Message
  String posts(Integer n);

  @Message
  String openSince();

  @Message
  String lastPost();

  @Message
  String closed();

  @Message
  String closedBy(String login);

  @Message
  String stillOpen();

  @Message
  String close();

  @Message
  String closeHint();

  @Message
  String whatTheySay();

  @Message
  String alarm();
}
