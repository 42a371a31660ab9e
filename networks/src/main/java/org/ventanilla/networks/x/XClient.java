package org.ventanilla.networks.x;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.NetworkException;
import org.ventanilla.networks.RateLimit;
import org.ventanilla.networks.wire.BoundedJson;
import org.ventanilla.networks.wire.CallBudget;
import org.ventanilla.networks.wire.Wire;
import twitter4j.HttpRequest;
import twitter4j.PaginationToken;
import twitter4j.RequestMethod;
import twitter4j.TweetsResponse;
import twitter4j.TwitterException;
import twitter4j.TwitterFactory;
import twitter4j.TwitterObjectFactory;
import twitter4j.TwitterV2;
import twitter4j.TwitterV2ExKt;
import twitter4j.V2ConfigurationKt;
import twitter4j.auth.OAuthAuthorization;
import twitter4j.conf.Configuration;
import twitter4j.conf.ConfigurationBuilder;

/**
 * Calls X. Posts are read with twitter4j-v2, and from the JSON it received, since its objects leave out long texts and
 * the names of the newer specification. What it does not offer (private messages) or cannot do (sending once, see
 * {@link Wire}) is signed by Twitter4J and sent by {@link Wire}.
 */
final class XClient {

  private static final String POST_FIELDS =
      "attachments,author_id,conversation_id,created_at,edit_controls,entities,geo,id,in_reply_to_user_id,lang,"
          + "note_tweet,referenced_tweets,text";
  private static final String EXPANSIONS = "attachments.media_keys,author_id,geo.place_id";
  private static final String MEDIA_FIELDS = "alt_text,height,media_key,preview_image_url,type,url,variants,width,duration_ms";
  private static final String PLACE_FIELDS = "full_name,id,name";
  private static final String USER_FIELDS = "id,name,username";
  private static final int PAGE = 100;

  private final Wire wire;
  private final CallBudget budget;
  private final Duration connectTimeout;
  private final Duration readTimeout;
  private final XErrors errors;
  private final Map<Account, Session> sessions = new ConcurrentHashMap<>();

  /** Twitter4J's objects for an account; it keeps them for ever itself, so one an account. */
  private record Session(TwitterV2 v2, OAuthAuthorization signer) {}

  /** Posts as X gave them, and what it said is left. */
  record Posts(JsonNode json, RateLimit rateLimit) {}

  XClient(Wire wire, CallBudget budget, Duration connectTimeout, Duration readTimeout, Clock clock) {
    this.wire = wire;
    this.budget = budget;
    this.connectTimeout = connectTimeout;
    this.readTimeout = readTimeout;
    this.errors = new XErrors(clock);
  }

