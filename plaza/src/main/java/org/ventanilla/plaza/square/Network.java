package org.ventanilla.plaza.square;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The networks that plaza simulates. */
public enum Network {
  X,
  FACEBOOK,
  INSTAGRAM,
  MASTODON,
  BLUESKY;

  /** The codes of all, for people who gave another. */
  public static final String CODES =
      Arrays.stream(values()).map(Network::code).collect(Collectors.joining(", "));

  /** The name in JSON and in addresses: {@code x}, {@code facebook} ... */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** False where whoever wants news must ask for it. */
  public boolean hasWebhooks() {
    return this != MASTODON && this != BLUESKY;
  }

  /** The network with this code, in any case. */
  public static Optional<Network> of(String code) {
    return Arrays.stream(values()).filter(network -> network.code().equalsIgnoreCase(code)).findFirst();
  }
}
