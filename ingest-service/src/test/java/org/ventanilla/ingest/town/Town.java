package org.ventanilla.ingest.town;

import static io.restassured.RestAssured.given;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.ventanilla.embedded.EmbeddedKafka;
import org.ventanilla.embedded.KafkaTestResource;
import org.ventanilla.embedded.MongoServer;
import org.ventanilla.embedded.MongoTestResource;
import org.ventanilla.events.EventJson;
import org.ventanilla.events.Mention;
import org.ventanilla.events.Topics;
import org.ventanilla.networks.WebhookSignature;
import org.ventanilla.plaza.Plaza;

/** Villarrío as the tests know it: its accounts, its stores, and what its neighbours say. */
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(MongoTestResource.class)
@QuarkusTestResource(VillarrioResource.class)
public abstract class Town {

  private static final AtomicLong NEXT_ID = new AtomicLong(9_000_000_000_000_000L + System.nanoTime() % 1_000_000_000);

  /** No two posts of one millisecond. */
  private static final AtomicLong NEXT_TIME = new AtomicLong(Instant.now().minusSeconds(60).toEpochMilli());

  protected EmbeddedKafka kafka;
  protected MongoServer mongo;
  protected Plaza plaza;

  @Inject protected MongoClient client;

  protected static String newId() {
    return String.valueOf(NEXT_ID.incrementAndGet());
  }

  protected MongoCollection<Document> collection(String name) {
    return client.getDatabase("ventanilla_ingest").getCollection(name);
  }

  /** The documents of a post of X. */
  protected List<Document> stored(String postId) {
    return storedOf("x:" + postId);
  }

  protected List<Document> storedOf(String mentionId) {
    return collection("posts").find(Filters.regex("_id", "^" + Pattern.quote(mentionId) + "(~|$)")).into(new ArrayList<>());
  }

  protected long everythingStored() {
    return List.of("posts", "payloads", "unread", "lookups").stream()
        .mapToLong(name -> collection(name).countDocuments())
        .sum();
  }

  /** A body of X's Account Activity API in which a neighbour writes to the town. */
  protected String post(String id, String text) {
    return post(id, "700", text);
  }

  protected String post(String id, String author, String text) {
    return "{\"for_user_id\":\"" + plaza.config().x().id() + "\",\"tweet_create_events\":[" + event(id, author, text)
        + "]}";
  }

  protected static String event(String id, String author, String text) {
    return "{\"id_str\":\"" + id + "\",\"text\":\"" + text + "\",\"timestamp_ms\":\"" + NEXT_TIME.incrementAndGet()
        + "\",\"user\":{\"id_str\":\"" + author + "\",\"screen_name\":\"vecina" + author + "\",\"name\":\"Vecina\"}}";
  }

  protected String edit(String first, String id, String text) {
    String edited = event(id, "700", text);
    return "{\"for_user_id\":\"" + plaza.config().x().id() + "\",\"tweet_create_events\":["
        + edited.substring(0, edited.length() - 1) + ",\"edit_history\":{\"initial_tweet_id\":\"" + first + "\"}}]}";
  }

  protected String deletion(String id) {
    return "{\"for_user_id\":\"" + plaza.config().x().id() + "\",\"tweet_delete_events\":[{\"status\":{\"id\":\"" + id
        + "\",\"user_id\":\"700\"},\"timestamp_ms\":\"" + Instant.now().toEpochMilli() + "\"}]}";
  }

  protected String signature(String body) {
    return WebhookSignature.X.sign(body.getBytes(StandardCharsets.UTF_8), plaza.config().x().appSecret());
  }

  protected Response toX(String body) {
    return toX(body, signature(body));
  }

  protected Response toX(String body, String signature) {
    return given()
        .header("x-twitter-webhooks-signature", signature)
        .contentType("application/json")
        .body(body.getBytes(StandardCharsets.UTF_8))
        .post("/webhooks/x");
  }

  /** Everything on the topic, in the order of its partitions. */
  protected List<Mention> sent() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", kafka.bootstrapServers());
    settings.put("client.id", "town-" + UUID.randomUUID());
    List<Mention> mentions = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.MENTIONS).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          Mention mention = EventJson.read(record.value(), Mention.class);
          if (!mention.conversationKey().equals(record.key())) {
            throw new AssertionError(mention.mentionId() + " is not under its conversation's key");
          }
          mentions.add(mention);
        }
      }
    }
    return mentions;
  }

  protected List<Mention> sent(String postId) {
    return sent().stream().filter(mention -> mention.id().equals(postId)).toList();
  }

  /** Waits until the relay has nothing left to send. */
  protected void everythingIsSent() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .until(() -> collection("posts").countDocuments(Filters.eq("state", "waiting")) == 0);
  }
}
