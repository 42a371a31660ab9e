package org.ventanilla.networks;

import java.net.URI;
import java.util.Objects;
import org.ventanilla.events.Network;

/**
 * A municipal account on a network.
 *
 * @param id our own name of it, for example {@code x-villarrio}; part of conversation keys, never changes
 * @param network where it is
 * @param networkId the network's id of it: X user id, Facebook page id, Instagram professional account id
 * @param handle the name behind the at sign, without it
 * @param name the name people see
 * @param credentials what opens it
 * @param baseUrl where the network's API answers, without a trailing slash, for example {@code https://api.x.com}
 */
public record Account(
    String id, Network network, String networkId, String handle, String name, Credentials credentials, URI baseUrl) {

  public Account {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(networkId, "networkId");
    Objects.requireNonNull(handle, "handle");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(credentials, "credentials");
    Objects.requireNonNull(baseUrl, "baseUrl");
  }
}
