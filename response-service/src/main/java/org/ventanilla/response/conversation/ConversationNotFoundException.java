package org.ventanilla.response.conversation;

import org.ventanilla.response.problem.ProblemException;

/** There is no such conversation, or it is not the viewer's to see; the two cannot be told apart. */
public final class ConversationNotFoundException extends ProblemException {

  public ConversationNotFoundException() {
    super(404, "conversation-not-found", "There is no such conversation.");
  }
}
