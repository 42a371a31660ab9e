package org.ventanilla.response.people;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the door. They are written in {@code messages/people_*.properties}. */
@MessageBundle(value = "people", locale = "es")
public interface PeopleMessages {

  @Message
  String signIn();

  @Message
  String welcome();

  @Message
  String refused();

  @Message
  String login();

  @Message
  String password();

  @Message
  String enter();
}
