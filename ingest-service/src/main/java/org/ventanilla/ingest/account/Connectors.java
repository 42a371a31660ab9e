package org.ventanilla.ingest.account;

import io.quarkus.arc.All;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Networks;
import org.ventanilla.networks.SocialNetwork;

/** The networks there is a connector for. */
@Singleton
public final class Connectors {

  private final Map<Network, SocialNetwork> connectors = new EnumMap<>(Network.class);

  Connectors(Networks networks, @All List<SocialNetwork> others) {
    for (Network network : Network.values()) {
      if (networks.has(network)) {
        connectors.put(network, networks.of(network));
      }
    }
    others.forEach(other -> connectors.put(other.network(), other));
  }

  public Optional<SocialNetwork> of(Network network) {
    return Optional.ofNullable(connectors.get(network));
  }

  @Produces
  @Singleton
  static Networks networks() {
    return new Networks();
  }
}
