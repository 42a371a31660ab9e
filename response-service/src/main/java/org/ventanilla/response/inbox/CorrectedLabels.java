package org.ventanilla.response.inbox;

import org.ventanilla.events.Kind;
import org.ventanilla.events.Urgency;

/** What a person says a conversation is about; null leaves as it is. */
public record CorrectedLabels(Kind kind, String service, Urgency urgency) {

  /** Leaves all as it is. */
  static final CorrectedLabels NONE = new CorrectedLabels(null, null, null);

  boolean isEmpty() {
    return kind == null && service == null && urgency == null;
  }
}
