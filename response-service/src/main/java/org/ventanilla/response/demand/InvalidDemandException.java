package org.ventanilla.response.demand;

import java.util.List;
import java.util.Map;
import org.ventanilla.response.problem.ProblemException;

/** A demand cannot be as it was asked for. */
public final class InvalidDemandException extends ProblemException {

  InvalidDemandException(String field, String detail) {
    super(
        422,
        "invalid-demand",
        "A demand cannot be like this.",
        Map.of("errors", List.of(Map.of("field", field, "detail", detail))));
  }
}
