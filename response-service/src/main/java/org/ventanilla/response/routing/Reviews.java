package org.ventanilla.response.routing;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import org.ventanilla.events.Correction;
import org.ventanilla.response.database.Database;
import org.ventanilla.response.database.UuidV7;
import org.ventanilla.response.people.Viewer;

/** Keeps what the classifier said beside what people made of it, so that it can be counted. */
@Singleton
public class Reviews {

  private final Database database;
  private final Clock clock;

  Reviews(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * A person looked at a classification.
   *
   * @param mentionId the mention it was made of
   * @param model version of the model
   * @param confidence how sure it was
   * @param from the labels before
   * @param to the labels now; the same when the person confirmed them
   */
  public record Review(
      String mentionId, String model, double confidence, Correction.Labels from, Correction.Labels to) {}

  /** Keeps a review, in the transaction of the correction; what the classifier had said stays what it said first. */
  public void record(Viewer viewer, UUID conversation, Review review) {
    database.update(
        """
        INSERT INTO reviewed (id, at, login, conversation_id, mention_id, model, confidence, said_kind, said_service,
          said_urgency, kind, service, urgency)
        SELECT x.id, x.at, x.login, x.conversation_id, x.mention_id, x.model, x.confidence,
          coalesce(r.said_kind, x.kind_before), coalesce(r.said_service, x.service_before),
          coalesce(r.said_urgency, x.urgency_before), x.kind, x.service, x.urgency
        FROM (SELECT ?::uuid AS id, ?::timestamptz AS at, ?::text AS login, ?::uuid AS conversation_id,
                ?::text AS mention_id, ?::text AS model, ?::double precision AS confidence, ?::text AS kind_before,
                ?::text AS service_before, ?::text AS urgency_before, ?::text AS kind, ?::text AS service,
                ?::text AS urgency) AS x
        LEFT JOIN LATERAL (
          SELECT * FROM reviewed r WHERE r.mention_id = x.mention_id ORDER BY r.id DESC LIMIT 1) AS r ON true
        """,
        UuidV7.next(),
        clock.instant(),
        viewer.login(),
        conversation,
        review.mentionId(),
        review.model(),
        review.confidence(),
        review.from().kind().code(),
        review.from().service(),
        review.from().urgency().code(),
        review.to().kind().code(),
        review.to().service(),
        review.to().urgency().code());
  }
}
