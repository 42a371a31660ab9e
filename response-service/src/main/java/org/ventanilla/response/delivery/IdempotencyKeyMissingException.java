package org.ventanilla.response.delivery;

import org.ventanilla.response.problem.ProblemException;

/** A reply without a usable key could be sent twice. */
public final class IdempotencyKeyMissingException extends ProblemException {

  public IdempotencyKeyMissingException() {
    super(400, "idempotency-key-missing", "Send an Idempotency-Key header of 1 to 200 characters, a new one for each reply.");
  }
}
