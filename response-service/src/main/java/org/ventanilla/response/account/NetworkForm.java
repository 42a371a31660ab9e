package org.ventanilla.response.account;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ventanilla.events.Network;

/**
 * What an account of a network needs.
 *
 * @param identity the field of the network's id of it
 * @param identityForm how that id is written
 * @param address the field of where its API answers
 * @param handleNeeded true if the network needs the handle to let us in
 * @param secrets the fields of its credentials, all of them needed
 */
record NetworkForm(
    Network network,
    FormField identity,
    Pattern identityForm,
    FormField address,
    boolean handleNeeded,
    List<FormField> secrets) {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,25}");
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /** The W3C's Decentralized Identifiers 1.0, section 3.1, as far as Bluesky uses them. */
  private static final Pattern DID = Pattern.compile("did:[a-z0-9]{1,16}:[A-Za-z0-9._:%-]{1,200}");

  private static final List<FormField> META =
      List.of(FormField.META_APP_KEY, FormField.META_APP_SECRET, FormField.META_TOKEN, FormField.META_VERIFY_TOKEN);

  /** Empty for a network on which the town has no account. */
  static Optional<NetworkForm> of(Network network) {
    return switch (network) {
      case X ->
          Optional.of(
              new NetworkForm(
                  network, FormField.X_ID, NUMBER, FormField.ADDRESS, false,
                  List.of(FormField.X_APP_KEY, FormField.X_APP_SECRET, FormField.X_TOKEN, FormField.X_TOKEN_SECRET)));
      case FACEBOOK ->
          Optional.of(new NetworkForm(network, FormField.FACEBOOK_ID, NUMBER, FormField.ADDRESS, false, META));
      case INSTAGRAM ->
          Optional.of(new NetworkForm(network, FormField.INSTAGRAM_ID, NUMBER, FormField.ADDRESS, false, META));
      case MASTODON ->
          Optional.of(
              new NetworkForm(
                  network, FormField.MASTODON_ID, WORD, FormField.MASTODON_ADDRESS, false,
                  List.of(FormField.MASTODON_TOKEN)));
      case BLUESKY ->
          Optional.of(
              new NetworkForm(
                  network, FormField.BLUESKY_ID, DID, FormField.ADDRESS, true, List.of(FormField.BLUESKY_TOKEN)));
      case WEB -> Optional.empty();
    };
  }
}
