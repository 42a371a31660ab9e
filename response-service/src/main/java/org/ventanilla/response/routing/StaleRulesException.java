package org.ventanilla.response.routing;

import org.ventanilla.response.problem.ProblemException;

/** Somebody else changed the rules in between. */
public final class StaleRulesException extends ProblemException {

  StaleRulesException() {
    super(409, "stale-rules", "The rules have changed since they were read.");
  }
}
