package org.ventanilla.response.account;

import java.util.List;
import org.ventanilla.networks.Credentials;

/**
 * What somebody wants to change of an account; what is null stays as it is.
 *
 * @param department code of a department; empty for the whole town's
 * @param paused true to stop reading its network
 * @param credentials what is empty in them stays as it is; written only, never told
 */
public record AccountChange(
    String handle,
    String name,
    String baseUrl,
    List<String> keywords,
    String department,
    List<String> notifyEmails,
    Boolean paused,
    Credentials credentials) {

  static AccountChange pause(boolean paused) {
    return new AccountChange(null, null, null, null, null, null, paused, null);
  }

  static AccountChange renew(Credentials credentials) {
    return new AccountChange(null, null, null, null, null, null, null, credentials);
  }
}
