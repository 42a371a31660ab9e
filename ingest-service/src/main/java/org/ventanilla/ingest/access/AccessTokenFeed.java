package org.ventanilla.ingest.access;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jboss.logging.Logger;
import org.ventanilla.events.AccessToken;
import org.ventanilla.events.Topics;
import org.ventanilla.ingest.topic.TopicFollower;

/** Keeps the tokens as topic {@code access-tokens} tells them. */
@Singleton
final class AccessTokenFeed {

  private static final Logger LOG = Logger.getLogger(AccessTokenFeed.class);

  private final AccessTokens tokens;
  private final TopicFollower<AccessToken> follower;

  AccessTokenFeed(@Identifier("default-kafka-broker") Map<String, Object> kafka, AccessTokens tokens) {
    this.tokens = tokens;
    this.follower =
        new TopicFollower<>(
            kafka, Topics.ACCESS_TOKENS, AccessToken.class, tokens::put, tokens::takeBack, this::complete);
  }

  void start(@Observes StartupEvent event) {
    follower.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    follower.stop();
  }

  private void complete() {
    tokens.markComplete();
    LOG.info("access tokens are known");
  }
}
