package org.ventanilla.networks.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ventanilla.networks.Reading;
import org.ventanilla.networks.Reading.NotSpoken;
import org.ventanilla.networks.Reading.Reason;
import org.ventanilla.networks.wire.AccountBook;
import org.ventanilla.networks.wire.BoundedJson;
import org.ventanilla.networks.wire.Fields;

/**
 * The envelope of Meta's webhooks (Graph API documentation, "Webhooks: Getting started"): an object, its entries, and in
 * each entry changes of fields or private messages, up to 1,000 in one call.
 */
public final class MetaWebhook {

  /** Objects about an app's users, not about what anybody says to the town. */
  private static final Set<String> PROFILES = Set.of("user", "permissions", "application", "ad_account");

  private MetaWebhook() {}

  /** A change of a field of the town's page or account. */
  public interface ChangeReader {

    /** Reads it; every change is some {@link Reading}. */
    Reading read(Change change);
  }

  /**
   * A part of an entry.
   *
   * @param networkId id of the page or account the entry is of; empty when not told
   * @param field what changed
   * @param value how
   * @param at the entry's time, the best there is when the value has none
   * @param receivedAt when we got it
   */
  public record Change(String networkId, String field, JsonNode value, Instant at, Instant receivedAt) {}

  /**
   * Reads a body.
   *
   * @param object the object that this network's webhooks are of: {@code page} or {@code instagram}
   */
  public static List<Reading> read(
      byte[] body, String object, AccountBook accounts, ChangeReader changes, Instant receivedAt) {
    JsonNode root = BoundedJson.webhook(body);
    String told = Fields.text(root, "object");
    if (!told.equals(object)) {
      Reason reason = PROFILES.contains(told) ? Reason.PROFILE_OR_FIGURES : Reason.UNKNOWN;
      return List.of(new NotSpoken(told.isEmpty() ? "no webhook" : told, reason));
    }
    Messaging messaging = new Messaging(accounts, receivedAt);
    List<Reading> readings = new ArrayList<>();
    for (JsonNode entry : root.path("entry")) {
      int before = readings.size();
      String networkId = Fields.id(entry, "id");
      Instant at = Fields.time(entry, receivedAt, "time");
      for (JsonNode change : entry.path("changes")) {
        String field = Fields.text(change, "field");
        JsonNode value = change.path("value");
        // Instagram's test console and its own login flavour wrap a private message in a change.
        readings.add(
            value.path("sender").isObject() && value.path("recipient").isObject()
                ? messaging.read(networkId, field, value, at)
                : changes.read(new Change(networkId, field, value, at, receivedAt)));
      }
      entry.path("messaging").forEach(event -> readings.add(messaging.read(networkId, "messaging", event, at)));
      // Another app of the page holds the thread; the citizen speaks to the town all the same.
      entry.path("standby").forEach(event -> readings.add(messaging.read(networkId, "standby", event, at)));
      if (readings.size() == before) {
        readings.add(new NotSpoken(told + " without news", Reason.UNKNOWN));
      }
    }
    return readings.isEmpty() ? List.of(new NotSpoken(told + " without entries", Reason.UNKNOWN)) : readings;
  }
}
