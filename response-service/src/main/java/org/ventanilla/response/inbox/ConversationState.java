package org.ventanilla.response.inbox;

import java.util.Locale;

/** Whether a conversation still asks for something. */
public enum ConversationState {
  OPEN,
  RESOLVED;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
