package org.ventanilla.ingest.archive;

import com.mongodb.client.MongoCollection;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import org.bson.Document;
import org.ventanilla.events.Network;
import org.ventanilla.ingest.database.Database;
import org.ventanilla.ingest.database.StoreUnavailableException;

/**
 * The bodies of webhooks as they came. One with a single mention lies in the mention's document; one with many lies once in
 * collection {@code payloads} under its digest; one that nobody could read lies in {@code unread} for 30 days.
 */
@Singleton
public final class Payloads {

  private final Database database;
  private final MongoCollection<Document> payloads;
  private final MongoCollection<Document> unread;
  private final Clock clock;

  Payloads(Database database, Clock clock) {
    this.database = database;
    this.payloads = database.collection("payloads");
    this.unread = database.collection("unread");
    this.clock = clock;
  }

  void attach(List<Document> posts, String payload) {
    if (payload.isEmpty()) {
      return;
    }
    if (posts.size() == 1) {
      posts.get(0).append("payload", payload);
      return;
    }
    String digest = digest(payload);
    database.insertNew(payloads, document(digest, payload, clock.instant()));
    posts.forEach(post -> post.append("payloadDigest", digest));
  }

  /**
   * Keeps a body that has a part which no connector knows, so that a later version can read it.
   *
   * @param what the network's own names of the parts
   * @throws StoreUnavailableException if it may not be stored
   */
  public void keepUnread(Network network, List<String> what, String payload) {
    Document document =
        document(digest(payload), payload, clock.instant()).append("network", network.code()).append("what", what);
    database.insertNew(unread, document);
  }

  private static Document document(String digest, String payload, Instant now) {
    return new Document("_id", digest).append("storedAt", Date.from(now)).append("payload", payload);
  }

  private static String digest(String payload) {
    try {
      byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
