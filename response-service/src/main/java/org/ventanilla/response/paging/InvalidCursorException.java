package org.ventanilla.response.paging;

import org.ventanilla.response.problem.ProblemException;

/** A cursor that this service never gave. */
public final class InvalidCursorException extends ProblemException {

  public InvalidCursorException() {
    super(400, "invalid-cursor", "This cursor is not one of ours; start the list again.");
  }
}
