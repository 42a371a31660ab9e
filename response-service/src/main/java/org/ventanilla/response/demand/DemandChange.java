package org.ventanilla.response.demand;

import org.ventanilla.events.Urgency;

/**
 * What is changed of a demand; null leaves as it is.
 *
 * @param service code in the catalogue; another department's service sends the demand there
 * @param worker login of a worker of its department; empty takes it from the worker
 * @param comment why, for the history; the citizen can read it when the demand is rejected
 */
public record DemandChange(
    DemandState state,
    String service,
    Urgency urgency,
    String place,
    String description,
    String worker,
    String comment) {

  /** True if only the state is changed, which is all that a worker may do. */
  boolean onlyState() {
    return service == null && urgency == null && place == null && description == null && worker == null;
  }
}
