package org.ventanilla.response.inbox;

/** Why what a person wanted was not done, for the page to say. */
public enum Refusal {
  STALE,
  TEXT,
  CANNOT,
  DEMAND,
  CORRECTION,
  REFUSED
}
