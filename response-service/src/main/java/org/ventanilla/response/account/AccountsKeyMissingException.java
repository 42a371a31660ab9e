package org.ventanilla.response.account;

/** There are encrypted credentials and no key to read them. */
final class AccountsKeyMissingException extends RuntimeException {

  AccountsKeyMissingException() {
    super(
        "the database holds encrypted credentials of accounts; set VENTANILLA_ACCOUNTS_KEY (ventanilla.accounts-key) to"
            + " the key that encrypted them");
  }
}
