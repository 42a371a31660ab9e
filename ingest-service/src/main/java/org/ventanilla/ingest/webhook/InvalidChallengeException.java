package org.ventanilla.ingest.webhook;

import java.util.List;
import org.ventanilla.ingest.problem.Problem;
import org.ventanilla.ingest.problem.ProblemException;

/** A challenge without the text to answer, or with one that no network sends. */
final class InvalidChallengeException extends ProblemException {

  private final String field;

  InvalidChallengeException(String field) {
    super(400, "invalid-request", "The parameter " + field + " is missing, or is not what the network sends.");
    this.field = field;
  }

  @Override
  public List<Problem.FieldError> errors() {
    return List.of(new Problem.FieldError(field, "is missing, too long or has characters that no network sends"));
  }
}
