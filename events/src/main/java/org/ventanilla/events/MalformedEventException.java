package org.ventanilla.events;

/** Bytes on a topic that are not the record they should be. */
public final class MalformedEventException extends RuntimeException {

  public MalformedEventException(String message, Throwable cause) {
    super(message, cause);
  }
}
