package org.ventanilla.response.inbox;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.ventanilla.events.Correction;
import org.ventanilla.events.Kind;
import org.ventanilla.events.Topics;
import org.ventanilla.events.Urgency;
import org.ventanilla.response.audit.Audit;
import org.ventanilla.response.catalogue.Catalogue;
import org.ventanilla.response.catalogue.Service;
import org.ventanilla.response.conversation.ConversationNotFoundException;
import org.ventanilla.response.conversation.Conversations;
import org.ventanilla.response.conversation.LockedConversation;
import org.ventanilla.response.database.Database;
import org.ventanilla.response.kafka.KafkaClients;
import org.ventanilla.response.kafka.WaitingRecords;
import org.ventanilla.response.live.LiveEvents;
import org.ventanilla.response.people.NotAllowedException;
import org.ventanilla.response.people.Viewer;
import org.ventanilla.response.problem.InvalidFieldException;
import org.ventanilla.response.routing.Reviews;

/** A person's word on what a conversation is about stands above the model's, and the model learns of it. */
@ApplicationScoped
public class Corrections {

  private final Database database;
  private final Conversations conversations;
  private final Catalogue catalogue;
  private final LiveEvents liveEvents;
  private final WaitingRecords waiting;
  private final Reviews reviews;
  private final Audit audit;
  private final Clock clock;

  Corrections(
      Database database,
      Conversations conversations,
      Catalogue catalogue,
      LiveEvents liveEvents,
      KafkaClients kafka,
      Reviews reviews,
      Audit audit,
      Clock clock) {
    this.database = database;
    this.conversations = conversations;
    this.catalogue = catalogue;
    this.liveEvents = liveEvents;
    this.waiting = new WaitingRecords(database, kafka, "correction", "mention_id", Topics.CORRECTIONS);
    this.reviews = reviews;
    this.audit = audit;
    this.clock = clock;
  }

  private record Known(Correction.Labels labels, double confidence, String model, String mentionId, String text) {}

  /**
   * A person says that the classifier is right; that is learnt too, and the department gets it.
   *
   * @param expectedVersion as of {@link #correct}
   */
  @Transactional
  public void confirm(Viewer viewer, UUID id, Long expectedVersion) {
    correct(viewer, id, CorrectedLabels.NONE, expectedVersion);
  }

  /**
   * Sets what a conversation is about; another service may give it to another department.
   *
   * @param expectedVersion the version the person has seen; null when that does not matter
   * @throws InvalidFieldException if the service is neither in the catalogue nor {@code none}
   */
  @Transactional
  public void correct(Viewer viewer, UUID id, CorrectedLabels wish, Long expectedVersion) {
    LockedConversation conversation = conversations.lock(viewer, id, expectedVersion);
    if (!viewer.decidesOnDemands()) {
      throw new NotAllowedException();
    }
    Known known = known(id);
    Correction.Labels from = known.labels();
    Correction.Labels to =
        new Correction.Labels(
            wish.kind() == null ? from.kind() : wish.kind(),
            wish.service() == null ? from.service() : wish.service(),
            wish.urgency() == null ? from.urgency() : wish.urgency());
    String department = department(to.service());
    database.update(
        """
        UPDATE conversation SET kind = ?, service = ?, department = ?, urgency = ?, corrected = true, unsure = false,
          refer_to = CASE WHEN ? THEN refer_to END, version = version + 1
        WHERE id = ?
        """,
        to.kind().code(),
        to.service(),
        department,
        to.urgency().code(),
        from.equals(to),
        id);
    liveEvents.conversation(id, LiveEvents.Change.UPDATED, conversation.state().code(), department);
    if (!Objects.equals(department, conversation.department())) {
      liveEvents.conversationLeft(id, conversation.state().code(), conversation.department());
    }
    if (known.mentionId() != null) {
      Instant now = clock.instant();
      waiting.keep(
          known.mentionId(), new Correction(known.mentionId(), known.text(), from, to, viewer.login(), now), now);
      reviews.record(
          viewer, id, new Reviews.Review(known.mentionId(), known.model(), known.confidence(), from, to));
    }
    audit.record(viewer, "correct", id.toString());
  }

  /** Sends what waits; a correction leaves the table when Kafka has it. */
  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @Transactional
  void send() {
    waiting.send();
  }

  private Known known(UUID id) {
    return database
        .first(
            """
            SELECT c.kind, c.service, c.urgency, c.confidence, c.model, c.network, m.network_id, m.text
            FROM conversation c LEFT JOIN LATERAL (
              SELECT network_id, text FROM message WHERE conversation_id = c.id AND direction = 'in' AND NOT deleted
              ORDER BY at DESC, id DESC LIMIT 1) m ON true
            WHERE c.id = ?
            """,
            row ->
                new Known(
                    new Correction.Labels(
                        Kind.of(row.getString("kind")), row.getString("service"), Urgency.of(row.getString("urgency"))),
                    row.getDouble("confidence"),
                    row.getString("model"),
                    row.getString("network_id") == null
                        ? null
                        : row.getString("network") + ":" + row.getString("network_id"),
                    row.getString("text")),
            id)
        .orElseThrow(ConversationNotFoundException::new);
  }

  private String department(String service) {
    if (service.equals("none")) {
      return null;
    }
    return catalogue
        .service(service)
        .map(Service::department)
        .orElseThrow(() -> new InvalidFieldException("service", "not in the catalogue"));
  }
}
