package org.ventanilla.response.account;

/**
 * A field of a form as the page shows it; of a secret the value is always empty.
 *
 * @param fault what is wrong with it; null when nothing is
 * @param required false for what may stay empty
 */
public record AccountInput(FormField field, String value, AccountFault fault, boolean required) {

  public AccountInput {
    value = field.secret() || value == null ? "" : value;
  }
}
