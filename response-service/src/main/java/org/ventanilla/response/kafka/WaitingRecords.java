package org.ventanilla.response.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.ventanilla.events.EventJson;
import org.ventanilla.response.database.Database;
import org.ventanilla.response.database.UuidV7;

/**
 * Records on their way to a topic: kept in a table by the transaction that they belong to, gone from it when Kafka has
 * them. One may be sent twice, never none; several replicas may send at once.
 */
public final class WaitingRecords {

  private static final Logger LOG = Logger.getLogger(WaitingRecords.class);
  private static final int AT_ONCE = 100;

  private final Database database;
  private final KafkaClients kafka;
  private final String table;
  private final String key;
  private final String topic;

  /**
   * @param table with columns id, record, created_at and the key's
   * @param key the column with the record's Kafka key
   */
  public WaitingRecords(Database database, KafkaClients kafka, String table, String key, String topic) {
    this.database = database;
    this.kafka = kafka;
    this.table = table;
    this.key = key;
    this.topic = topic;
  }

  /** Keeps one, in the transaction at hand. */
  public void keep(String recordKey, Object record, Instant now) {
    database.update(
        "INSERT INTO " + table + " (id, record, " + key + ", created_at) VALUES (?, ?::jsonb, ?, ?)",
        UuidV7.next(),
        new String(EventJson.write(record), StandardCharsets.UTF_8),
        recordKey,
        now);
  }

  private record Waiting(UUID id, String key, String record) {}

  /** Sends the oldest, in the transaction at hand. */
  public void send() {
    List<Waiting> waiting =
        database.list(
            "SELECT id, " + key + " AS key, record::text AS record FROM " + table
                + " ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED",
            row -> new Waiting(row.getObject("id", UUID.class), row.getString("key"), row.getString("record")),
            AT_ONCE);
    try {
      for (Waiting each : waiting) {
        kafka.send(topic, each.key(), each.record().getBytes(StandardCharsets.UTF_8));
        database.update("DELETE FROM " + table + " WHERE id = ?", each.id());
      }
    } catch (KafkaUnavailableException e) {
      LOG.warnf("%d records for %s wait for Kafka", waiting.size(), topic);
    }
  }
}
