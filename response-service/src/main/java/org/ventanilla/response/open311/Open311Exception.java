package org.ventanilla.response.open311;

import java.util.List;

/** A request that cannot be answered; each reason becomes an {@code error} of the standard's own form. */
final class Open311Exception extends RuntimeException {

  private final int status;
  private final List<String> reasons;

  Open311Exception(int status, String reason) {
    this(status, List.of(reason));
  }

  Open311Exception(int status, List<String> reasons) {
    super(String.join("; ", reasons), null, false, false);
    this.status = status;
    this.reasons = List.copyOf(reasons);
  }

  int status() {
    return status;
  }

  List<String> reasons() {
    return reasons;
  }
}
