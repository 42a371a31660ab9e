package org.ventanilla.response.media;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a medium stands. */
public enum MediaState {
  /** A photo that is still to be fetched. */
  WAITING,
  /** A photo that can be shown. */
  STORED,
  /** A photo that will not come. */
  FAILED,
  /** No photo: it stays on its network. */
  LINKED;

  /** The name used in JSON and in the database. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
