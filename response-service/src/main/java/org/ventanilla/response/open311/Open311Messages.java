package org.ventanilla.response.open311;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the Open311 server. They are written in {@code messages/open311_*.properties}. */
@MessageBundle(value = "open311", locale = "es")
public interface Open311Messages {

  /** @param day until when it should be done */
  @Message
  String expected(String day);
}
