package org.ventanilla.networks.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.NetworkException;
import org.ventanilla.networks.wire.CallBudget;
import org.ventanilla.networks.wire.Fields;
import org.ventanilla.networks.wire.JsonApi;
import org.ventanilla.networks.wire.Wire;

/** Calls Bluesky, signed in; a session that has run out is renewed once. */
final class BlueskyClient {

  /** Notifications on a page. */
  static final int PAGE = 50;

  /** The most posts that one call may ask for. */
  static final int MOST_POSTS = 25;

  private final JsonApi api;
  private final Sessions sessions;

  BlueskyClient(Wire wire, CallBudget budget, Clock clock) {
    this.api = new JsonApi(wire, budget, clock, new Words());
    this.sessions = new Sessions(api);
  }

  /** What is Bluesky's own in the way it refuses (AT Protocol specification, "XRPC: error responses"). */
  private static final class Words implements JsonApi.Dialect {

    private static final Set<String> OF_TOKENS =
        Set.of(
            "AuthenticationRequired", "AuthMissing", "AuthFactorTokenRequired", "ExpiredToken", "InvalidToken",
            "AccountTakedown", "AccountDeactivated", "AccountSuspended");

    @Override
    public String name() {
      return "Bluesky";
    }

    @Override
    public String limitHeaders() {
      return "RateLimit-";
    }

    @Override
    public Duration window() {
      return Duration.ofMinutes(5);
    }

    @Override
    public String reason(JsonNode problem) {
      String error = Fields.text(problem, "error");
      String message = Fields.text(problem, "message");
      return message.isEmpty() ? error : error + ": " + message;
    }

    @Override
    public boolean rejectsToken(int status, JsonNode problem) {
      return status == 401 || OF_TOKENS.contains(Fields.text(problem, "error"));
    }
  }

  /**
   * A page of what happened to the account, newest first.
   *
   * @param cursor what the last page gave; empty for the newest page
   */
  JsonApi.Got notifications(Account account, String cursor) {
    String query =
        "?limit=" + PAGE + "&reasons=mention&reasons=reply&reasons=quote"
            + (cursor.isEmpty() ? "" : "&cursor=" + encoded(cursor));
    return get(account, "mentions", "app.bsky.notification.listNotifications" + query);
  }

  /** Posts by their addresses, as Bluesky shows them; what is gone is not among them. */
  Map<AtUri, JsonNode> posts(Account account, Collection<AtUri> uris) {
    Map<AtUri, JsonNode> found = new LinkedHashMap<>();
    List<AtUri> all = new ArrayList<>(uris);
    for (int from = 0; from < all.size(); from += MOST_POSTS) {
      String query =
          all.subList(from, Math.min(all.size(), from + MOST_POSTS)).stream()
              .map(uri -> "uris=" + encoded(uri.toString()))
              .collect(Collectors.joining("&"));
      JsonNode posts = get(account, "lookup", "app.bsky.feed.getPosts?" + query).json().path("posts");
      posts.forEach(post -> AtUri.of(Fields.id(post, "uri")).ifPresent(uri -> found.put(uri, post)));
    }
    return found;
  }

  /** A record of the account's own; empty if there is none of that name. */
  Optional<JsonNode> record(Account account, String key) {
    String query = "?repo=" + encoded(account.networkId()) + "&collection=" + AtUri.COLLECTION + "&rkey=" + encoded(key);
    try {
      return Optional.of(get(account, "search", "com.atproto.repo.getRecord" + query).json());
    } catch (NetworkException.Refused e) {
      if (e.getMessage().contains("RecordNotFound")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Who has a handle now; empty if nobody has. */
  Optional<String> did(Account account, String handle) {
    try {
      JsonNode found = get(account, "handles", "com.atproto.identity.resolveHandle?handle=" + encoded(handle)).json();
      return Optional.of(Fields.id(found, "did")).filter(AtUri::isDid);
    } catch (NetworkException.Refused | NetworkException.Unavailable | NetworkException.RateLimited e) {
      return Optional.empty();
    }
  }

  /** Publishes, once: a second record of the same name is refused by the server. */
  JsonNode create(Account account, String key, Map<String, Object> record) {
    Map<String, Object> body =
        Map.of("repo", account.networkId(), "collection", AtUri.COLLECTION, "rkey", key, "record", record);
    URI address = Sessions.address(account, "com.atproto.repo.createRecord");
    return sessions.in(account, bearer -> api.publish(account, "answers", address, bearer, body)).json();
  }

  private JsonApi.Got get(Account account, String endpoint, String call) {
    URI address = Sessions.address(account, call);
    return sessions.in(account, bearer -> api.get(account, endpoint, address, bearer));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
