package org.ventanilla.networks.x;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.NetworkException.Refused;
import org.ventanilla.networks.NetworkException.TokenRejected;
import org.ventanilla.networks.Subscription;
import org.ventanilla.networks.wire.Fields;

/**
 * Whether X sends an account's news to the webhook that its app registered (X developer documentation, "Account Activity
 * API v2" and "Webhooks API"). The webhooks are told to the app, the subscriptions to the account.
 */
final class XSubscriptions {

  private final XCalls calls;

  /** @param valid false when X stopped sending because the challenge was not answered */
  private record Webhook(String id, boolean valid) {

    String subscriptions() {
      return "/2/account_activity/webhooks/" + id + "/subscriptions/all";
    }
  }

  XSubscriptions(XCalls calls) {
    this.calls = calls;
  }

  Subscription of(Account account) {
    if (!hasAppKeys(account)) {
      return Subscription.NOT_OFFERED;
    }
    List<Webhook> webhooks;
    try {
      webhooks = webhooks(account, calls.appToken(account));
    } catch (Refused | TokenRejected e) {
      // The app's contract has no webhooks, which says nothing of the account's own token.
      return Subscription.NOT_OFFERED;
    }
    return webhooks.isEmpty() ? Subscription.NOT_OFFERED : among(account, webhooks);
  }

  private Subscription among(Account account, List<Webhook> webhooks) {
    boolean active = webhooks.stream().anyMatch(webhook -> webhook.valid() && isSubscribed(account, webhook));
    return active ? Subscription.ACTIVE : Subscription.MISSING;
  }

  /** Wakes the app's webhooks that X gave up, and subscribes the account to each; nothing where it is already. */
  void subscribe(Account account) {
    if (!hasAppKeys(account)) {
      return;
    }
    String token = calls.appToken(account);
    for (Webhook webhook : webhooks(account, token)) {
      if (!webhook.valid()) {
        calls.putAsApp(account, "webhooks", "/2/webhooks/" + webhook.id(), token);
      }
      if (!isSubscribed(account, webhook)) {
        calls.post(account, "subscriptions", webhook.subscriptions(), Map.of());
      }
    }
  }

  private static boolean hasAppKeys(Account account) {
    return !account.credentials().appKey().isEmpty() && !account.credentials().appSecret().isEmpty();
  }

  private List<Webhook> webhooks(Account account, String appToken) {
    Map<String, String> fields = Map.of("webhook_config.fields", "id,url,valid");
    List<Webhook> webhooks = new ArrayList<>();
    for (JsonNode webhook : calls.getAsApp(account, "webhooks", "/2/webhooks", fields, appToken).path("data")) {
      String id = Fields.id(webhook, "id");
      if (id.matches("\\d{1,19}")) {
        webhooks.add(new Webhook(id, webhook.path("valid").asBoolean(true)));
      }
    }
    return webhooks;
  }

  private boolean isSubscribed(Account account, Webhook webhook) {
    try {
      JsonNode answer = calls.get(account, "subscriptions", webhook.subscriptions(), Map.of());
      return answer.path("data").path("subscribed").asBoolean();
    } catch (Refused e) {
      // X has answered so, too, for a user who is not subscribed.
      return false;
    }
  }
}