  /** A page of posts that name the account, newest first. */
  Posts mentions(Account account, XCursor at) {
    long user = XIds.number(account.networkId());
    Long since = at.since().isEmpty() ? null : XIds.number(at.since());
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

  /** Posts of the last seven days that a query finds, newest first. */
  Posts search(Account account, String query, Instant from) {
    return posts(
        account,
        "search",
        v2 ->
            v2.searchRecent(
                query, null, null, PAGE, null, null, null, null, null, Date.from(from), POST_FIELDS, null, null),
        "/2/tweets/search/recent",
        query("query", query, "max_results", String.valueOf(PAGE), "start_time", from.toString()));
  }

  /** Private messages between the account and a person, newest first. */
  JsonNode messagesWith(Account account, String person) {
    return get(
        account,
        "conversation",
        "/2/dm_conversations/with/" + XIds.number(person) + "/dm_events",
        Map.of(
            "max_results", "50",
            "event_types", "MessageCreate",
            "dm_event.fields", "id,text,created_at,event_type",
            "expansions", "sender_id"));
  }

  /**
   * Sends once and gives X's answer.
   *
   * @param endpoint whose budget it is, see {@link CallBudget}
   * @throws NetworkException for everything but success
   */
  JsonNode post(Account account, String endpoint, String path, Map<String, Object> body) {
    String address = account.baseUrl() + path;
    budget.take(account.id(), endpoint);
    Wire.Answer answer;
    try {
      answer =
          wire.post(
              URI.create(address),
              Map.of("Authorization", signed(account, RequestMethod.POST, address)),
              "application/json",
              BoundedJson.write(body));
    } catch (Wire.NotSentException e) {
      budget.notSent(account.id(), endpoint);
      throw new NetworkException.Unavailable("X is out of reach", e);
    } catch (Wire.AnswerLostException e) {
      throw new NetworkException.OutcomeUnknown("X did not answer", e);
    }
    budget.told(account.id(), endpoint, XLimits.of(answer));
    JsonNode data = BoundedJson.answer(answer.body()).path("data");
    if (!answer.isSuccess() || !data.isObject()) {
      throw remembered(account, endpoint, errors.ofPublishing(answer));
    }
    return data;
  }

  private NetworkException remembered(Account account, String endpoint, NetworkException refusal) {
    return refusal instanceof NetworkException.RateLimited limited
        ? budget.refused(account.id(), endpoint, limited)
        : refusal;
  }

  private interface Call {

    TweetsResponse with(TwitterV2 v2) throws TwitterException;
  }

  private Posts posts(Account account, String endpoint, Call call, String path, Map<String, String> query) {
    budget.take(account.id(), endpoint);
    try {
      TweetsResponse response = call.with(session(account).v2());
      JsonNode json = BoundedJson.answer(TwitterObjectFactory.getRawJSON(response));
      RateLimit limit = XLimits.of(response.getRateLimitStatus());
      budget.told(account.id(), endpoint, limit);
      return new Posts(json, limit);
    } catch (TwitterException e) {
      if (e.getStatusCode() >= 0 || e.isCausedByNetworkIssue()) {
        budget.told(account.id(), endpoint, XLimits.of(e.getRateLimitStatus()));
        throw remembered(account, endpoint, errors.ofReading(e));
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
    return new Posts(get(account, endpoint, path, all), RateLimit.UNKNOWN);
  }

  private JsonNode get(Account account, String endpoint, String path, Map<String, String> query) {
    budget.take(account.id(), endpoint);
    String address =
        account.baseUrl()
            + path
            + "?"
            + query.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("&"));
    try {
      Wire.Answer answer =
          wire.get(URI.create(address), Map.of("Authorization", signed(account, RequestMethod.GET, address)));
      budget.told(account.id(), endpoint, XLimits.of(answer));
      if (!answer.isSuccess()) {
        throw remembered(account, endpoint, errors.ofReading(answer));
      }
      JsonNode json = BoundedJson.answer(answer.body());
      if (!json.isObject()) {
        throw new NetworkException.Unavailable("X answered something that is no JSON object", null);
      }
      return json;
    } catch (Wire.NotSentException e) {
      budget.notSent(account.id(), endpoint);
      throw new NetworkException.Unavailable("X is out of reach", e);
    } catch (Wire.AnswerLostException e) {
      throw new NetworkException.Unavailable("X did not answer", e);
    }
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

  private String signed(Account account, RequestMethod method, String address) {
    OAuthAuthorization signer = session(account).signer();
    return signer.getAuthorizationHeader(new HttpRequest(method, address, null, signer, Map.of()));
  }

  private Session session(Account account) {
    return sessions.computeIfAbsent(account, this::open);
  }

  private Session open(Account account) {
    Configuration configuration =
        new ConfigurationBuilder()
            .setOAuthConsumerKey(account.credentials().appKey())
            .setOAuthConsumerSecret(account.credentials().appSecret())
            .setOAuthAccessToken(account.credentials().token())
            .setOAuthAccessTokenSecret(account.credentials().tokenSecret())
            .setHttpConnectionTimeout((int) connectTimeout.toMillis())
            .setHttpReadTimeout((int) readTimeout.toMillis())
            .setHttpRetryCount(0)
            .setJSONStoreEnabled(true)
            .build();
    V2ConfigurationKt.getV2Configuration(configuration).setBaseURL(account.baseUrl() + "/2/");
    return new Session(
        TwitterV2ExKt.getV2(new TwitterFactory(configuration).getInstance()), new OAuthAuthorization(configuration));
  }
}
