package org.ventanilla.networks.x;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.TreeMap;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.RateLimit;
import org.ventanilla.networks.wire.BoundedJson;
import org.ventanilla.networks.wire.CallBudget;
import twitter4j.PaginationToken;
import twitter4j.TweetsResponse;
import twitter4j.TwitterException;
import twitter4j.TwitterObjectFactory;
import twitter4j.TwitterV2;

/**
 * Reads posts and messages of X. Posts are read with twitter4j-v2, and from the JSON it received, since its objects leave
 * out long texts and the names of the newer specification.
 */
final class XClient {

  private static final String POST_FIELDS =
      "attachments,author_id,conversation_id,created_at,edit_controls,entities,geo,id,in_reply_to_user_id,lang,"
          + "note_tweet,referenced_tweets,text";
  private static final String EXPANSIONS = "attachments.media_keys,author_id,geo.place_id";
  private static final String MEDIA_FIELDS = "alt_text,height,media_key,preview_image_url,type,url,variants,width,duration_ms";
  private static final String PLACE_FIELDS = "full_name,geo,id,name";
  private static final String USER_FIELDS = "id,name,username";
  private static final String MESSAGE_FIELDS = "attachments,created_at,dm_conversation_id,event_type,id,text";
  private static final int PAGE = 100;
  private static final int PUBLICATIONS = 10;

  private final XSessions sessions;
  private final XCalls calls;
  private final CallBudget budget;
  private final XErrors errors;

  /** Posts as X gave them, and what it said is left. */
  record Posts(JsonNode json, RateLimit rateLimit) {}

  XClient(XSessions sessions, XCalls calls, CallBudget budget, XErrors errors) {
    this.sessions = sessions;
    this.calls = calls;
    this.budget = budget;
    this.errors = errors;
  }

  /** A page of posts that name the account, newest first. */
  Posts mentions(Account account, XCursor.Position at) {
    long user = XIds.number(account.networkId());
    Long since = idOrNull(at.since());
    PaginationToken page = at.page().isEmpty() ? null : new PaginationToken(at.page());
    return posts(
        account,
        "mentions",
        v2 ->
            v2.getUserMentions(
                user, null, EXPANSIONS, PAGE, MEDIA_FIELDS, page, PLACE_FIELDS, null, since, null, POST_FIELDS, null,
                USER_FIELDS),
        "/2/users/" + user + "/mentions",
        query("max_results", String.valueOf(PAGE), "since_id", at.since(), "pagination_token", at.page()));
  }

  /** The post with an id, or nothing under {@code data}. */
  Posts post(Account account, String id) {
    long number = XIds.number(id);
    return posts(
        account,
        "lookup",
        v2 ->
            v2.getTweets(
                new long[] {number}, MEDIA_FIELDS, PLACE_FIELDS, null, POST_FIELDS, USER_FIELDS, EXPANSIONS),
        "/2/tweets",
        query("ids", id));
  }

  /**
   * Posts of the last seven days, newest first.
   *
   * @param since only posts with a greater id; empty for all
   * @param until only posts with a smaller id; empty for all
   * @param from only posts from this moment on; null for all, and when {@code since} is given
   * @param page X's token of an older page; empty for the newest
   */
  record Search(String query, String since, String until, Instant from, String page) {}

  Posts search(Account account, Search search) {
    PaginationToken page = search.page().isEmpty() ? null : new PaginationToken(search.page());
    Date from = search.from() == null ? null : Date.from(search.from());
    return posts(
        account,
        "search",
        v2 ->
            v2.searchRecent(
                search.query(), null, EXPANSIONS, PAGE, MEDIA_FIELDS, page, PLACE_FIELDS, null, idOrNull(search.since()),
                from, POST_FIELDS, idOrNull(search.until()), USER_FIELDS),
        "/2/tweets/search/recent",
        query(
            "query", search.query(), "max_results", String.valueOf(PAGE), "since_id", search.since(), "until_id",
            search.until(), "start_time", from == null ? "" : search.from().truncatedTo(ChronoUnit.SECONDS).toString(),
            "next_token", search.page()));
  }

  /** What the account published, without its answers and what it repeated; the ten newest after an id. */
  Posts publications(Account account, String since) {
    long user = XIds.number(account.networkId());
    String exclude = "replies,retweets";
    return posts(
        account,
        "publications",
        v2 ->
            v2.getUserTweets(
                user, null, exclude, null, PUBLICATIONS, null, null, null, null, idOrNull(since), null, "id", null, null),
        "/2/users/" + user + "/tweets",
        query("exclude", exclude, "max_results", String.valueOf(PUBLICATIONS), "since_id", since));
  }

  private static Long idOrNull(String id) {
    return id.isEmpty() ? null : XIds.number(id);
  }

  /** A page of all private messages of the last thirty days, newest first. */
  JsonNode messages(Account account, String page) {
    return calls.get(
        account,
        XStream.MESSAGES,
        "/2/dm_events",
        query(
            "max_results", String.valueOf(PAGE),
            "event_types", "MessageCreate",
            "dm_event.fields", MESSAGE_FIELDS,
            "expansions", "attachments.media_keys,sender_id",
            "media.fields", MEDIA_FIELDS,
            "user.fields", USER_FIELDS,
            "pagination_token", page));
  }

  /** Private messages between the account and a person, newest first. */
  JsonNode messagesWith(Account account, String person) {
    return calls.get(
        account,
        "conversation",
        "/2/dm_conversations/with/" + XIds.number(person) + "/dm_events",
        Map.of(
            "max_results", "50",
            "event_types", "MessageCreate",
            "dm_event.fields", "id,text,created_at,event_type",
            "expansions", "sender_id"));
  }

  private interface Call {

    TweetsResponse with(TwitterV2 v2) throws TwitterException;
  }

  private Posts posts(Account account, String endpoint, Call call, String path, Map<String, String> query) {
    budget.take(account.id(), endpoint);
    try {
      TweetsResponse response = call.with(sessions.of(account).v2());
      JsonNode json = BoundedJson.answer(TwitterObjectFactory.getRawJSON(response));
      RateLimit limit = XLimits.of(response.getRateLimitStatus());
      budget.told(account.id(), endpoint, limit);
      return new Posts(json, limit);
    } catch (TwitterException e) {
      if (e.getStatusCode() >= 0 || e.isCausedByNetworkIssue()) {
        budget.told(account.id(), endpoint, XLimits.of(e.getRateLimitStatus()));
        throw calls.remembered(account, endpoint, errors.ofReading(e));
      }
      return readWithoutModel(account, endpoint, path, query);
    } catch (RuntimeException e) {
      return readWithoutModel(account, endpoint, path, query);
    }
  }

  /**
   * The library's objects demand fields that X may leave out, and one such post would keep its whole page from ever being
   * read: then the page is asked for without them.
   */
  private Posts readWithoutModel(Account account, String endpoint, String path, Map<String, String> query) {
    Map<String, String> all = new TreeMap<>(query);
    all.putAll(
        Map.of(
            "tweet.fields", POST_FIELDS,
            "expansions", EXPANSIONS,
            "media.fields", MEDIA_FIELDS,
            "place.fields", PLACE_FIELDS,
            "user.fields", USER_FIELDS));
    return new Posts(calls.get(account, endpoint, path, all), RateLimit.UNKNOWN);
  }

  private static Map<String, String> query(String... pairs) {
    Map<String, String> query = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      if (!pairs[i + 1].isEmpty()) {
        query.put(pairs[i], pairs[i + 1]);
      }
    }
    return query;
  }
}
