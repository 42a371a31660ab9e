package org.ventanilla.response.town;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.specification.RequestSpecification;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ventanilla.events.EventJson;
import org.ventanilla.events.RoutedMention;
import org.ventanilla.events.Topics;
import org.ventanilla.response.database.Database;

/** What tests do in the town: citizens speak, people of the town hall call the API. */
@Singleton
public class Town {

  private final Database database;
  private final String kafka;

  Town(Database database, @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
    this.database = database;
    this.kafka = kafka;
  }

  /** A call of the API with a personal token. */
  public static RequestSpecification as(Villarrio.Person person) {
    return given().header("Authorization", person.bearer());
  }

  /** Puts routed mentions on the topic. */
  public void hear(Iterable<RoutedMention> mentions) {
    try (KafkaProducer<String, byte[]> producer = producer()) {
      for (RoutedMention mention : mentions) {
        producer.send(
            new ProducerRecord<>(Topics.DEMANDS, mention.mention().conversationKey(), EventJson.write(mention)));
      }
    }
  }

  /** Puts bytes on the topic, in the partition of a key. */
  public void hearBytes(String key, String bytes) {
    try (KafkaProducer<String, byte[]> producer = producer()) {
      producer.send(new ProducerRecord<>(Topics.DEMANDS, key, bytes.getBytes(StandardCharsets.UTF_8))).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Puts a mention on the topic and waits until it is a conversation. */
  public UUID conversation(AMention mention) {
    hear(java.util.List.of(mention.build()));
    await().atMost(Duration.ofSeconds(20)).until(() -> messages(mention.id()) == 1);
    return conversationOf(mention);
  }

  public UUID conversationOf(AMention mention) {
    return database
        .first(
            "SELECT id FROM conversation WHERE conversation_key = ?",
            row -> row.getObject("id", UUID.class),
            mention.conversationKey())
        .orElseThrow();
  }

  /** How many messages have this id on their network. */
  public int messages(String networkId) {
    return count("SELECT count(*) AS n FROM message WHERE network_id = ?", networkId);
  }

  public int count(String sql, Object... values) {
    return database.first(sql, row -> row.getInt("n"), values).orElseThrow();
  }

  public String text(String sql, Object... values) {
    return database.first(sql, row -> row.getString(1), values).orElse(null);
  }

  public Database database() {
    return database;
  }

  private KafkaProducer<String, byte[]> producer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", kafka, "acks", "all"), new StringSerializer(), new ByteArraySerializer());
  }
}
