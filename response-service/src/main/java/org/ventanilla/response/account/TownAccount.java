package org.ventanilla.response.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ventanilla.events.Network;

/**
 * A municipal account as it is kept; its credentials are here only encrypted.
 *
 * @param id our own name of it, part of conversation keys; never changes
 * @param baseUrl where the network's API answers
 * @param department code of the department that it belongs to; empty for the whole town's
 * @param notifyEmails who is written to when it is not heard any more
 * @param paused true when its network is not read
 * @param sealed its credentials, encrypted; empty when only the configuration knows them
 * @param credentialsAt when they were last set; null when never
 * @param credentialsBy who set them; null when nobody
 * @param version grows with each change
 * @param removedAt when it was removed; null while it is there
 */
record TownAccount(
    String id,
    Network network,
    String networkId,
    String handle,
    String name,
    String baseUrl,
    List<String> keywords,
    Optional<String> department,
    List<String> notifyEmails,
    boolean paused,
    Optional<String> sealed,
    Instant credentialsAt,
    String credentialsBy,
    long version,
    Instant removedAt) {

  boolean removed() {
    return removedAt != null;
  }

  TownAccount withSettings(Settings settings) {
    return new TownAccount(
        id, network, networkId, settings.handle(), settings.name(), settings.baseUrl(), settings.keywords(),
        settings.department(), settings.notifyEmails(), paused, sealed, credentialsAt, credentialsBy, version, removedAt);
  }

  TownAccount withPaused(boolean wanted) {
    return new TownAccount(
        id, network, networkId, handle, name, baseUrl, keywords, department, notifyEmails, wanted, sealed,
        credentialsAt, credentialsBy, version, removedAt);
  }

  TownAccount withCredentials(String newlySealed, Instant at, String by) {
    return new TownAccount(
        id, network, networkId, handle, name, baseUrl, keywords, department, notifyEmails, paused,
        Optional.of(newlySealed), at, by, version, removedAt);
  }

  /** Neither read nor answered from any more; its secrets are forgotten. */
  TownAccount asRemoved(Instant at) {
    return new TownAccount(
        id, network, networkId, handle, name, baseUrl, keywords, department, notifyEmails, paused, Optional.empty(),
        null, null, version, at);
  }

  Settings settings() {
    return new Settings(handle, name, baseUrl, keywords, department, notifyEmails);
  }

  /** What people may change of an account, beside its credentials. */
  record Settings(
      String handle,
      String name,
      String baseUrl,
      List<String> keywords,
      Optional<String> department,
      List<String> notifyEmails) {}
}
