package org.ventanilla.ingest.webhook;

import org.ventanilla.ingest.problem.ProblemException;

/** Webhooks are x's, facebook's and instagram's only. */
final class NetworkWithoutWebhooksException extends ProblemException {

  NetworkWithoutWebhooksException() {
    super(404, "no-such-webhook", "There are webhooks for x, facebook and instagram.");
  }
}
