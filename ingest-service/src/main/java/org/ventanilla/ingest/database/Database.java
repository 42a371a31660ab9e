package org.ventanilla.ingest.database;

import com.mongodb.DuplicateKeyException;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bson.Document;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * MongoDB as the features here use it: a write is done when a majority has it in its journal, and a store that does not
 * answer is a {@link StoreUnavailableException}.
 */
@Singleton
public final class Database {

  private static final int DUPLICATE_KEY = 11_000;

  /** X waits three seconds for the answer to a webhook. */
  private static final long WRITE_TIMEOUT_MILLIS = 2_500;

  private static final WriteConcern STORED =
      WriteConcern.MAJORITY.withJournal(true).withWTimeout(WRITE_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);

  private final MongoDatabase database;

  public Database(MongoClient client, @ConfigProperty(name = "quarkus.mongodb.database") String name) {
    this.database = client.getDatabase(name).withWriteConcern(STORED);
  }

  public MongoCollection<Document> collection(String name) {
    return database.getCollection(name);
  }

  /**
   * Asks or writes.
   *
   * @throws StoreUnavailableException if MongoDB did not do it, or did not say that it did
   */
  public <T> T ask(Supplier<T> question) {
    try {
      return question.get();
    } catch (MongoException e) {
      throw new StoreUnavailableException(e);
    }
  }

  /**
   * Inserts documents that nobody may overwrite.
   *
   * @return the positions of those whose {@code _id} was there already; all others are stored
   * @throws StoreUnavailableException if one that was not there may not be stored
   */
  public Set<Integer> insertNew(MongoCollection<Document> collection, List<Document> documents) {
    Set<Integer> known = new HashSet<>();
    if (documents.isEmpty()) {
      return known;
    }
    try {
      collection.insertMany(documents, new InsertManyOptions().ordered(false));
    } catch (MongoBulkWriteException e) {
      if (e.getWriteConcernError() != null) {
        throw new StoreUnavailableException(e);
      }
      for (BulkWriteError error : e.getWriteErrors()) {
        if (error.getCode() != DUPLICATE_KEY) {
          throw new StoreUnavailableException(e);
        }
        known.add(error.getIndex());
      }
    } catch (MongoException e) {
      throw new StoreUnavailableException(e);
    }
    return known;
  }

  /**
   * Inserts a document that nobody may overwrite.
   *
   * @return false if its {@code _id} was there already
   * @throws StoreUnavailableException if it may not be stored
   */
  public boolean insertNew(MongoCollection<Document> collection, Document document) {
    try {
      collection.insertOne(document);
      return true;
    } catch (DuplicateKeyException e) {
      return false;
    } catch (MongoWriteException e) {
      if (e.getError().getCode() == DUPLICATE_KEY) {
        return false;
      }
      throw new StoreUnavailableException(e);
    } catch (MongoException e) {
      throw new StoreUnavailableException(e);
    }
  }
}
