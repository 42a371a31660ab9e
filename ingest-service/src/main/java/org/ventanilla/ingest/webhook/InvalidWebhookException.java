package org.ventanilla.ingest.webhook;

import org.ventanilla.ingest.problem.ProblemException;

/** A signed webhook that is not what its network sends; nothing of it is stored. */
final class InvalidWebhookException extends ProblemException {

  InvalidWebhookException(String detail) {
    super(400, "unreadable-webhook", detail);
  }
}
