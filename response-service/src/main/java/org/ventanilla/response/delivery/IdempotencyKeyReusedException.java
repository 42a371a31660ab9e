package org.ventanilla.response.delivery;

import org.ventanilla.response.problem.ProblemException;

/** The key of one reply was sent with another. */
public final class IdempotencyKeyReusedException extends ProblemException {

  public IdempotencyKeyReusedException() {
    super(422, "idempotency-key-reused", "This Idempotency-Key was used for another reply.");
  }
}
