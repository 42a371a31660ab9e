package org.ventanilla.response.demand;

import org.ventanilla.response.problem.ProblemException;

/** A demand cannot go from one state to that other. */
public final class DemandMoveException extends ProblemException {

  public DemandMoveException(DemandState from, DemandState to) {
    super(409, "demand-move-not-allowed", "A demand cannot go from " + from.code() + " to " + to.code() + ".");
  }
}
