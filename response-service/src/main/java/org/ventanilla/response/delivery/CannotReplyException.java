package org.ventanilla.response.delivery;

import org.ventanilla.response.problem.ProblemException;

/** The citizen cannot be answered from here. */
public final class CannotReplyException extends ProblemException {

  public CannotReplyException(String reason) {
    super(422, "cannot-reply", reason);
  }
}
