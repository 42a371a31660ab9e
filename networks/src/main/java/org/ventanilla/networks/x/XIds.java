package org.ventanilla.networks.x;

import org.ventanilla.networks.NetworkException;

/** X's ids: whole numbers of up to 19 digits, written as text. */
final class XIds {

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
}
