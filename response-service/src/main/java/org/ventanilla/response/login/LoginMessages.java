package org.ventanilla.response.login;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the door. They are written in {@code messages/login_*.properties}. */
@MessageBundle(value = "login", locale = "es")
public interface LoginMessages {

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
