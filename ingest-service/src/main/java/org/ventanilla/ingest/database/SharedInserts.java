package org.ventanilla.ingest.database;

import com.mongodb.client.MongoCollection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.bson.Document;

/**
 * Puts what many callers insert at the same moment into one journaled write: each waits for the write that holds its
 * own, so that nobody is told too early, and the store is asked once for all of them instead of once for each. What comes
 * when nothing is being written is written at once; what comes meanwhile goes with the next write.
 */
public final class SharedInserts {

  /** Documents in one write. */
  private static final int MOST = 500;

  private final Database database;
  private final MongoCollection<Document> collection;
  private final Queue<Wish> waiting = new ArrayDeque<>();
  /** Not one of the callers: under load its own caller would wait for everybody who comes behind. */
  private final Executor writer = Executors.newSingleThreadExecutor(SharedInserts::thread);

  private boolean writing;

  public SharedInserts(Database database, MongoCollection<Document> collection) {
    this.database = database;
    this.collection = collection;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "shared-inserts");
    thread.setDaemon(true);
    return thread;
  }

  private record Wish(List<Document> documents, CompletableFuture<Set<Integer>> known) {}

  /**
   * Inserts documents that nobody may overwrite; when this returns they are stored.
   *
   * @return the positions of those whose {@code _id} was there already
   * @throws StoreUnavailableException if one that was not there may not be stored
   */
  public Set<Integer> insertNew(List<Document> documents) {
    Wish wish = new Wish(documents, new CompletableFuture<>());
    boolean idle;
    synchronized (waiting) {
      waiting.add(wish);
      idle = !writing;
      writing = true;
    }
    if (idle) {
      writer.execute(this::writeAll);
    }
    try {
      return wish.known().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StoreUnavailableException unavailable) {
        throw unavailable;
      }
      throw e;
    }
  }

  private void writeAll() {
    for (List<Wish> batch = next(); !batch.isEmpty(); batch = next()) {
      write(batch);
    }
  }

  private List<Wish> next() {
    synchronized (waiting) {
      List<Wish> batch = new ArrayList<>();
      int documents = 0;
      while (!waiting.isEmpty() && (batch.isEmpty() || documents + waiting.peek().documents().size() <= MOST)) {
        Wish wish = waiting.remove();
        documents += wish.documents().size();
        batch.add(wish);
      }
      writing = !batch.isEmpty();
      return batch;
    }
  }

  private void write(List<Wish> batch) {
    try {
      List<Document> all = batch.stream().flatMap(wish -> wish.documents().stream()).toList();
      Set<Integer> known = database.insertNew(collection, all);
      int from = 0;
      for (Wish wish : batch) {
        Set<Integer> own = new HashSet<>();
        for (int i = 0; i < wish.documents().size(); i++) {
          if (known.contains(from + i)) {
            own.add(i);
          }
        }
        from += wish.documents().size();
        wish.known().complete(own);
      }
    } catch (RuntimeException | Error e) {
      batch.forEach(wish -> wish.known().completeExceptionally(e));
    }
  }
}
