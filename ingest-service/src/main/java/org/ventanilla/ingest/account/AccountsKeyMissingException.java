package org.ventanilla.ingest.account;

/** There are encrypted credentials and no key to read them. */
final class AccountsKeyMissingException extends RuntimeException {

  AccountsKeyMissingException(String account) {
    super(
        "the credentials of " + account + " are encrypted; set VENTANILLA_ACCOUNTS_KEY (ventanilla.accounts-key) to the"
            + " key that response-service has");
  }
}
