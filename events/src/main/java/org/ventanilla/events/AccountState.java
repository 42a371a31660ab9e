package org.ventanilla.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether an account of the town is heard. The JSON form is lower case with hyphens: {@code "token-dead"}. */
public enum AccountState {
  /** The network answers. */
  LISTENING,
  /** The network told us to wait. */
  THROTTLED,
  /** The network refuses our token: a person must renew it. */
  TOKEN_DEAD,
  /** The network does not answer, or is out of order. */
  UNREACHABLE,
  /** The network would send webhooks and does not send this account's: it must be subscribed anew. Polling goes on. */
  UNSUBSCRIBED,
  /** Not polled, because a person or the configuration says so; its webhooks are taken all the same. */
  PAUSED;

  /** The name used in JSON and in the stores. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The state with this code.
   *
   * @throws IllegalArgumentException if there is none
   */
  @JsonCreator
  public static AccountState of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
