package org.ventanilla.networks.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.NetworkException;
import org.ventanilla.networks.wire.CallBudget;
import org.ventanilla.networks.wire.Fields;
import org.ventanilla.networks.wire.JsonApi;
import org.ventanilla.networks.wire.Wire;

/** Calls a Mastodon server (Mastodon documentation, "API methods"), which allows 300 calls in five minutes. */
final class MastodonClient {

  /** Notifications on a page; the server's usual number. */
  static final int PAGE = 40;

  private final JsonApi api;

  MastodonClient(Wire wire, CallBudget budget, Clock clock) {
    this.api = new JsonApi(wire, budget, clock, new Words());
  }

  /** What is a server's own in the way it refuses (Mastodon documentation, "Error", "Rate limits"). */
  private static final class Words implements JsonApi.Dialect {

    @Override
    public String name() {
      return "Mastodon";
    }

    @Override
    public String limitHeaders() {
      return "X-RateLimit-";
    }

    @Override
    public Duration window() {
      return Duration.ofMinutes(5);
    }

    @Override
    public String reason(JsonNode problem) {
      return Fields.text(problem, "error_description", "error");
    }

    /** 403 is a scope that the token lacks, or an account that is suspended: nothing else is forbidden to a town. */
    @Override
    public boolean rejectsToken(int status, JsonNode problem) {
      return status == 401 || status == 403;
    }
  }

  /**
   * A page of mentions, newest first.
   *
   * @param olderThan id of a notification; empty for the newest page
   */
  JsonApi.Got mentions(Account account, String olderThan) {
    String query = "?types%5B%5D=mention&limit=" + PAGE + (olderThan.isEmpty() ? "" : "&max_id=" + olderThan);
    return get(account, "mentions", "/api/v1/notifications" + query);
  }

  /** The post with this id; empty if it is gone or not visible to the account. */
  Optional<JsonNode> status(Account account, String id) {
    return unlessGone(account, "lookup", "/api/v1/statuses/" + MastodonIds.checked(id));
  }

  /** What is above and below a post; empty if it is gone. */
  Optional<JsonNode> context(Account account, String id) {
    return unlessGone(account, "threads", "/api/v1/statuses/" + MastodonIds.checked(id) + "/context");
  }

  /** Publishes, once. The server publishes once for each key, also when it is asked again within an hour. */
  JsonNode publish(Account account, String key, Map<String, Object> status) {
    Map<String, String> headers = Map.of("Authorization", bearer(account), "Idempotency-Key", key);
    return api.publish(account, "answers", URI.create(account.baseUrl() + "/api/v1/statuses"), headers, status).json();
  }

  private Optional<JsonNode> unlessGone(Account account, String endpoint, String path) {
    try {
      return Optional.of(get(account, endpoint, path).json());
    } catch (NetworkException.Refused e) {
      return Optional.empty();
    }
  }

  private JsonApi.Got get(Account account, String endpoint, String path) {
    return api.get(account, endpoint, URI.create(account.baseUrl() + path), Map.of("Authorization", bearer(account)));
  }

  private static String bearer(Account account) {
    return "Bearer " + account.credentials().token();
  }
}
