package org.ventanilla.ingest.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.embedded.MongoServer;

/** Many callers, one write. */
class SharedInsertsTest {

  private static final int CALLERS = 24;

  @TempDir Path directory;

  private MongoServer mongo;
  private MongoClient client;
  private Database database;
  private MongoCollection<Document> posts;
  private SharedInserts inserts;

  @BeforeEach
  void start() {
    mongo = MongoServer.start(directory, 0);
    client = MongoClients.create(mongo.connectionString() + "?serverSelectionTimeoutMS=500");
    database = new Database(client, "shared");
    posts = database.collection("posts");
    inserts = new SharedInserts(database, posts);
  }

  @AfterEach
  void stop() {
    client.close();
    mongo.close();
  }

  @Test
  void eachIdIsNewToExactlyOneOfAllCallers() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
    AtomicInteger fresh = new AtomicInteger();
    List<Callable<Void>> calls = new ArrayList<>();
    for (int caller = 0; caller < CALLERS; caller++) {
      int own = caller;
      calls.add(
          () -> {
            for (int i = 0; i < 40; i++) {
              // Every caller has one of its own, and one that all the others try as well.
              Set<Integer> known = inserts.insertNew(List.of(document("own-" + own + "-" + i), document("all-" + i)));
              assertThat(known).doesNotContain(0);
              fresh.addAndGet(2 - known.size());
              assertThat(posts.countDocuments(document("own-" + own + "-" + i))).isEqualTo(1);
            }
            return null;
          });
    }
    for (Future<Void> call : threads.invokeAll(calls)) {
      call.get();
    }
    threads.shutdown();
    assertThat(fresh).hasValue(CALLERS * 40 + 40);
    assertThat(posts.countDocuments()).isEqualTo(CALLERS * 40 + 40);
  }

  @Test
  void whatIsMuchGoesInSeveralWrites() {
    List<Document> many = IntStream.range(0, 1_200).mapToObj(i -> document("many-" + i)).toList();
    assertThat(inserts.insertNew(many)).isEmpty();
    assertThat(inserts.insertNew(List.of(document("new"), document("many-7")))).containsExactly(1);
  }

  @Test
  void whenTheStoreIsAwayEverybodyIsToldAndTheNextTriesAnew() {
    assertThat(inserts.insertNew(List.of(document("before")))).isEmpty();
    mongo.close();
    assertThatThrownBy(() -> inserts.insertNew(List.of(document("meanwhile")))).isInstanceOf(StoreUnavailableException.class);
    assertThatThrownBy(() -> inserts.insertNew(List.of(document("again")))).isInstanceOf(StoreUnavailableException.class);
  }

  private static Document document(String id) {
    return new Document("_id", id);
  }
}
