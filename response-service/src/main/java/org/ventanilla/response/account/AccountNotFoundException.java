package org.ventanilla.response.account;

import org.ventanilla.response.problem.ProblemException;

/** There is no account of this id, or it was removed. */
final class AccountNotFoundException extends ProblemException {

  AccountNotFoundException() {
    super(404, "account-not-found", "There is no account with this id.");
  }
}
