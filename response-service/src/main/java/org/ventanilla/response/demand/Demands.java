package org.ventanilla.response.demand;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.ventanilla.events.Urgency;
import org.ventanilla.response.catalogue.Catalogue;
import org.ventanilla.response.catalogue.Service;
import org.ventanilla.response.conversation.Conversations;
import org.ventanilla.response.conversation.LockedConversation;
import org.ventanilla.response.database.Database;
import org.ventanilla.response.live.LiveEvents;
import org.ventanilla.response.paging.Page;
import org.ventanilla.response.paging.Position;
import org.ventanilla.response.people.NotAllowedException;
import org.ventanilla.response.people.People;
import org.ventanilla.response.people.Role;
import org.ventanilla.response.people.Viewer;

/** The demands of the town; every method is narrowed to what the viewer may see. */
@ApplicationScoped
public class Demands {

  private final Database database;
  private final EntityManager entities;
  private final Catalogue catalogue;
  private final Conversations conversations;
  private final LiveEvents liveEvents;
  private final People people;
  private final Folios folios;
  private final DemandHistory history;
  private final Clock clock;

  Demands(
      Database database,
      EntityManager entities,
      Catalogue catalogue,
      Conversations conversations,
      LiveEvents liveEvents,
      People people,
      Folios folios,
      DemandHistory history,
      Clock clock) {
    this.database = database;
    this.entities = entities;
    this.catalogue = catalogue;
    this.conversations = conversations;
    this.liveEvents = liveEvents;
    this.people = people;
    this.folios = folios;
    this.history = history;
    this.clock = clock;
  }

  /**
   * Opens a demand from a conversation, or gives the one that is open already unless another is asked for: a double
   * click opens one.
   *
   * @throws org.ventanilla.response.conversation.ConversationNotFoundException if the conversation is not the viewer's to see
   * @throws NotAllowedException if the role does not open demands
   * @throws InvalidDemandException if there is no such service, or nothing is said to be done
   */
  @Transactional
  public OpenedDemand open(Viewer viewer, UUID conversationId, NewDemand wish) {
    LockedConversation conversation = conversations.lock(viewer, conversationId, null);
    if (!viewer.decidesOnDemands()) {
      throw new NotAllowedException();
    }
    Optional<Demand> open =
        Demand.<Demand>list("conversationId = ?1 order by openedAt desc, folio desc", conversationId).stream()
            .filter(demand -> demand.state.open())
            .findFirst();
    if (open.isPresent() && !wish.another()) {
      return new OpenedDemand(open.get().view(catalogue, Locale.forLanguageTag("es")), false);
    }
    Demand demand = new Demand(folios.next(), folios.publicCode(), conversationId, viewer.login(), clock.instant());
    fill(demand, wish, prefilled(conversationId));
    sayWhere(demand, conversationId);
    demand.persistAndFlush();
    history(demand, viewer, "opened", "", demand.service, "");
    database.update("UPDATE conversation SET demand = ? WHERE id = ?", demand.folio, conversationId);
    conversations.changed(conversation, LiveEvents.Change.UPDATED);
    liveEvents.demand(demand.folio, conversationId, demand.department);
    return new OpenedDemand(demand.view(catalogue, Locale.forLanguageTag("es")), true);
  }

  /** What the form for a new demand starts with. */
  @Transactional
  public NewDemand suggestion(Viewer viewer, UUID conversationId) {
    conversations.lock(viewer, conversationId, null);
    return prefilled(conversationId);
  }

  /** The demand with this folio; empty if there is none or it is not the viewer's to see. */
  @Transactional
  public Optional<DemandView> find(Viewer viewer, String folio, Locale locale) {
    return visible(viewer, folio, LockModeType.NONE).map(demand -> demand.view(catalogue, locale));
  }

  /** What happened to a demand, oldest first. */
  @Transactional
  public List<DemandEventView> history(Viewer viewer, String folio) {
    visible(viewer, folio, LockModeType.NONE).orElseThrow(DemandNotFoundException::new);
    return database.list(
        """
        SELECT e.at, coalesce(p.name, e.login) AS by, e.what, e.was, e.became, e.comment
        FROM demand_event e LEFT JOIN person p ON p.login = e.login WHERE e.folio = ? ORDER BY e.id
        """,
        row ->
            new DemandEventView(
                Database.instant(row, "at"),
                row.getString("by"),
                row.getString("what"),
                row.getString("was"),
                row.getString("became"),
                row.getString("comment")),
        folio);
  }

