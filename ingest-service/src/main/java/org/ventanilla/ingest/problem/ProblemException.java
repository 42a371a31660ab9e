package org.ventanilla.ingest.problem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Something that the caller can be told: it becomes an {@code application/problem+json} (RFC 9457). One subclass a thing
 * that can go wrong.
 */
public abstract class ProblemException extends RuntimeException {

  private final int status;
  private final String code;

  /**
   * @param status the HTTP status
   * @param code the end of the problem's type URI; stable, for programs
   * @param detail for people; holds nothing of a citizen and nothing the caller sent
   */
  protected ProblemException(int status, String code, String detail) {
    this(status, code, detail, null);
  }

  protected ProblemException(int status, String code, String detail, Throwable cause) {
    super(detail, cause);
    this.status = status;
    this.code = code;
  }

  public final int status() {
    return status;
  }

  public final String code() {
    return code;
  }

  /** When it is worth to try again. */
  public Optional<Duration> retryAfter() {
    return Optional.empty();
  }

  /** The fields of the request that are wrong. */
  public List<Problem.FieldError> errors() {
    return List.of();
  }
}
