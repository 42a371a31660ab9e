package org.ventanilla.ingest.account;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The municipal accounts, {@code ventanilla.accounts."<id>".*}; the same keys as in response-service. */
@ConfigMapping(prefix = "ventanilla")
interface AccountsConfig {

  /** By our own name of the account, for example {@code x-villarrio}; it is part of what is stored, never change it. */
  Map<String, AccountConfig> accounts();

  /** One account. */
  interface AccountConfig {

    /** {@code x}, {@code facebook}, {@code instagram} ... */
    String network();

    /** The network's id of the account: X user id, Facebook page id, Instagram professional account id. */
    String networkId();

    /** The name behind the at sign, without it. */
    Optional<String> handle();

    /** The name people see; the handle when absent. */
    Optional<String> name();

    /** Where the network's API answers; the network's own address when absent. */
    Optional<URI> baseUrl();

    /** X: consumer key; Meta: app id. */
    Optional<String> appKey();

    /** X: consumer secret; Meta: app secret. It signs the webhooks; without it none is accepted. */
    Optional<String> appSecret();

    /** X: access token; Meta: page access token. */
    Optional<String> token();

    /** X: access token secret. */
    Optional<String> tokenSecret();

    /** Meta: the word that {@code hub.verify_token} must repeat. */
    Optional<String> verifyToken();
  }
}
