package org.ventanilla.response.delivery;

import org.ventanilla.response.problem.ProblemException;

/** A reply can be taken back only before a sender has touched it. */
public final class ReplyAlreadyLeftException extends ProblemException {

  public ReplyAlreadyLeftException() {
    super(409, "reply-already-left", "The reply is already on its way and cannot be taken back.");
  }
}
