package org.ventanilla.networks.meta;

/**
 * A list of the Graph API that an account is polled by.
 *
 * @param name ours, also in the cursor; for people
 * @param path after the base address
 * @param pace how often it is asked
 */
public record Edge(String name, String path, Pace pace) {

  /** How often an edge is asked. */
  public enum Pace {
    /** Its first page with every poll. */
    ALWAYS,
    /** Where little happens: its first page in turn with the other seldom ones, one of them a poll. */
    SELDOM,
    /** A round through what is too old to be on a first page: in turn with the seldom ones, a page each time. */
    ROUND
  }
}
