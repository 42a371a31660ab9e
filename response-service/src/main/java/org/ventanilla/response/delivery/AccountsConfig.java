package org.ventanilla.response.delivery;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The municipal accounts, {@code ventanilla.accounts.<id>.*}; the same keys as in ingest-service. */
@ConfigMapping(prefix = "ventanilla")
interface AccountsConfig {

  /** By our own name of the account, for example {@code x-villarrio}. */
  Map<String, AccountConfig> accounts();

  /** One account. */
  interface AccountConfig {

    /** {@code x}, {@code facebook}, {@code instagram} ... */
    String network();

    /** The network's id of the account. */
    String networkId();

    /** The name behind the at sign, without it. */
    Optional<String> handle();

    /** The name people see. */
    Optional<String> name();

    /** Where the network's API answers; the network's own address when absent. */
    Optional<URI> baseUrl();

    Optional<String> appKey();

    Optional<String> appSecret();

    Optional<String> token();

    Optional<String> tokenSecret();

    Optional<String> verifyToken();
  }
}
