package org.ventanilla.response.people;

import org.ventanilla.response.problem.ProblemException;

/** The person sees this, but may not do it. */
public final class NotAllowedException extends ProblemException {

  public NotAllowedException() {
    super(403, "not-allowed", "Your role does not allow this.");
  }
}
