package org.ventanilla.ingest.account;

import java.util.List;
import org.ventanilla.ingest.problem.Problem;
import org.ventanilla.ingest.problem.ProblemException;

/** The time to read again from is none, or lies ahead. */
final class InvalidSinceException extends ProblemException {

  private final String message;

  InvalidSinceException(String message) {
    super(400, "invalid-request", "The parameter since " + message + ".");
    this.message = message;
  }

  @Override
  public List<Problem.FieldError> errors() {
    return List.of(new Problem.FieldError("since", message));
  }
}
