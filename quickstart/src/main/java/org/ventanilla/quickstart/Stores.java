package org.ventanilla.quickstart;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.ventanilla.embedded.EmbeddedKafka;
import org.ventanilla.embedded.MongoServer;
import org.ventanilla.embedded.PostgresServer;
import org.ventanilla.embedded.StoreFailedException;

/** Kafka, PostgreSQL and the MongoDB-protocol server, started and stopped side by side. */
final class Stores {

  private final CompletableFuture<EmbeddedKafka> kafka;
  private final CompletableFuture<PostgresServer> postgres;
  private final CompletableFuture<MongoServer> mongo;
  private final Executor executor;

  private Stores(Home home, Ports ports, Executor executor) {
    this.executor = executor;
    this.kafka = CompletableFuture.supplyAsync(() -> kafka(home, ports), executor);
    this.postgres =
        CompletableFuture.supplyAsync(() -> PostgresServer.start(home.file("postgres"), ports.postgres()), executor);
    this.mongo = CompletableFuture.supplyAsync(() -> MongoServer.start(home.file("mongo"), ports.mongo()), executor);
  }

  /** Begins to start them; {@link #await()} says when they are there. */
  static Stores begin(Home home, Ports ports, Executor executor) {
    return new Stores(home, ports, executor);
  }

  private static EmbeddedKafka kafka(Home home, Ports ports) {
    EmbeddedKafka started = EmbeddedKafka.start(home.file("kafka"), ports.kafka());
    try {
      started.createTopics();
    } catch (StoreFailedException e) {
      started.close();
      throw e;
    }
    return started;
  }

  /** Returns when all serve. */
  void await() {
    try {
      CompletableFuture.allOf(kafka, postgres, mongo).join();
    } catch (CompletionException e) {
      throw new CannotStartException(
          "Un almacén de datos no arranca: " + e.getCause().getMessage() + ".",
          "A store does not start: " + e.getCause().getMessage() + ".",
          e.getCause());
    }
  }

  EmbeddedKafka kafka() {
    return kafka.join();
  }

  PostgresServer postgres() {
    return postgres.join();
  }

  MongoServer mongo() {
    return mongo.join();
  }

  /** Stops those that started, also when one of them is starting still. */
  CompletableFuture<Void> close() {
    return CompletableFuture.allOf(stop(kafka), stop(postgres), stop(mongo));
  }

  private CompletableFuture<Void> stop(CompletableFuture<? extends AutoCloseable> store) {
    return store.handleAsync(
        (started, failure) -> {
          if (started != null) {
            close(started);
          }
          return null;
        },
        executor);
  }

  private static void close(AutoCloseable store) {
    try {
      store.close();
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }
}
