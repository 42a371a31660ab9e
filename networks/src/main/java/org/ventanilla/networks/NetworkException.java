package org.ventanilla.networks;

import java.time.Instant;
import java.util.Objects;

/**
 * What a network said instead of doing what it was asked. The message is the network's own reason, shortened and
 * without secrets, fit to be shown to a person.
 */
public abstract sealed class NetworkException extends RuntimeException {

  private NetworkException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Too many calls; nothing was done. */
  public static final class RateLimited extends NetworkException {

    private final Instant until;

    public RateLimited(String message, Instant until, Throwable cause) {
      super(message, cause);
      this.until = Objects.requireNonNull(until, "until");
    }

    /** No call before this. */
    public Instant until() {
      return until;
    }
  }

  /** The token is dead or lacks the permission; a person must renew it. Nothing was done. */
  public static final class TokenRejected extends NetworkException {

    public TokenRejected(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The network will never accept this: too long, closed window, blocked, gone. Nothing was done. */
  public static final class Refused extends NetworkException {

    public Refused(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The network has had the same words already; whether they were ours must be looked up. */
  public static final class Duplicate extends NetworkException {

    public Duplicate(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The network is out of reach or out of order, and certainly did nothing; try later. */
  public static final class Unavailable extends NetworkException {

    public Unavailable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The request left and its answer was lost: it may have been done. Look before trying again. */
  public static final class OutcomeUnknown extends NetworkException {

    public OutcomeUnknown(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
