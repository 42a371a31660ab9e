package org.ventanilla.plaza.x;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ventanilla.plaza.PlazaAccount;

/** Who calls: the town's account, proven by an OAuth 1.0a signature or by a bearer token. */
final class XAuth {

  private static final Duration CLOCK_SKEW = Duration.ofMinutes(15);

  private final PlazaAccount account;
  private final Clock clock;

  XAuth(PlazaAccount account, Clock clock) {
    this.account = account;
    this.clock = clock;
  }

  boolean accepts(RoutingContext call) {
    String authorization = call.request().getHeader("authorization");
    if (authorization == null) {
      return false;
    }
    if (authorization.startsWith("Bearer ")) {
      return OAuth1.same(account.token(), authorization.substring("Bearer ".length()).strip());
    }
    return authorization.startsWith("OAuth ") && acceptsSignature(call, OAuth1.header(authorization));
  }

  private boolean acceptsSignature(RoutingContext call, Map<String, String> oauth) {
    if (!account.appKey().equals(oauth.get("oauth_consumer_key"))
        || !account.token().equals(oauth.get("oauth_token"))
        || !"HMAC-SHA1".equals(oauth.get("oauth_signature_method"))
        || oauth.getOrDefault("oauth_nonce", "").isEmpty()
        || !isRecent(oauth.getOrDefault("oauth_timestamp", ""))) {
      return false;
    }
    String expected =
        OAuth1.signature(
            call.request().method().name(),
            baseUrl(call.request()),
            parameters(call, oauth),
            account.appSecret(),
            account.tokenSecret());
    return OAuth1.same(expected, oauth.getOrDefault("oauth_signature", ""));
  }

  private boolean isRecent(String timestamp) {
    try {
      Instant signed = Instant.ofEpochSecond(Long.parseLong(timestamp));
      return Duration.between(signed, clock.instant()).abs().compareTo(CLOCK_SKEW) <= 0;
    } catch (NumberFormatException notANumber) {
      return false;
    }
  }

  private static List<OAuth1.Parameter> parameters(RoutingContext call, Map<String, String> oauth) {
    List<OAuth1.Parameter> all = new ArrayList<>(OAuth1.form(call.request().query()));
    String contentType = call.request().getHeader("content-type");
    if (contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
      all.addAll(OAuth1.form(call.body().asString()));
    }
    oauth.forEach(
        (name, value) -> {
          if (!name.equals("oauth_signature") && !name.equals("realm")) {
            all.add(new OAuth1.Parameter(name, value));
          }
        });
    return all;
  }

  private static String baseUrl(HttpServerRequest request) {
    URI uri = URI.create(request.scheme() + "://" + request.getHeader("host"));
    boolean usualPort =
        uri.getPort() == -1
            || uri.getPort() == 80 && uri.getScheme().equals("http")
            || uri.getPort() == 443 && uri.getScheme().equals("https");
    String host = uri.getHost().toLowerCase(Locale.ROOT) + (usualPort ? "" : ":" + uri.getPort());
    return uri.getScheme() + "://" + host + request.path();
  }
}
