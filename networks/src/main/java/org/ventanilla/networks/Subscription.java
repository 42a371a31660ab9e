package org.ventanilla.networks;

/** Whether a network sends an account's news to our webhook. */
public enum Subscription {
  /** The network has no webhooks, or its connector cannot ask about them. */
  NOT_OFFERED,
  /** It sends them. */
  ACTIVE,
  /** It does not, though it could: it never did, or dropped us after an outage. */
  MISSING
}