  /** A part of the list, the newest first; indexes demand_by_time and demand_by_department. */
  @Transactional
  public Page<DemandView> list(Viewer viewer, DemandFilter filter, String after, int size, Locale locale) {
    StringBuilder query = new StringBuilder("1 = 1");
    List<Object> values = new ArrayList<>();
    viewer.scope().ifPresent(scope -> narrow(query, values, "department", scope));
    narrow(query, values, "department", filter.department());
    narrow(query, values, "service", filter.service());
    narrow(query, values, "state", filter.state());
    if (after != null && !after.isEmpty()) {
      Position position = Position.of(after);
      values.add(position.at());
      values.add(position.id());
      query.append(" and (openedAt < ?").append(values.size() - 1);
      query.append(" or openedAt = ?").append(values.size() - 1).append(" and folio < ?").append(values.size()).append(')');
    }
    List<Demand> found =
        Demand.<Demand>find(query + " order by openedAt desc, folio desc", values.toArray())
            .range(0, size)
            .list();
    List<DemandView> views = found.stream().limit(size).map(demand -> demand.view(catalogue, locale)).toList();
    if (found.size() <= size) {
      return new Page<>(views, Optional.empty());
    }
    DemandView last = views.get(size - 1);
    return new Page<>(views, Optional.of(new Position(last.openedAt(), last.folio()).cursor()));
  }

  /**
   * Changes a demand and keeps in its history what changed.
   *
   * @throws DemandNotFoundException if it is not the viewer's to see
   * @throws NotAllowedException if the role does not change that
   * @throws DemandMoveException if it cannot go to that state
   * @throws InvalidDemandException if it cannot be like that
   */
  @Transactional
  public DemandView change(Viewer viewer, String folio, DemandChange change, Locale locale) {
    Demand demand = visible(viewer, folio, LockModeType.PESSIMISTIC_WRITE).orElseThrow(DemandNotFoundException::new);
    requireAllowed(viewer, demand, change);
    String departmentBefore = demand.department;
    String comment = change.comment() == null ? "" : change.comment().strip().replace("\0", "");
    if (comment.length() > Demand.MAX_DESCRIPTION) {
      throw new InvalidDemandException("comment", "at most " + Demand.MAX_DESCRIPTION + " characters");
    }
    if (change.service() != null || change.urgency() != null) {
      reassign(viewer, demand, change, comment);
    }
    if (change.place() != null) {
      String was = demand.place;
      demand.locate(change.place());
      history(demand, viewer, "place", was, demand.place, comment);
    }
    if (change.description() != null) {
      String was = demand.description;
      demand.describe(change.description());
      history(demand, viewer, "description", was, demand.description, comment);
    }
    if (change.worker() != null) {
      giveTo(viewer, demand, change.worker(), comment);
    }
    if (change.state() != null && change.state() != demand.state) {
      DemandState was = demand.state;
      demand.moveTo(change.state(), comment);
      history(demand, viewer, "state", was.code(), demand.state.code(), comment);
    }
    demand.changedAt = clock.instant();
    demand.persistAndFlush();
    liveEvents.demand(folio, demand.conversationId, demand.department);
    if (!departmentBefore.equals(demand.department)) {
      liveEvents.demandLeft(folio, demand.conversationId, departmentBefore);
    }
    return demand.view(catalogue, locale);
  }

  private static void requireAllowed(Viewer viewer, Demand demand, DemandChange change) {
    if (viewer.decidesOnDemands()) {
      return;
    }
    boolean ownWork =
        viewer.role() == Role.WORKER
            && change.onlyState()
            && (change.state() == DemandState.IN_PROGRESS || change.state() == DemandState.DONE)
            && (demand.worker == null || demand.worker.equals(viewer.login()));
    if (!ownWork) {
      throw new NotAllowedException();
    }
  }

