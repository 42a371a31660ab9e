package org.ventanilla.plaza;

import java.util.Objects;

/**
 * A municipal account on a simulated network, and the secrets it accepts. What a network does not use is empty.
 *
 * @param id the network's id of it: X user id, Facebook page id, Instagram professional account id,
 *     Mastodon account id (digits), Bluesky DID
 * @param handle the name behind the at sign, without it
 * @param name the name people see
 * @param token X: access token (OAuth 1.0a), also accepted as a bearer token; Meta: page access token;
 *     Mastodon: access token; Bluesky: app password
 * @param tokenSecret X: access token secret
 * @param appKey X: consumer key; Meta: app id
 * @param appSecret X: consumer secret; Meta: app secret. It also signs the webhooks
 * @param verifyToken Meta: the word that is sent as {@code hub.verify_token}
 */
public record PlazaAccount(
    String id,
    String handle,
    String name,
    String token,
    String tokenSecret,
    String appKey,
    String appSecret,
    String verifyToken) {

  public PlazaAccount {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(handle, "handle");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(token, "token");
    Objects.requireNonNull(tokenSecret, "tokenSecret");
    Objects.requireNonNull(appKey, "appKey");
    Objects.requireNonNull(appSecret, "appSecret");
    Objects.requireNonNull(verifyToken, "verifyToken");
  }

  /** Names the account without its secrets. */
  @Override
  public String toString() {
    return "PlazaAccount[" + id + ", @" + handle + "]";
  }
}
