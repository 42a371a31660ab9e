package org.ventanilla.response.conversation;

import org.ventanilla.events.MentionKind;
import org.ventanilla.events.Network;
import org.ventanilla.networks.ReplyLength;

/** How long a public reply may be on each network. */
public final class ReplyLimits {

  private ReplyLimits() {}

  /** Characters by the network's own counting; 0 where nobody can be answered. */
  public static int of(Network network) {
    return switch (network) {
      case X, FACEBOOK, INSTAGRAM -> ReplyLength.of(network).limit(MentionKind.POST);
      case MASTODON -> 500;
      case BLUESKY -> 300;
      case WEB -> 0;
    };
  }
}
