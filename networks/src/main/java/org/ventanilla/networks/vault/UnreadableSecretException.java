package org.ventanilla.networks.vault;

/** Encrypted credentials cannot be read: another key is needed, or they are not as they were written. */
public final class UnreadableSecretException extends RuntimeException {

  UnreadableSecretException(String message) {
    super(message);
  }
}
