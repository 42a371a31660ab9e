package org.ventanilla.networks;

import java.util.Objects;

/** How far an account has been read; only the network's own connector knows what the text means. */
public record Cursor(String value) {

  /** An account that was never read. */
  public static final Cursor START = new Cursor("");

  public Cursor {
    Objects.requireNonNull(value, "value");
  }
}
