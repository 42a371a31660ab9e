package org.ventanilla.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MongoServerTest {

  @TempDir Path directory;

  @Test
  void theSamePostIsRefusedTheSecondTimeAlsoAfterAnOutage() {
    try (MongoServer mongo = MongoServer.start(directory, 0)) {
      try (MongoClient client = MongoClients.create(mongo.connectionString())) {
        MongoCollection<Document> posts = posts(client);
        posts.createIndex(Indexes.ascending("network", "id"), new IndexOptions().unique(true));
        posts.insertOne(post());
        assertThatThrownBy(() -> posts.insertOne(post())).isInstanceOf(MongoWriteException.class);
      }

      mongo.stop();
      mongo.restart();

      try (MongoClient client = MongoClients.create(mongo.connectionString())) {
        assertThat(posts(client).countDocuments()).isOne();
        assertThatThrownBy(() -> posts(client).insertOne(post()))
            .isInstanceOfSatisfying(MongoWriteException.class, e -> assertThat(e.getCode()).isEqualTo(11000));
      }
    }
  }

  @Test
  void dataIsFoundAgainBySomebodyElseOnAnotherPort() {
    try (MongoServer mongo = MongoServer.start(directory, 0);
        MongoClient client = MongoClients.create(mongo.connectionString())) {
      posts(client).insertOne(post());
    }
    try (MongoServer mongo = MongoServer.start(directory, 0);
        MongoClient client = MongoClients.create(mongo.connectionString())) {
      assertThat(posts(client).find().first()).containsEntry("network", "x").containsEntry("id", "1");
    }
  }

  @Test
  void aTakenPortIsSaidInOneSentence() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> MongoServer.start(directory, taken.getLocalPort()))
          .isInstanceOf(StoreFailedException.class)
          .hasMessageContaining("MongoDB did not start on port " + taken.getLocalPort());
    }
  }

  private static MongoCollection<Document> posts(MongoClient client) {
    return client.getDatabase("ingest").getCollection("posts").withWriteConcern(WriteConcern.MAJORITY);
  }

  private static Document post() {
    return new Document("network", "x").append("id", "1");
  }
}
