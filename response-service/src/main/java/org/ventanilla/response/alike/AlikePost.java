package org.ventanilla.response.alike;

import java.time.Instant;
import java.util.UUID;

/**
 * A conversation that may be about the same thing as another.
 *
 * @param citizen who speaks in it
 * @param folio of its demand; empty when there is none
 * @param score between 0 and 1
 */
public record AlikePost(
    UUID id, String citizen, String excerpt, String place, String folio, Instant at, double score) {

  /** The score in words. */
  public Likeness.Word likeness() {
    return Likeness.Word.of(score);
  }
}
