package org.ventanilla.embedded;

/** A store could not be started; the message is one sentence that says which and why. */
public final class StoreFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoreFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