  private void reassign(Viewer viewer, Demand demand, DemandChange change, String comment) {
    String serviceBefore = demand.service;
    Urgency urgencyBefore = demand.urgency;
    Service service =
        OfferedService.require(catalogue, change.service() == null ? demand.service : change.service());
    demand.ask(service, change.urgency() == null ? demand.urgency : change.urgency());
    if (!serviceBefore.equals(demand.service)) {
      demand.isPublic = demand.isPublic && service.isPublic();
      history(demand, viewer, "service", serviceBefore, demand.service, comment);
    }
    if (urgencyBefore != demand.urgency) {
      history(demand, viewer, "urgency", urgencyBefore.code(), demand.urgency.code(), comment);
    }
  }

  private void giveTo(Viewer viewer, Demand demand, String worker, String comment) {
    String was = Objects.requireNonNullElse(demand.worker, "");
    if (!worker.isEmpty()) {
      people.requireWorker(worker, demand.department);
    }
    demand.worker = worker.isEmpty() ? null : worker;
    history(demand, viewer, "worker", was, worker, comment);
    if (!worker.isEmpty() && demand.state.moves().contains(DemandState.ASSIGNED)) {
      DemandState before = demand.state;
      demand.moveTo(DemandState.ASSIGNED, comment);
      history(demand, viewer, "state", before.code(), demand.state.code(), comment);
    }
  }

  private Optional<Demand> visible(Viewer viewer, String folio, LockModeType lock) {
    String query = "from Demand where folio = :folio and (:scope is null or department = :scope)";
    return entities
        .createQuery(query, Demand.class)
        .setParameter("folio", folio)
        .setParameter("scope", viewer.scope().orElse(null))
        .setLockMode(lock)
        .getResultStream()
        .findFirst();
  }

  private void fill(Demand demand, NewDemand wish, NewDemand known) {
    String service = wish.service() == null || wish.service().isBlank() ? known.service() : wish.service();
    Urgency urgency = wish.urgency() == null ? known.urgency() : wish.urgency();
    demand.ask(OfferedService.require(catalogue, service), urgency);
    demand.locate(wish.place() == null ? known.place() : wish.place());
    demand.describe(
        wish.description() == null || wish.description().isBlank() ? known.description() : wish.description());
  }

  /** A demand is for all to see unless it began in private, or its service is nobody's business. */
  private void sayWhere(Demand demand, UUID conversation) {
    boolean spokenInPublic =
        database
            .first(
                """
                SELECT place_lat, place_lon, NOT EXISTS (SELECT 1 FROM message m WHERE m.conversation_id = c.id
                  AND m.direction = 'in' AND m.kind IN ('direct-message', 'story-mention')) AS open_air
                FROM conversation c WHERE c.id = ?
                """,
                row -> {
                  demand.lat = (Double) row.getObject("place_lat");
                  demand.lon = (Double) row.getObject("place_lon");
                  return row.getBoolean("open_air");
                },
                conversation)
            .orElse(false);
    demand.isPublic = spokenInPublic && catalogue.service(demand.service).map(Service::isPublic).orElse(false);
  }

  /** What the conversation says; a service outside the catalogue becomes {@code other}. */
  private NewDemand prefilled(UUID conversation) {
    return database
        .first(
            """
            SELECT c.service, c.urgency, c.place, coalesce(
              (SELECT m.text FROM message m WHERE m.conversation_id = c.id AND m.direction = 'in' AND NOT m.deleted
               ORDER BY m.at DESC, m.id DESC LIMIT 1), '') AS text
            FROM conversation c WHERE c.id = ?
            """,
            row ->
                new NewDemand(
                    catalogue.service(row.getString("service")).map(Service::code).orElse("other"),
                    Urgency.of(row.getString("urgency")),
                    shortened(row.getString("place"), Demand.MAX_PLACE),
                    shortened(row.getString("text"), Demand.MAX_DESCRIPTION),
                    false),
            conversation)
        .orElseThrow();
  }

  private static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }

  private static void narrow(StringBuilder query, List<Object> values, String column, Object value) {
    if (value != null) {
      values.add(value);
      query.append(" and ").append(column).append(" = ?").append(values.size());
    }
  }

  private void history(Demand demand, Viewer viewer, String what, String was, String became, String comment) {
    history.add(demand, viewer.login(), what, was, became, comment);
  }
}
