package org.ventanilla.response.conversation;

import java.util.Map;
import org.ventanilla.response.problem.ProblemException;

/** The conversation went on while the person was writing; what they wrote is not sent. */
public final class StaleConversationException extends ProblemException {

  private final long currentVersion;

  public StaleConversationException(long currentVersion) {
    super(
        409,
        "stale-conversation",
        "The conversation has changed since you opened it. Read what is new before you go on.",
        Map.of("currentVersion", currentVersion));
    this.currentVersion = currentVersion;
  }

  public long currentVersion() {
    return currentVersion;
  }
}
