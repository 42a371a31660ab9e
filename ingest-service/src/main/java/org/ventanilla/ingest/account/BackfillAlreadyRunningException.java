package org.ventanilla.ingest.account;

import org.ventanilla.ingest.problem.ProblemException;

/** An account is read again by one backfill at a time. */
final class BackfillAlreadyRunningException extends ProblemException {

  BackfillAlreadyRunningException() {
    super(409, "backfill-running", "This account is being read again already; GET /api/accounts shows how far it is.");
  }
}
