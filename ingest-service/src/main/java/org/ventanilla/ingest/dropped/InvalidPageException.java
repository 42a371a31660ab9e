package org.ventanilla.ingest.dropped;

import java.util.List;
import org.ventanilla.ingest.problem.Problem;
import org.ventanilla.ingest.problem.ProblemException;

/** A filter or place of the list that there is not. */
final class InvalidPageException extends ProblemException {

  private final String field;
  private final String message;

  InvalidPageException(String field, String message) {
    super(400, "invalid-request", "The parameter " + field + " " + message + ".");
    this.field = field;
    this.message = message;
  }

  @Override
  public List<Problem.FieldError> errors() {
    return List.of(new Problem.FieldError(field, message));
  }
}
