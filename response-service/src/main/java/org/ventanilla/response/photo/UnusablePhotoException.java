package org.ventanilla.response.photo;

import java.util.Objects;

/** A photo that is not decoded, or cannot be. */
public final class UnusablePhotoException extends Exception {

  private final Reason reason;

  UnusablePhotoException(Reason reason, Throwable cause) {
    super(reason.name(), cause);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /** Why. */
  public enum Reason {
    /** More pixels than we draw. */
    TOO_MANY_PIXELS,
    /** Broken, or not what its beginning says. */
    BROKEN
  }

  public Reason reason() {
    return reason;
  }
}
