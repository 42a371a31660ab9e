package org.ventanilla.response.web;

import org.ventanilla.response.problem.ProblemException;

/** A page of another site tried to change something with a person's session. */
public final class ForeignOriginException extends ProblemException {

  ForeignOriginException() {
    super(403, "foreign-origin", "Only our own pages may change something with a session.");
  }
}
