package org.ventanilla.networks;

/**
 * The secrets of an account; {@link #toString()} shows none of them. What a network does not use is empty.
 *
 * @param appKey X: consumer key; Meta: app id
 * @param appSecret X: consumer secret; Meta: app secret. It also signs the webhooks
 * @param token X: access token (OAuth 1.0a user context); Meta: page access token; Mastodon: access token;
 *     Bluesky: app password
 * @param tokenSecret X: access token secret
 * @param verifyToken Meta: the word that {@code hub.verify_token} must repeat
 */
public record Credentials(String appKey, String appSecret, String token, String tokenSecret, String verifyToken) {

  public Credentials {
    appKey = appKey == null ? "" : appKey;
    appSecret = appSecret == null ? "" : appSecret;
    token = token == null ? "" : token;
    tokenSecret = tokenSecret == null ? "" : tokenSecret;
    verifyToken = verifyToken == null ? "" : verifyToken;
  }

  @Override
  public String toString() {
    return "Credentials[hidden]";
  }
}
