package org.ventanilla.response.account;

/** What is wrong with a field of an account. */
public enum AccountFault {
  MISSING("is missing"),
  TOO_LONG("is too long"),
  WRONG_FORM("is not written as it must be"),
  UNKNOWN("is not known"),
  TAKEN("belongs to an account that is there already"),
  NO_KEY("cannot be kept: the service has no key to encrypt it (VENTANILLA_ACCOUNTS_KEY)");

  private final String detail;

  AccountFault(String detail) {
    this.detail = detail;
  }

  /** For programs' logs; people read the page's words. */
  String detail() {
    return detail;
  }
}
