package org.ventanilla.networks.x;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.NetworkException;
import org.ventanilla.networks.wire.BoundedJson;
import org.ventanilla.networks.wire.CallBudget;
import org.ventanilla.networks.wire.Fields;
import org.ventanilla.networks.wire.Wire;
import twitter4j.HttpRequest;
import twitter4j.RequestMethod;
import twitter4j.auth.OAuthAuthorization;

/**
 * Calls that twitter4j-v2 does not offer or cannot make as they must be made (once, see {@link Wire}): signed by
 * Twitter4J for the account, or made in the name of the app with a bearer token.
 */
final class XCalls {

  private final Wire wire;
  private final CallBudget budget;
  private final XSessions sessions;
  private final XErrors errors;

  XCalls(Wire wire, CallBudget budget, XSessions sessions, XErrors errors) {
    this.wire = wire;
    this.budget = budget;
    this.sessions = sessions;
    this.errors = errors;
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

  /** The refusal to throw: one that says to wait is remembered. */
  NetworkException remembered(Account account, String endpoint, NetworkException refusal) {
    return refusal instanceof NetworkException.RateLimited limited
        ? budget.refused(account.id(), endpoint, limited)
        : refusal;
  }

  /** Asks in the name of the account. */
  JsonNode get(Account account, String endpoint, String path, Map<String, String> query) {
    String address = account.baseUrl() + path + text(query);
    return read(account, endpoint, Ask.GET, address, signed(account, RequestMethod.GET, address));
  }

  /** Asks in the name of the app. */
  JsonNode getAsApp(Account account, String endpoint, String path, Map<String, String> query, String appToken) {
    return read(account, endpoint, Ask.GET, account.baseUrl() + path + text(query), "Bearer " + appToken);
  }

  /** Asks X, in the name of the app, for something that may be asked twice. */
  JsonNode putAsApp(Account account, String endpoint, String path, String appToken) {
    return read(account, endpoint, Ask.PUT, account.baseUrl() + path, "Bearer " + appToken);
  }

  /**
   * A token of the app, without which X tells nothing of its webhooks (X developer documentation, "OAuth 2.0 Bearer
   * Token").
   */
  String appToken(Account account) {
    String keys = encoded(account.credentials().appKey()) + ":" + encoded(account.credentials().appSecret());
    String basic = Base64.getEncoder().encodeToString(keys.getBytes(StandardCharsets.US_ASCII));
    JsonNode answer = read(account, "app-token", Ask.TOKEN, account.baseUrl() + "/oauth2/token", "Basic " + basic);
    String token = Fields.text(answer, "access_token");
    if (token.isEmpty()) {
      throw new NetworkException.Unavailable("X gave no token for the app", null);
    }
    return token;
  }

  /** How something is asked for that changes nothing, or nothing the second time. */
  private enum Ask {
    GET,
    PUT,
    TOKEN
  }

  private JsonNode read(Account account, String endpoint, Ask ask, String address, String authorization) {
    budget.take(account.id(), endpoint);
    try {
      URI uri = URI.create(address);
      Map<String, String> headers = Map.of("Authorization", authorization);
      Wire.Answer answer =
          switch (ask) {
            case GET -> wire.get(uri, headers);
            case PUT -> wire.put(uri, headers);
            case TOKEN -> wire.post(uri, headers, "application/x-www-form-urlencoded", "grant_type=client_credentials");
          };
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

  private static String text(Map<String, String> query) {
    return query.isEmpty()
        ? ""
        : query.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&", "?", ""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
  }

  private String signed(Account account, RequestMethod method, String address) {
    OAuthAuthorization signer = sessions.of(account).signer();
    return signer.getAuthorizationHeader(new HttpRequest(method, address, null, signer, Map.of()));
  }
}
