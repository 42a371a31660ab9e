package org.ventanilla.response.demand;

import org.ventanilla.events.Urgency;

/**
 * A demand to be opened; what is null is taken from the conversation.
 *
 * @param service code in the catalogue
 * @param place empty when none is known
 * @param description what has to be done; at most 4,000 characters
 * @param another true to open one more although the conversation has an open one
 */
public record NewDemand(String service, Urgency urgency, String place, String description, boolean another) {

  /** Everything as the conversation has it. */
  public static NewDemand prefilled() {
    return new NewDemand(null, null, null, null, false);
  }
}
