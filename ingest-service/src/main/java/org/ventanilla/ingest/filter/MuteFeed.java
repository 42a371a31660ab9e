package org.ventanilla.ingest.filter;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jboss.logging.Logger;
import org.ventanilla.events.Mute;
import org.ventanilla.events.Topics;
import org.ventanilla.ingest.topic.TopicFollower;

/** Keeps the mutes as topic {@code mutes} tells them; what comes in before they are known is sent on. */
@Singleton
final class MuteFeed {

  private static final Logger LOG = Logger.getLogger(MuteFeed.class);

  private final Mutes mutes;
  private final TopicFollower<Mute> follower;

  MuteFeed(@Identifier("default-kafka-broker") Map<String, Object> kafka, Mutes mutes) {
    this.mutes = mutes;
    this.follower =
        new TopicFollower<>(
            kafka, Topics.MUTES, Mute.class, mutes::put, mutes::end, () -> LOG.info("mutes are known"));
  }

  void start(@Observes StartupEvent event) {
    follower.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    follower.stop();
  }
}
