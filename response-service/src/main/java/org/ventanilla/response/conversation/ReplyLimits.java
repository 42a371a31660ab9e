package org.ventanilla.response.conversation;

import org.ventanilla.events.Network;

/** How long a reply may be on each network, by the network's own documentation. */
public final class ReplyLimits {

  private ReplyLimits() {}

  /** Characters by the network's own counting; 0 where nobody can be answered. */
  public static int of(Network network) {
    return switch (network) {
      case X -> 280;
      case FACEBOOK -> 8_000;
      case INSTAGRAM -> 2_200;
      case MASTODON -> 500;
      case BLUESKY -> 300;
      case WEB -> 0;
    };
  }
}
