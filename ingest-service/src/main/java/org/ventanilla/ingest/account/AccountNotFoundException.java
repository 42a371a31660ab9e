package org.ventanilla.ingest.account;

import org.ventanilla.ingest.problem.ProblemException;

/** No account of this id is configured. */
final class AccountNotFoundException extends ProblemException {

  AccountNotFoundException() {
    super(404, "account-not-found", "No account with this id is configured.");
  }
}
