package org.ventanilla.routing.learning;

import java.time.Instant;
import java.util.Comparator;
import org.ventanilla.events.Correction;

/**
 * A corrected mention, without its text.
 *
 * @param by who corrected it: one person has one voice
 */
record Example(String mentionId, Wording wording, Correction.Labels labels, String by, Instant at) {

  /** Oldest first; the rest makes the order the same everywhere. */
  static final Comparator<Example> BY_AGE =
      Comparator.comparing(Example::at)
          .thenComparing(Example::mentionId)
          .thenComparing(Example::by)
          .thenComparing(example -> example.labels().toString());

  /** A number that changes with anything that counts; their sum names a set of examples in any order. */
  long mark() {
    long mark = wording.mark();
    for (String part : new String[] {mentionId, labels.toString(), by, at.toString()}) {
      mark = mark * 0x9E3779B97F4A7C15L + part.hashCode();
    }
    return mark;
  }
}
