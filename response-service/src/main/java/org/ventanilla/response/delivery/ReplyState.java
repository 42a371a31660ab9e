package org.ventanilla.response.delivery;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a reply stands on its way to the network. */
public enum ReplyState {
  DRAFT,
  WAITING_APPROVAL,
  /** Waits for the sender. */
  QUEUED,
  /** Claimed by a sender. */
  SENDING,
  SENT,
  /** Will not be tried again by itself; a person sees why. */
  FAILED,
  /** The network's answer was lost; the sender looks on the network before it tries again. */
  UNCERTAIN;

  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state with this code. */
  static ReplyState of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
