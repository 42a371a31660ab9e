package org.ventanilla.response.account;

import java.util.List;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.ventanilla.networks.Credentials;

/** What was written into a form of an account; lists are written one a line, or with commas. */
public class AccountForm {

  @RestForm String network;
  @RestForm String networkId;
  @RestForm String handle;
  @RestForm String name;
  @RestForm String baseUrl;
  @RestForm String keywords;
  @RestForm String department;
  @RestForm String notifyEmails;
  @RestForm String appKey;
  @RestForm String appSecret;
  @RestForm String token;
  @RestForm String tokenSecret;
  @RestForm String verifyToken;

  static AccountForm empty(String network) {
    AccountForm form = new AccountForm();
    form.network = network;
    return form;
  }

  static AccountForm of(TownAccount account) {
    AccountForm form = empty(account.network().code());
    form.networkId = account.networkId();
    form.handle = account.handle();
    form.name = account.name();
    form.baseUrl = account.baseUrl();
    form.keywords = String.join(", ", account.keywords());
    form.department = account.department().orElse("");
    form.notifyEmails = String.join(", ", account.notifyEmails());
    return form;
  }

  NewAccount account() {
    return new NewAccount(
        network, networkId, handle, name, baseUrl, list(keywords), department, list(notifyEmails), credentials());
  }

  AccountChange change() {
    return new AccountChange(
        handle, name, baseUrl, list(keywords), department, list(notifyEmails), null, null);
  }

  Credentials credentials() {
    return new Credentials(appKey, appSecret, token, tokenSecret, verifyToken);
  }

  /** What was written into a field that is no secret. */
  String value(FormField field) {
    return switch (field) {
      case X_ID, FACEBOOK_ID, INSTAGRAM_ID, MASTODON_ID, BLUESKY_ID -> networkId;
      case HANDLE -> handle;
      case NAME -> name;
      case ADDRESS, MASTODON_ADDRESS -> baseUrl;
      case DEPARTMENT -> department;
      case KEYWORDS -> keywords;
      case NOTIFY -> notifyEmails;
      case X_APP_KEY,
          X_APP_SECRET,
          X_TOKEN,
          X_TOKEN_SECRET,
          META_APP_KEY,
          META_APP_SECRET,
          META_TOKEN,
          META_VERIFY_TOKEN,
          MASTODON_TOKEN,
          BLUESKY_TOKEN ->
          "";
    };
  }

  private static List<String> list(String written) {
    return written == null ? List.of() : Stream.of(written.split("[,;\\n\\r]+")).map(String::strip).toList();
  }
}
