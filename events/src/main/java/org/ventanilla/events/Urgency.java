package org.ventanilla.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How soon people need an answer. */
public enum Urgency {
  /** Danger to people, no water or power, fire, risk of an accident now. */
  HIGH,
  NORMAL,
  LOW;

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
  public static Urgency of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
