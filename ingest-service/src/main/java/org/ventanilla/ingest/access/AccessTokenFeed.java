package org.ventanilla.ingest.access;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.ventanilla.events.AccessToken;
import org.ventanilla.events.EventJson;
import org.ventanilla.events.MalformedEventException;
import org.ventanilla.events.Topics;
import org.ventanilla.ingest.topic.TopicFollower;

/** Keeps the tokens as topic {@code access-tokens} tells them. */
@Singleton
final class AccessTokenFeed {

  private static final Logger LOG = Logger.getLogger(AccessTokenFeed.class);

  private final AccessTokens tokens;
  private final TopicFollower follower;

  AccessTokenFeed(@Identifier("default-kafka-broker") Map<String, Object> kafka, AccessTokens tokens) {
    this.tokens = tokens;
    this.follower = new TopicFollower(kafka, Topics.ACCESS_TOKENS, this::take, this::complete);
  }

  void start(@Observes StartupEvent event) {
    follower.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    follower.stop();
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      tokens.takeBack(record.key());
      return;
    }
    try {
      tokens.put(EventJson.read(record.value(), AccessToken.class));
    } catch (MalformedEventException e) {
      LOG.warnf("access token at offset %d is ignored: %s", record.offset(), e.getMessage());
    }
  }

  private void complete() {
    tokens.markComplete();
    LOG.info("access tokens are known");
  }
}
