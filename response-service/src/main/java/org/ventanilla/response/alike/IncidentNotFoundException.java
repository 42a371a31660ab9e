package org.ventanilla.response.alike;

import org.ventanilla.response.problem.ProblemException;

/** There is no such incident, or it is not the viewer's to see; the two cannot be told apart. */
public final class IncidentNotFoundException extends ProblemException {

  IncidentNotFoundException() {
    super(404, "incident-not-found", "There is no such incident.");
  }
}
