package org.ventanilla.networks.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.NetworkException;
import org.ventanilla.networks.wire.Fields;
import org.ventanilla.networks.wire.JsonApi;

/**
 * Signs in with the account's handle and app password, and keeps what it got: Bluesky lets an account sign in only 30
 * times in five minutes. Kept in memory; after a restart one signs in anew.
 */
final class Sessions {

  private static final String ENDPOINT = "sign-in";

  private final JsonApi api;
  private final Map<Account, Holder> holders = new ConcurrentHashMap<>();

  /** @param access opens calls for some minutes; {@code refresh} gets a new one for some weeks */
  private record Session(String access, String refresh) {}

  /** The session of an account, renewed by one thread at a time. */
  private static final class Holder {
    private Session session;
  }

  Sessions(JsonApi api) {
    this.api = api;
  }

  static URI address(Account account, String call) {
    return URI.create(account.baseUrl() + "/xrpc/" + call);
  }

  /**
   * Makes a call with the header that opens it. When the session has run out it is renewed and the call made once more: it
   * was refused, so nothing of it was done.
   */
  JsonApi.Got in(Account account, Function<Map<String, String>, JsonApi.Got> call) {
    Session session = session(account, null);
    try {
      return call.apply(bearer(session.access()));
    } catch (NetworkException.TokenRejected e) {
      return call.apply(bearer(session(account, session).access()));
    }
  }

  /** @param stale a session that was refused; null for none */
  private Session session(Account account, Session stale) {
    Holder holder = holders.computeIfAbsent(account, key -> new Holder());
    synchronized (holder) {
      if (holder.session == null) {
        holder.session = signIn(account);
      } else if (holder.session.equals(stale)) {
        holder.session = null;
        holder.session = renew(account, stale);
      }
      return holder.session;
    }
  }

  private Session renew(Account account, Session stale) {
    URI address = address(account, "com.atproto.server.refreshSession");
    try {
      return session(api.enquire(account, ENDPOINT, address, bearer(stale.refresh())).json());
    } catch (NetworkException.TokenRejected | NetworkException.Refused e) {
      return signIn(account);
    }
  }

  private Session signIn(Account account) {
    URI address = address(account, "com.atproto.server.createSession");
    Map<String, Object> body =
        Map.of("identifier", account.networkId(), "password", account.credentials().token());
    return session(api.enquire(account, ENDPOINT, address, Map.of(), body).json());
  }

  private static Session session(JsonNode answer) {
    Session session = new Session(Fields.text(answer, "accessJwt"), Fields.text(answer, "refreshJwt"));
    // Both go into headers.
    if (!session.access().matches("[\\w.~+/=-]+") || !session.refresh().matches("[\\w.~+/=-]+")) {
      throw new NetworkException.Unavailable("Bluesky gave no session", null);
    }
    return session;
  }

  private static Map<String, String> bearer(String token) {
    return Map.of("Authorization", "Bearer " + token);
  }
}
