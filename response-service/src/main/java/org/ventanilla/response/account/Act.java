package org.ventanilla.response.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What was done to an account, to be said on the page that follows. */
public enum Act {
  ADDED,
  CHANGED,
  PAUSED,
  RESUMED,
  RENEWED,
  REMOVED;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Act> of(String code) {
    return Arrays.stream(values()).filter(act -> act.code().equals(code)).findFirst();
  }
}
