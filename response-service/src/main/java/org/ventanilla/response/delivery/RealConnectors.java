package org.ventanilla.response.delivery;

import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Networks;
import org.ventanilla.networks.SocialNetwork;

/** The connectors of module networks. */
@Singleton
@DefaultBean
final class RealConnectors implements Connectors {

  private final Networks networks = new Networks();

  @Override
  public Optional<SocialNetwork> of(Network network) {
    return networks.has(network) ? Optional.of(networks.of(network)) : Optional.empty();
  }
}
