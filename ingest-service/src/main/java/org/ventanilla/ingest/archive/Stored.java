package org.ventanilla.ingest.archive;

/**
 * What storing came to.
 *
 * @param fresh events that were not known
 * @param known events that were
 */
public record Stored(int fresh, int known) {

  static final Stored NOTHING = new Stored(0, 0);

  Stored plus(Stored other) {
    return new Stored(fresh + other.fresh, known + other.known);
  }
}
