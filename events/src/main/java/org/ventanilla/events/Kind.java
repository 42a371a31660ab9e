package org.ventanilla.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What the town hall should do with a mention; the labels of the classification guide. */
public enum Kind {
  /** Reports a problem or asks for something a department could act on. */
  DEMAND,
  QUESTION,
  PRAISE,
  /** Opinion or complaint with nothing concrete to act on. */
  OPINION,
  OTHER;

  /** The name used in JSON. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The value with this code, in any case.
   *
   * @throws IllegalArgumentException if there is none
   */
  @JsonCreator
  public static Kind of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
