package org.ventanilla.response.delivery;

import org.ventanilla.response.problem.ProblemException;

/** There is no such reply in this conversation. */
public final class ReplyNotFoundException extends ProblemException {

  public ReplyNotFoundException() {
    super(404, "reply-not-found", "There is no such reply.");
  }
}
