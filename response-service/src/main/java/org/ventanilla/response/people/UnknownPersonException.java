package org.ventanilla.response.people;

import java.util.List;
import java.util.Map;
import org.ventanilla.response.problem.ProblemException;

/** Nobody who could do this has that login. */
public final class UnknownPersonException extends ProblemException {

  UnknownPersonException(String field) {
    super(
        422,
        "unknown-person",
        "Nobody who could do this has that login.",
        Map.of("errors", List.of(Map.of("field", field, "detail", "unknown login"))));
  }
}
