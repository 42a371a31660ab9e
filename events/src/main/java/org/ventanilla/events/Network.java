package org.ventanilla.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a citizen spoke. The JSON form is the lower-case name: {@code "x"}, {@code "facebook"} ... */
public enum Network {
  X,
  FACEBOOK,
  INSTAGRAM,
  MASTODON,
  BLUESKY,
  /** The town's own report form and its Open311 interface. */
  WEB;

  /** The name used in JSON, in addresses and in configuration. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The network with this code, in any case.
   *
   * @throws IllegalArgumentException if there is none
   */
  @JsonCreator
  public static Network of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
