package org.ventanilla.ingest.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * An error as RFC 9457 writes it, media type {@value #MEDIA_TYPE}.
 *
 * @param type URI of the kind of problem; stable, for programs
 * @param title the status in words
 * @param status the HTTP status
 * @param detail what went wrong, for people
 * @param errors the fields of the request that are wrong
 */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {

  public static final String MEDIA_TYPE = "application/problem+json";

  private static final String TYPES = "urn:ventanilla:problem:";

  /** A field of the request and what is wrong with it. */
  public record FieldError(String field, String message) {}

  static Problem of(String code, String title, int status, String detail, List<FieldError> errors) {
    return new Problem(TYPES + code, title, status, detail, errors);
  }
}
