package org.ventanilla.response.people;

import jakarta.inject.Singleton;
import java.util.List;
import org.ventanilla.events.AccessToken;
import org.ventanilla.events.EventJson;
import org.ventanilla.events.Topics;
import org.ventanilla.response.database.Database;
import org.ventanilla.response.kafka.KafkaClients;

/** Tells the other services which tokens open their APIs. */
@Singleton
class TokenPublisher {

  private final Database database;
  private final KafkaClients kafka;

  TokenPublisher(Database database, KafkaClients kafka) {
    this.database = database;
    this.kafka = kafka;
  }

  /** Publishes every token; the topic is compacted, so that saying it again changes nothing. */
  void publish() {
    List<AccessToken> tokens =
        database.list(
            """
            SELECT t.id, t.sha256, p.login, p.role, p.department, t.expires_at
            FROM personal_token t JOIN person p ON p.login = t.login WHERE p.active ORDER BY t.id
            """,
            row ->
                new AccessToken(
                    row.getString("id"),
                    row.getString("sha256"),
                    row.getString("login"),
                    row.getString("role"),
                    row.getString("department"),
                    Database.instant(row, "expires_at")));
    tokens.forEach(token -> kafka.send(Topics.ACCESS_TOKENS, token.id(), EventJson.write(token)));
  }
}
