package org.ventanilla.ingest.webhook;

import org.ventanilla.ingest.problem.ProblemException;

/** Somebody who does not know the verify token wants to subscribe our address. */
final class ChallengeRefusedException extends ProblemException {

  ChallengeRefusedException() {
    super(403, "challenge-refused", "hub.mode is not subscribe, or hub.verify_token is not ours.");
  }
}
