package org.ventanilla.ingest.database;

import java.time.Duration;
import java.util.Optional;
import org.ventanilla.ingest.problem.ProblemException;

/** MongoDB did not confirm a write or answer a question; nothing may be promised, the caller should come again. */
public final class StoreUnavailableException extends ProblemException {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  StoreUnavailableException(Throwable cause) {
    super(503, "store-unavailable", "The store does not answer; please try again.", cause);
  }

  @Override
  public Optional<Duration> retryAfter() {
    return Optional.of(RETRY_AFTER);
  }
}
