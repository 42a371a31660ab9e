package org.ventanilla.plaza.square;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The networks that plaza simulates. */
public enum Network {
  X,
  FACEBOOK,
  INSTAGRAM;

  /** The name in JSON and in addresses: {@code x}, {@code facebook}, {@code instagram}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The network with this code, in any case. */
  public static Optional<Network> of(String code) {
    return Arrays.stream(values()).filter(network -> network.code().equalsIgnoreCase(code)).findFirst();
  }
}
