package org.ventanilla.response.demand;

import org.ventanilla.response.problem.ProblemException;

/** There is no such demand, or it is not the viewer's to see; the two cannot be told apart. */
public final class DemandNotFoundException extends ProblemException {

  public DemandNotFoundException() {
    super(404, "demand-not-found", "There is no such demand.");
  }
}
