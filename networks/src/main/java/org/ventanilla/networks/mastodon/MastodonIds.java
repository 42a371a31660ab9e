package org.ventanilla.networks.mastodon;

import org.ventanilla.networks.NetworkException;

/** Ids of a server: numbers on Mastodon, letters and digits on others that speak its API. They grow with time. */
final class MastodonIds {

  static final String FORM = "[A-Za-z0-9_-]{1,64}";

  private MastodonIds() {}

  /**
   * The id itself; keeps what is none out of addresses.
   *
   * @throws NetworkException.Refused if it is none
   */
  static String checked(String id) {
    if (!id.matches(FORM)) {
      throw new NetworkException.Refused("not an id of Mastodon", null);
    }
    return id;
  }

  /** True if one comes after the other; an empty one comes before all. The longer number is the larger. */
  static boolean isLater(String one, String other) {
    return one.length() != other.length() ? one.length() > other.length() : one.compareTo(other) > 0;
  }

  static String later(String one, String other) {
    return isLater(one, other) ? one : other;
  }
}
