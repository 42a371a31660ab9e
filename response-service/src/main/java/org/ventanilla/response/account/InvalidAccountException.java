package org.ventanilla.response.account;

import java.util.Map;
import org.ventanilla.response.problem.ProblemException;

/** An account, or a change of it, is not as it must be; tells every field that is not, and no value. */
final class InvalidAccountException extends ProblemException {

  private final transient Map<String, AccountFault> faults;

  /**
   * @param faults by the name of the field, at least one
   */
  InvalidAccountException(Map<String, AccountFault> faults) {
    super(
        400,
        "invalid",
        "Some fields are not as they must be.",
        Map.of(
            "errors",
            faults.entrySet().stream()
                .map(fault -> Map.of("field", fault.getKey(), "detail", fault.getValue().detail()))
                .toList()));
    this.faults = faults;
  }

  Map<String, AccountFault> faults() {
    return faults;
  }
}
