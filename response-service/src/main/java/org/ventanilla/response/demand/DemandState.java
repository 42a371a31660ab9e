package org.ventanilla.response.demand;

/** Where a demand stands, from asked to closed. */
public enum DemandState {
  RECEIVED,
  ACKNOWLEDGED,
  ASSIGNED,
  IN_PROGRESS,
  DONE,
  VERIFIED,
  CLOSED,
  REOPENED,
  /** Another administration's. */
  REFERRED,
  DUPLICATE,
  REJECTED
}
