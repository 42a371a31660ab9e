package org.ventanilla.events;

import java.time.Instant;
import java.util.Objects;

/**
 * A personal token that opens the APIs, as it crosses topic {@link Topics#ACCESS_TOKENS}; the topic is compacted, and a
 * tombstone takes a token back.
 *
 * <p>The secret itself never crosses: a service compares hashes. The secret has 256 random bits, so a plain hash cannot
 * be guessed back.
 *
 * @param id the public half of the token; the Kafka key
 * @param sha256 lower-case hexadecimal SHA-256 of the whole token
 * @param login whose token it is
 * @param role the person's role code: {@code agent}, {@code department}, {@code worker}, {@code director}, {@code
 *     mayor} or {@code admin}
 * @param department the person's department; null for a role of the whole town
 * @param expiresAt when it ends; null when it does not
 */
public record AccessToken(
    String id, String sha256, String login, String role, String department, Instant expiresAt) {

  public AccessToken {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(sha256, "sha256");
    Objects.requireNonNull(login, "login");
    Objects.requireNonNull(role, "role");
  }
}
