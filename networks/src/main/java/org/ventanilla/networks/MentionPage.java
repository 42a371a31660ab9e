package org.ventanilla.networks;

import java.util.List;
import java.util.Objects;

/**
 * A page of what citizens said.
 *
 * @param readings in the network's order; mentions already known may be among them
 * @param next where to read on; to be stored only after the readings are
 * @param more true when reading on at once gives more
 * @param rateLimit what the network said is left; {@link RateLimit#UNKNOWN} when it said nothing
 */
public record MentionPage(List<Reading> readings, Cursor next, boolean more, RateLimit rateLimit) {

  public MentionPage {
    readings = List.copyOf(readings);
    Objects.requireNonNull(next, "next");
    Objects.requireNonNull(rateLimit, "rateLimit");
  }
}
