package org.ventanilla.response.problem;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** A parameter or field of a request is not as it must be. */
public final class InvalidFieldException extends ProblemException {

  public InvalidFieldException(String field, String detail) {
    super(
        400,
        "invalid",
        "Some fields are not as they must be.",
        Map.of("errors", List.of(Map.of("field", field, "detail", detail))));
  }

  /**
   * A value of an enum by its code; null for a text that is missing or empty.
   *
   * @throws InvalidFieldException if there is none
   */
  public static <T> T valueOrNull(String field, String text, Function<String, T> of) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      return of.apply(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new InvalidFieldException(field, "unknown value");
    }
  }
}
