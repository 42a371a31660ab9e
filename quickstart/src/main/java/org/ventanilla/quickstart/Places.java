package org.ventanilla.quickstart;

import java.nio.file.Path;

/** Where things are, as Maven tells by system properties. */
final class Places {

  /** The checkout whose services are started. */
  private static final String ROOT = "ventanilla.root";

  /** Where the town lives; {@code target/quickstart} of the checkout unless told. */
  private static final String HOME = "ventanilla.quickstart.home";

  private Places() {}

  static Path root() {
    return Path.of(System.getProperty(ROOT)).toAbsolutePath().normalize();
  }

  static Path home() {
    String told = System.getProperty(HOME);
    return told == null ? root().resolve("target/quickstart") : Path.of(told).toAbsolutePath().normalize();
  }

  static Path launcherLog() {
    return home().resolve("logs/launcher.log");
  }
}
