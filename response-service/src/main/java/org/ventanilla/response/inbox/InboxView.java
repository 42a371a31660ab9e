package org.ventanilla.response.inbox;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The lists of the inbox; the code is what {@code ?view=} takes. */
public enum InboxView {
  UNASSIGNED,
  MINE,
  /** Everything open. */
  OPEN,
  /** Open, and the classification is not sure enough to be believed. */
  UNSURE,
  RESOLVED;

  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
