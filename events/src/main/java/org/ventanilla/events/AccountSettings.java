package org.ventanilla.events;

import java.util.List;
import java.util.Objects;

/**
 * What people want of an account of the town, as it crosses topic {@link Topics#ACCOUNTS}; the topic is compacted, and of
 * an account the record with the highest version stands.
 *
 * <p>A removed account stays on the topic, so that nobody takes one up again that is still declared in a configuration.
 *
 * @param id our own name of it; the Kafka key, never changes
 * @param version grows with each change
 * @param removed true when it is neither read nor answered from any more; then there are no credentials
 * @param paused true when its network shall not be read; webhooks are taken
 * @param network where it is
 * @param networkId the network's id of it
 * @param handle the name behind the at sign, without it; may be empty
 * @param name the name people see
 * @param baseUrl where the network's API answers
 * @param keywords words and hashtags to listen for
 * @param department code of the department it belongs to; null for the whole town's
 * @param credentials what opens it, encrypted; null when only the configuration of the services knows it
 */
public record AccountSettings(
    String id,
    long version,
    boolean removed,
    boolean paused,
    Network network,
    String networkId,
    String handle,
    String name,
    String baseUrl,
    List<String> keywords,
    String department,
    String credentials) {

  public AccountSettings {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(networkId, "networkId");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(baseUrl, "baseUrl");
    handle = handle == null ? "" : handle;
    keywords = keywords == null ? List.of() : List.copyOf(keywords);
  }
}
