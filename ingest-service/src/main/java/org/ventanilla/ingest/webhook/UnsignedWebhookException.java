package org.ventanilla.ingest.webhook;

import org.ventanilla.ingest.problem.ProblemException;

/** A webhook without the network's signature of exactly this body; nothing of it is stored. */
final class UnsignedWebhookException extends ProblemException {

  UnsignedWebhookException() {
    super(401, "bad-signature", "The signature is missing, or is not this body's.");
  }
}
