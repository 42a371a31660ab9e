package org.ventanilla.response.people;

import org.ventanilla.response.problem.ProblemException;

/** Nobody is signed in, or the person may not come in any more. */
public final class NotSignedInException extends ProblemException {

  public NotSignedInException() {
    super(401, "not-signed-in", "Sign in, or send a personal token.");
  }
}
