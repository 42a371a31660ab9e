package org.ventanilla.response.portal;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.ventanilla.events.Mention;
import org.ventanilla.events.Topics;
import org.ventanilla.response.database.Database;
import org.ventanilla.response.kafka.KafkaClients;
import org.ventanilla.response.kafka.WaitingRecords;

/**
 * Puts reports on topic {@code mentions}, where those of every network are. One that is sent twice has the same id, and
 * is one.
 */
@ApplicationScoped
class WebMentions {

  private final WaitingRecords waiting;
  private final Clock clock;

  WebMentions(Database database, KafkaClients kafka, Clock clock) {
    this.waiting = new WaitingRecords(database, kafka, "web_mention", "conversation_key", Topics.MENTIONS);
    this.clock = clock;
  }

  /** Keeps one, in the transaction of its demand. */
  void keep(Mention mention) {
    waiting.keep(mention.conversationKey(), mention, clock.instant());
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @Transactional
  void send() {
    waiting.send();
  }
}
