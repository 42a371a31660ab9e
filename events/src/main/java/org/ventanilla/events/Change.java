package org.ventanilla.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What happened to the post on its network; {@code "created"}, {@code "edited"} or {@code "deleted"}. */
public enum Change {
  CREATED,
  EDITED,
  DELETED;

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
  public static Change of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
