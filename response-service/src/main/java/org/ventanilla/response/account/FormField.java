package org.ventanilla.response.account;

import java.util.function.Function;
import org.ventanilla.networks.Credentials;

/** What a form asks for; each network calls it by another name, and it is found at another place. */
public enum FormField {
  X_ID("networkId"),
  X_APP_KEY("appKey", Credentials::appKey),
  X_APP_SECRET("appSecret", Credentials::appSecret),
  X_TOKEN("token", Credentials::token),
  X_TOKEN_SECRET("tokenSecret", Credentials::tokenSecret),
  FACEBOOK_ID("networkId"),
  INSTAGRAM_ID("networkId"),
  META_APP_KEY("appKey", Credentials::appKey),
  META_APP_SECRET("appSecret", Credentials::appSecret),
  META_TOKEN("token", Credentials::token),
  META_VERIFY_TOKEN("verifyToken", Credentials::verifyToken),
  MASTODON_ID("networkId"),
  MASTODON_ADDRESS("baseUrl"),
  MASTODON_TOKEN("token", Credentials::token),
  BLUESKY_ID("networkId"),
  BLUESKY_TOKEN("token", Credentials::token),
  HANDLE("handle"),
  NAME("name"),
  ADDRESS("baseUrl"),
  DEPARTMENT("department"),
  KEYWORDS("keywords"),
  NOTIFY("notifyEmails");

  private final String input;
  private final Function<Credentials, String> secret;

  FormField(String input) {
    this(input, null);
  }

  FormField(String input, Function<Credentials, String> secret) {
    this.input = input;
    this.secret = secret;
  }

  /** The name of the field in forms and in the API. */
  public String input() {
    return input;
  }

  /** True for what is never shown again. */
  public boolean secret() {
    return secret != null;
  }

  String in(Credentials credentials) {
    return secret.apply(credentials);
  }
}
