package org.ventanilla.response.portal;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.ventanilla.events.EventJson;
import org.ventanilla.events.Mention;
import org.ventanilla.events.Topics;
import org.ventanilla.response.database.Database;
import org.ventanilla.response.database.UuidV7;
import org.ventanilla.response.kafka.KafkaClients;
import org.ventanilla.response.kafka.KafkaUnavailableException;

/**
 * Puts reports on topic {@code mentions}, where those of every network are. They wait in a table until Kafka has them;
 * one that is sent twice has the same id, and is one.
 */
@ApplicationScoped
class WebMentions {

  private static final Logger LOG = Logger.getLogger(WebMentions.class);
  private static final int AT_ONCE = 100;

  private final Database database;
  private final KafkaClients kafka;
  private final Clock clock;

  WebMentions(Database database, KafkaClients kafka, Clock clock) {
    this.database = database;
    this.kafka = kafka;
    this.clock = clock;
  }

  /** Keeps one, in the transaction of its demand. */
  void keep(Mention mention) {
    database.update(
        "INSERT INTO web_mention (id, conversation_key, record, created_at) VALUES (?, ?, ?::jsonb, ?)",
        UuidV7.next(),
        mention.conversationKey(),
        new String(EventJson.write(mention), StandardCharsets.UTF_8),
        clock.instant());
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @Transactional
  void send() {
    List<Waiting> waiting =
        database.list(
            """
            SELECT id, conversation_key, record::text AS record FROM web_mention ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED
            """,
            row ->
                new Waiting(
                    row.getObject("id", UUID.class), row.getString("conversation_key"), row.getString("record")),
            AT_ONCE);
    try {
      for (Waiting each : waiting) {
        kafka.send(Topics.MENTIONS, each.key(), each.record().getBytes(StandardCharsets.UTF_8));
        database.update("DELETE FROM web_mention WHERE id = ?", each.id());
      }
    } catch (KafkaUnavailableException e) {
      LOG.warnf("%d reports wait for Kafka", waiting.size());
    }
  }

  private record Waiting(UUID id, String key, String record) {}
}
