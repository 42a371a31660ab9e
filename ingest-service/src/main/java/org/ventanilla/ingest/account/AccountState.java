package org.ventanilla.ingest.account;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether an account of the town is heard. */
public enum AccountState {
  /** The network answers. */
  LISTENING,
  /** The network told us to wait. */
  THROTTLED,
  /** The network refuses our token: a person must renew it. */
  TOKEN_DEAD,
  /** The network does not answer, or is out of order. */
  UNREACHABLE,
  /** Not polled, because the configuration says so; its webhooks are taken all the same. */
  PAUSED;

  /** The name used in JSON: lower case with hyphens. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static AccountState of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
