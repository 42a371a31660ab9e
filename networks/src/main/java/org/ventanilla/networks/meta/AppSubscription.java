package org.ventanilla.networks.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.NetworkException;
import org.ventanilla.networks.Subscription;
import org.ventanilla.networks.wire.Fields;

/**
 * Whether Meta sends an object's news to the town's app: its edge {@code subscribed_apps} (Graph API documentation,
 * "Page: subscribed apps"; Instagram Platform documentation, "Webhooks").
 *
 * <p>Meta refuses a whole list of fields when the token lacks the permission of one. So a shorter list is asked for then:
 * a page whose private messages the town may not read still tells of what is public.
 */
public final class AppSubscription {

  private static final String EDGE = "/subscribed_apps";

  private final GraphClient client;
  private final Set<String> needed;
  private final List<String> lists;

  /**
   * @param needed the fields without which citizens are not heard
   * @param lists fields to ask for, comma between them; each list is shorter than the one before
   */
  public AppSubscription(GraphClient client, Set<String> needed, List<String> lists) {
    this.client = client;
    this.needed = Set.copyOf(needed);
    this.lists = List.copyOf(lists);
  }

  /**
   * Asks.
   *
   * @param object id of the page or Instagram account, or {@code me}
   * @return empty if the object has no such edge
   */
  public Optional<Subscription> of(Account account, String object) {
    return client.find(account, object + EDGE, Map.of()).map(json -> of(account, json.path("data")));
  }

  private Subscription of(Account account, JsonNode apps) {
    String ours = account.credentials().appKey();
    for (JsonNode app : apps) {
      if (ours.isEmpty() || ours.equals(Fields.id(app, "id"))) {
        return fieldsOf(app).containsAll(needed) ? Subscription.ACTIVE : Subscription.MISSING;
      }
    }
    return Subscription.MISSING;
  }

  private static Set<String> fieldsOf(JsonNode app) {
    Set<String> fields = new HashSet<>();
    // Texts, or objects with a name: both are documented.
    for (JsonNode field : app.path("subscribed_fields")) {
      fields.add(field.isTextual() ? field.textValue() : Fields.text(field, "name"));
    }
    return fields;
  }

  /** Subscribes the app of the account's token; harmless if it is already. */
  public void subscribe(Account account, String object) {
    for (int i = 0; i < lists.size(); i++) {
      try {
        client.post(account, object + EDGE, Map.of("subscribed_fields", lists.get(i)));
        return;
      } catch (NetworkException.Refused | NetworkException.TokenRejected e) {
        if (i == lists.size() - 1) {
          throw e;
        }
      }
    }
  }
}
