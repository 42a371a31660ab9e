package org.ventanilla.networks.x;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ventanilla.networks.Account;
import twitter4j.TwitterFactory;
import twitter4j.TwitterV2;
import twitter4j.TwitterV2ExKt;
import twitter4j.V2ConfigurationKt;
import twitter4j.auth.OAuthAuthorization;
import twitter4j.conf.Configuration;
import twitter4j.conf.ConfigurationBuilder;

/** Twitter4J's objects for each account; it keeps them for ever itself, so one an account. */
final class XSessions {

  private final Duration connectTimeout;
  private final Duration readTimeout;
  private final Map<Account, Session> sessions = new ConcurrentHashMap<>();

  record Session(TwitterV2 v2, OAuthAuthorization signer) {}

  XSessions(Duration connectTimeout, Duration readTimeout) {
    this.connectTimeout = connectTimeout;
    this.readTimeout = readTimeout;
  }

  Session of(Account account) {
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
