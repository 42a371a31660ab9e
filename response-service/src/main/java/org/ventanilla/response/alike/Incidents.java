package org.ventanilla.response.alike;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.ventanilla.events.Author;
import org.ventanilla.response.audit.Audit;
import org.ventanilla.response.catalogue.Catalogue;
import org.ventanilla.response.database.Database;
import org.ventanilla.response.live.LiveEvents;
import org.ventanilla.response.people.NotAllowedException;
import org.ventanilla.response.people.Viewer;

/** Outbreaks, for people: what is going on, which posts belong to it, and its end. */
@ApplicationScoped
public class Incidents {

  private static final int LISTED = 50;
  private static final int POSTS = 200;

  private static final String INCIDENT =
      """
      SELECT i.id, i.service, i.place, i.words, i.state, i.opened_at, i.last_post_at, coalesce(i.closed_by, '') AS closed_by,
        n.people, n.posts
      FROM incident i CROSS JOIN LATERAL (
        SELECT count(DISTINCT c.contact_id) AS people, count(*) AS posts
        FROM incident_post p JOIN conversation c ON c.id = p.conversation_id WHERE p.incident_id = i.id) AS n
      WHERE (?::text IS NULL OR i.department = ?)
      """;

  private final Database database;
  private final Catalogue catalogue;
  private final LiveEvents liveEvents;
  private final Audit audit;
  private final Clock clock;

  Incidents(Database database, Catalogue catalogue, LiveEvents liveEvents, Audit audit, Clock clock) {
    this.database = database;
    this.catalogue = catalogue;
    this.liveEvents = liveEvents;
    this.audit = audit;
    this.clock = clock;
  }

  /** The open ones, the newest first. */
  public List<Incident> open(Viewer viewer, Locale locale) {
    return list(viewer, locale, "AND i.state = 'open' ORDER BY i.opened_at DESC LIMIT " + LISTED);
  }

  /** The open ones first, then those that ended last. */
  public List<Incident> all(Viewer viewer, Locale locale) {
    return list(viewer, locale, "ORDER BY i.state DESC, i.opened_at DESC, i.id DESC LIMIT " + LISTED);
  }

  /** One; empty if there is none or it is not the viewer's to see. */
  public Optional<Incident> find(Viewer viewer, UUID id, Locale locale) {
    return list(viewer, locale, "AND i.id = ?", id).stream().findFirst();
  }

  /** The one that a conversation belongs to; empty when to none. */
  public Optional<Incident> of(Viewer viewer, UUID conversation, Locale locale) {
    return list(
            viewer, locale, "AND i.id = (SELECT incident_id FROM incident_post WHERE conversation_id = ?)", conversation)
        .stream()
        .findFirst();
  }

  private List<Incident> list(Viewer viewer, Locale locale, String end, Object... values) {
    String scope = viewer.scope().orElse(null);
    Object[] bound = new Object[values.length + 2];
    bound[0] = scope;
    bound[1] = scope;
    System.arraycopy(values, 0, bound, 2, values.length);
    return database.list(INCIDENT + end, row -> incident(row, locale), bound);
  }

  /** The conversations of an incident that the viewer may see, the newest first; at most {@value #POSTS}. */
  public List<AlikePost> posts(Viewer viewer, UUID id) {
    String scope = viewer.scope().orElse(null);
    return database.list(
        """
        SELECT c.id, c.excerpt, c.place, coalesce(c.demand, '') AS folio, c.last_message_at, k.network_id, k.handle, k.name
        FROM incident_post p JOIN conversation c ON c.id = p.conversation_id JOIN contact k ON k.id = c.contact_id
        WHERE p.incident_id = ? AND (?::text IS NULL OR c.department = ?)
        ORDER BY c.last_message_at DESC, c.id DESC LIMIT ?
        """,
        row ->
            new AlikePost(
                row.getObject("id", UUID.class),
                new Author(row.getString("network_id"), row.getString("handle"), row.getString("name")).display(),
                row.getString("excerpt"),
                row.getString("place"),
                row.getString("folio"),
                Database.instant(row, "last_message_at"),
                1),
        id,
        scope,
        scope,
        POSTS);
  }

  /**
   * Ends an incident; one that has ended stays ended.
   *
   * @throws IncidentNotFoundException if there is none or it is not the viewer's to see
   */
  @Transactional
  public void close(Viewer viewer, UUID id) {
    if (!viewer.decidesOnDemands()) {
      throw new NotAllowedException();
    }
    Incident incident = find(viewer, id, Locale.ROOT).orElseThrow(IncidentNotFoundException::new);
    int closed =
        database.update(
            "UPDATE incident SET state = 'closed', closed_at = ?, closed_by = ? WHERE id = ? AND state = 'open'",
            clock.instant(),
            viewer.login(),
            id);
    if (closed == 1) {
      audit.record(viewer, "close-incident", id.toString());
      liveEvents.incident(id, catalogue.service(incident.service()).map(service -> service.department()).orElse(null));
    }
  }

  private Incident incident(ResultSet row, Locale locale) throws SQLException {
    String service = row.getString("service");
    return new Incident(
        row.getObject("id", UUID.class),
        service,
        catalogue.serviceName(service, locale),
        row.getString("place"),
        row.getString("words"),
        "open".equals(row.getString("state")),
        Database.instant(row, "opened_at"),
        Database.instant(row, "last_post_at"),
        row.getInt("people"),
        row.getInt("posts"),
        row.getString("closed_by"));
  }
}
