package org.ventanilla.networks.x;

import java.time.Instant;
import org.ventanilla.networks.NetworkException;

/** X's ids: whole numbers of up to 19 digits, written as text. */
final class XIds {

  private static final long FIRST_MILLISECOND = 1_288_834_974_657L;
  private static final int SEQUENCE_BITS = 22;

  private XIds() {}

  /**
   * The number of an id; also keeps what is none out of addresses and queries.
   *
   * @throws NetworkException.Refused if it is none
   */
  static long number(String id) {
    if (!id.matches("[0-9]{1,19}")) {
      throw new NetworkException.Refused("not an id of X", null);
    }
    try {
      return Long.parseLong(id);
    } catch (NumberFormatException e) {
      throw new NetworkException.Refused("not an id of X", e);
    }
  }

  /** The smallest id of a time: X's ids begin with the milliseconds since 4 November 2010. */
  static long first(Instant time) {
    return Math.max(0, time.toEpochMilli() - FIRST_MILLISECOND) << SEQUENCE_BITS;
  }
}
