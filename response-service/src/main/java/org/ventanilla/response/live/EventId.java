package org.ventanilla.response.live;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of a live event, as in {@code Last-Event-ID}: {@code transaction-sequence}.
 *
 * @param xact number of the transaction that wrote it, unsigned 64 bits in decimal
 * @param seq order within the table
 */
record EventId(String xact, long seq) {

  private static final Pattern FORM = Pattern.compile("[0-9]{1,19}-[0-9]{1,18}");

  /** The id written so; empty if it is none of ours. */
  static Optional<EventId> of(String text) {
    if (text == null || !FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    int dash = text.indexOf('-');
    return Optional.of(new EventId(text.substring(0, dash), Long.parseLong(text.substring(dash + 1))));
  }

  @Override
  public String toString() {
    return xact + "-" + seq;
  }
}
