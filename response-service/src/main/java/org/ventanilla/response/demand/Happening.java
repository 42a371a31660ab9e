package org.ventanilla.response.demand;

import java.util.Locale;

/** What can happen to a demand, for its history to say. */
public enum Happening {
  OPENED,
  STATE,
  SERVICE,
  URGENCY,
  PLACE,
  DESCRIPTION,
  WORKER,
  /** Somebody outside the town hall told more of it. */
  UPDATE;

  /** What an event tells of. */
  static Happening of(DemandEventView event) {
    return valueOf(event.what().toUpperCase(Locale.ROOT));
  }
}
