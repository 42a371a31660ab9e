package org.ventanilla.networks;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.ventanilla.events.Network;

/**
 * A municipal account on a network.
 *
 * @param id our own name of it, for example {@code x-villarrio}; part of conversation keys, never changes
 * @param network where it is
 * @param networkId the network's id of it: X user id, Facebook page id, Instagram professional account id,
 *     Mastodon account id, Bluesky DID
 * @param handle the name behind the at sign, without it
 * @param name the name people see
 * @param credentials what opens it
 * @param baseUrl where the network's API answers, without a trailing slash, for example {@code https://api.x.com}
 * @param keywords words and hashtags (with their #) to listen for beside what is said to the account, where the network
 *     can be searched; usually none
 */
public record Account(
    String id,
    Network network,
    String networkId,
    String handle,
    String name,
    Credentials credentials,
    URI baseUrl,
    List<String> keywords) {

  public Account {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(networkId, "networkId");
    Objects.requireNonNull(handle, "handle");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(credentials, "credentials");
    Objects.requireNonNull(baseUrl, "baseUrl");
    keywords = List.copyOf(keywords);
  }

  /** An account that listens only for what is said to it. */
  public Account(
      String id, Network network, String networkId, String handle, String name, Credentials credentials, URI baseUrl) {
    this(id, network, networkId, handle, name, credentials, baseUrl, List.of());
  }
}
