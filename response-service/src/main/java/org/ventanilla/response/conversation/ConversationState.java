package org.ventanilla.response.conversation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether a conversation still asks for something. */
public enum ConversationState {
  OPEN,
  RESOLVED;

  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
