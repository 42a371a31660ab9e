package org.ventanilla.ingest.access;

import java.time.Duration;
import java.util.Optional;
import org.ventanilla.ingest.problem.ProblemException;

/** The tokens were not read from Kafka yet, so nobody can be let in, nor be told that a token is wrong. */
final class TokensNotReadException extends ProblemException {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(3);

  TokensNotReadException() {
    super(503, "tokens-not-read", "Tokens cannot be checked yet; please try again.");
  }

  @Override
  public Optional<Duration> retryAfter() {
    return Optional.of(RETRY_AFTER);
  }
}
