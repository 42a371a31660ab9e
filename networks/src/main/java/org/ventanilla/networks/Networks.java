package org.ventanilla.networks;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.ventanilla.events.Network;
import org.ventanilla.networks.bluesky.BlueskyNetwork;
import org.ventanilla.networks.facebook.FacebookNetwork;
import org.ventanilla.networks.instagram.InstagramNetwork;
import org.ventanilla.networks.mastodon.MastodonNetwork;
import org.ventanilla.networks.web.WebNetwork;
import org.ventanilla.networks.wire.CallBudget;
import org.ventanilla.networks.wire.Wire;
import org.ventanilla.networks.x.XNetwork;

/** The networks that the town can listen and answer on. */
public final class Networks {

  /** How long a connection may take to be made. */
  public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

  /** How long an answer may take to arrive once asked for. */
  public static final Duration READ_TIMEOUT = Duration.ofSeconds(10);

  private final Map<Network, SocialNetwork> networks = new EnumMap<>(Network.class);

  public Networks() {
    this(CONNECT_TIMEOUT, READ_TIMEOUT, Clock.systemUTC());
  }

  public Networks(Duration connectTimeout, Duration readTimeout, Clock clock) {
    Wire wire = new Wire(connectTimeout, readTimeout);
    CallBudget budget = new CallBudget(clock);
    add(new XNetwork(wire, budget, connectTimeout, readTimeout, clock));
    add(new FacebookNetwork(wire, budget, clock));
    add(new InstagramNetwork(wire, budget, clock));
    add(new MastodonNetwork(wire, budget, clock));
    add(new BlueskyNetwork(wire, budget, clock));
    add(new WebNetwork());
  }

  private void add(SocialNetwork network) {
    networks.put(network.network(), network);
  }

  /** Where a network's API answers; empty for one that every town finds at another address. */
  public static Optional<URI> ownAddress(Network network) {
    return switch (network) {
      case X -> Optional.of(URI.create("https://api.x.com"));
      case FACEBOOK, INSTAGRAM -> Optional.of(URI.create("https://graph.facebook.com"));
      case BLUESKY -> Optional.of(URI.create("https://bsky.social"));
      case MASTODON, WEB -> Optional.empty();
    };
  }

  /** True if there is a connector. */
  public boolean has(Network network) {
    return networks.containsKey(network);
  }

  /**
   * The connector of a network.
   *
   * @throws IllegalArgumentException if there is none
   */
  public SocialNetwork of(Network network) {
    SocialNetwork found = networks.get(network);
    if (found == null) {
      throw new IllegalArgumentException("no connector for " + network.code());
    }
    return found;
  }
}
