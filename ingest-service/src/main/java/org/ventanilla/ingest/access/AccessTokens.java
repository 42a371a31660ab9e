package org.ventanilla.ingest.access;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ventanilla.events.AccessToken;

/** The personal tokens that open the API, as topic {@code access-tokens} tells them; only their hashes are here. */
@Singleton
final class AccessTokens {

  private final Clock clock;
  private final Map<String, AccessToken> tokens = new ConcurrentHashMap<>();
  private volatile boolean complete;

  AccessTokens(Clock clock) {
    this.clock = clock;
  }

  void put(AccessToken token) {
    tokens.put(token.id(), token);
  }

  void takeBack(String id) {
    tokens.remove(id);
  }

  /** Everything that was on the topic at the start is here. */
  void markComplete() {
    complete = true;
  }

  boolean isComplete() {
    return complete;
  }

  /** Whose token this is; empty if nobody's, taken back or expired. */
  Optional<AccessToken> find(String secret) {
    byte[] hash = sha256(secret).getBytes(StandardCharsets.US_ASCII);
    AccessToken found = null;
    // All of them, whichever fits: how long it takes tells nothing.
    for (AccessToken token : tokens.values()) {
      if (MessageDigest.isEqual(hash, token.sha256().getBytes(StandardCharsets.US_ASCII))) {
        found = token;
      }
    }
    return Optional.ofNullable(found)
        .filter(token -> token.expiresAt() == null || clock.instant().isBefore(token.expiresAt()));
  }

  private static String sha256(String secret) {
    try {
      byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
