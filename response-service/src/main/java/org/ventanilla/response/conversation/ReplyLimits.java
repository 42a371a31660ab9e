package org.ventanilla.response.conversation;

import org.ventanilla.events.MentionKind;
import org.ventanilla.events.Network;
import org.ventanilla.networks.ReplyLength;

/** How long a public reply may be on each network. */
public final class ReplyLimits {

  private ReplyLimits() {}

  /** Characters by the network's own counting. */
  public static int of(Network network) {
    return switch (network) {
      case X, FACEBOOK, INSTAGRAM, MASTODON, BLUESKY -> ReplyLength.of(network).limit(MentionKind.POST);
      case WEB -> 2_000;
    };
  }
}
