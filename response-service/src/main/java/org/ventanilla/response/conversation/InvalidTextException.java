package org.ventanilla.response.conversation;

import java.util.List;
import java.util.Map;
import org.ventanilla.response.problem.ProblemException;

/** A reply or note without words, or with too many. */
public final class InvalidTextException extends ProblemException {

  public InvalidTextException(int limit) {
    super(
        422,
        "invalid-text",
        "A text has between 1 and " + limit + " characters.",
        Map.of("errors", List.of(Map.of("field", "text", "detail", "between 1 and " + limit + " characters"))));
  }
}
