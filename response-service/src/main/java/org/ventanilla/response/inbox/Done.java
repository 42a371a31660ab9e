package org.ventanilla.response.inbox;

import java.util.Arrays;
import java.util.Locale;

/** What a person has just done, for the page to say; its code is what {@code ?done=} takes. */
public enum Done {
  ASSIGNED,
  RELEASED,
  RESOLVED,
  REOPENED,
  NOTE,
  REPLY,
  RETRY,
  CORRECTED,
  CONFIRMED,
  DEMAND;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one with this code; null for any other text, since an address can be typed. */
  static Done of(String code) {
    return Arrays.stream(values()).filter(done -> done.code().equals(code)).findFirst().orElse(null);
  }
}
