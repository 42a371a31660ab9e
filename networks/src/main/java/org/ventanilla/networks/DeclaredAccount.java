package org.ventanilla.networks;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A municipal account as it is declared in a service's configuration, {@code ventanilla.accounts."<id>".*}. A service maps
 * its configuration to this; what is missing or wrong is said by {@link DeclaredAccounts}.
 */
public interface DeclaredAccount {

  /** {@code x}, {@code facebook}, {@code instagram} ... */
  String network();

  /**
   * The network's id of the account: X user id, Facebook page id, Instagram professional account id, Mastodon account id,
   * Bluesky DID.
   */
  String networkId();

  /** The name behind the at sign, without it. */
  Optional<String> handle();

  /** The name people see; the handle when absent. */
  Optional<String> name();

  /** Where the network's API answers; the network's own address when absent. */
  Optional<URI> baseUrl();

  /** Words and hashtags to listen for beside what is said to the account. */
  Optional<List<String>> keywords();

  /** Code of the department that the account belongs to; the whole town's when absent. */
  Optional<String> department();

  /** E-mail addresses that are told when the account is not heard any more. */
  Optional<List<String>> notifyEmails();

  /** X: consumer key; Meta: app id. */
  Optional<String> appKey();

  /** X: consumer secret; Meta: app secret. It signs the webhooks; without it none is accepted. */
  Optional<String> appSecret();

  /** X: access token; Meta: page access token; Mastodon: access token; Bluesky: app password. */
  Optional<String> token();

  /** X: access token secret. */
  Optional<String> tokenSecret();

  /** Meta: the word that {@code hub.verify_token} must repeat. */
  Optional<String> verifyToken();
}
