package org.ventanilla.response.demand;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.ventanilla.events.Urgency;
import org.ventanilla.response.catalogue.Catalogue;
import org.ventanilla.response.catalogue.Service;
import org.ventanilla.response.database.Database;
import org.ventanilla.response.live.LiveEvents;

/** What people outside the town hall do with demands: report, tell more, open again. None of it needs a viewer. */
@ApplicationScoped
public class NeighbourDemands {

  /** How long after the work anybody may say that it is not done. */
  public static final Duration REOPENING = Duration.ofDays(30);

  private static final String NEIGHBOUR = "Vecindario";

  private final Database database;
  private final EntityManager entities;
  private final Catalogue catalogue;
  private final LiveEvents liveEvents;
  private final Folios folios;
  private final DemandHistory history;
  private final Clock clock;

  NeighbourDemands(
      Database database,
      EntityManager entities,
      Catalogue catalogue,
      LiveEvents liveEvents,
      Folios folios,
      DemandHistory history,
      Clock clock) {
    this.database = database;
    this.entities = entities;
    this.catalogue = catalogue;
    this.liveEvents = liveEvents;
    this.folios = folios;
    this.history = history;
    this.clock = clock;
  }

  /** The names of a demand that was just opened. */
  public record Opened(String folio, String publicCode) {}

  /**
   * Opens a demand that no conversation began.
   *
   * @param by who brings it, as its history shows it
   * @throws InvalidDemandException if there is no such service, or something is too long
   */
  @Transactional
  public Opened open(ReportedDemand report, String by) {
    Demand demand = new Demand(folios.next(), folios.publicCode(), null, by, clock.instant());
    Service service = OfferedService.require(catalogue, report.service());
    demand.ask(service, Urgency.NORMAL);
    demand.locate(report.place());
    demand.describe(report.description().isBlank() ? service.name(Locale.forLanguageTag("es")) : report.description());
    demand.source = report.source();
    demand.lat = report.lat();
    demand.lon = report.lon();
    demand.addressId = report.addressId();
    demand.isPublic = service.isPublic();
    demand.persistAndFlush();
    history.add(demand, by, "opened", "", demand.service, "");
    liveEvents.demand(demand.folio, null, demand.department);
    return new Opened(demand.folio, demand.publicCode);
  }

  /** Joins a demand that was reported to the conversation that its report has become; once. */
  @Transactional
  public void spokenOf(String publicCode, UUID conversation) {
    database.update(
        """
        WITH joined AS (
          UPDATE demand SET conversation_id = ? WHERE public_code = ? AND conversation_id IS NULL RETURNING folio)
        UPDATE conversation SET demand = joined.folio FROM joined WHERE id = ?
        """,
        conversation,
        publicCode,
        conversation);
  }

  /**
   * Opens a public demand again because a neighbour sees it undone.
   *
   * @throws DemandNotFoundException if there is no public demand of this public code
   * @throws DemandMoveException if it is not done, or was done too long ago
   */
  @Transactional
  public void reopen(String publicCode, String words) {
    Demand demand = visible(publicCode, LockModeType.PESSIMISTIC_WRITE);
    DemandState was = demand.state;
    if (demand.changedAt.plus(REOPENING).isBefore(clock.instant())) {
      throw new DemandMoveException(was, DemandState.REOPENED);
    }
    demand.moveTo(DemandState.REOPENED, "");
    demand.changedAt = clock.instant();
    demand.persistAndFlush();
    history.add(demand, NEIGHBOUR, "state", was.code(), demand.state.code(), words.replace("\0", ""));
    liveEvents.demand(demand.folio, demand.conversationId, demand.department);
  }

  /**
   * Keeps what somebody tells of a public demand; its state stays as it is.
   *
   * @return the line of its history
   * @throws DemandNotFoundException if there is no public demand of this public code
   */
  @Transactional
  public UUID told(String publicCode, String by, String words) {
    Demand demand = visible(publicCode, LockModeType.NONE);
    UUID line = history.add(demand, by, "update", "", "", words.replace("\0", ""));
    liveEvents.demand(demand.folio, demand.conversationId, demand.department);
    return line;
  }

  private Demand visible(String publicCode, LockModeType lock) {
    return entities
        .createQuery("from Demand where publicCode = :code and isPublic = true", Demand.class)
        .setParameter("code", publicCode)
        .setLockMode(lock)
        .getResultStream()
        .findFirst()
        .orElseThrow(DemandNotFoundException::new);
  }
}
