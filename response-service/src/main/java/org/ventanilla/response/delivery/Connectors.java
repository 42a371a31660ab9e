package org.ventanilla.response.delivery;

import java.util.Optional;
import org.ventanilla.events.Network;
import org.ventanilla.networks.SocialNetwork;

/** Where the sender finds a network. */
interface Connectors {

  /** The connector of a network; empty if there is none. */
  Optional<SocialNetwork> of(Network network);
}
