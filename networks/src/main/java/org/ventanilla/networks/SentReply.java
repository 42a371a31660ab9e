package org.ventanilla.networks;

import java.util.Objects;

/**
 * A reply that is on the network.
 *
 * @param id the network's id of it
 * @param url its public address; null when it has none
 */
public record SentReply(String id, String url) {

  public SentReply {
    Objects.requireNonNull(id, "id");
  }
}
