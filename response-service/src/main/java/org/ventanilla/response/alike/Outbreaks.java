package org.ventanilla.response.alike;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.ventanilla.response.alike.AlikePosts.Compared;
import org.ventanilla.response.catalogue.Catalogue;
import org.ventanilla.response.catalogue.Service;
import org.ventanilla.response.database.Database;
import org.ventanilla.response.database.UuidV7;
import org.ventanilla.response.live.LiveEvents;

/**
 * Notices when many different people say the same within an hour, makes it one incident and raises the alarm once. Each
 * new conversation is looked at once, by one replica, at the cost of one bounded comparison.
 */
@Singleton
class Outbreaks {

  private static final Logger LOG = Logger.getLogger(Outbreaks.class);
  private static final int AT_ONCE = 500;

  private final Database database;
  private final AlikePosts alike;
  private final AlikeConfig config;
  private final Catalogue catalogue;
  private final LiveEvents liveEvents;
  private final Clock clock;
  private final Counter alarms;

  Outbreaks(
      Database database,
      AlikePosts alike,
      AlikeConfig config,
      Catalogue catalogue,
      LiveEvents liveEvents,
      Clock clock,
      MeterRegistry meters) {
    this.database = database;
    this.alike = alike;
    this.config = config;
    this.catalogue = catalogue;
    this.liveEvents = liveEvents;
    this.clock = clock;
    this.alarms = meters.counter("ventanilla.outbreaks");
  }

  @Scheduled(every = "${ventanilla.alike.every:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void look() {
    dropOld();
    for (int i = 0; i < AT_ONCE && QuarkusTransaction.requiringNew().call(this::lookAtOne); i++) {
      // Each in its own transaction: what fails waits for the next round, and what was done stays done.
    }
  }

  /** What was posted long ago, for example fetched after an outage, is no outbreak of now. */
  private void dropOld() {
    database.update(
        """
        DELETE FROM alike_waiting w USING conversation c
        WHERE c.id = w.conversation_id AND c.last_message_at < ?
        """,
        clock.instant().minus(config.incidentLasts()));
  }

  private record Post(UUID id, UUID contact, String service, String place, String words, Instant at) {}

  /** True if there was one to look at. */
  private boolean lookAtOne() {
    Optional<Post> waiting =
        database.first(
            """
            WITH taken AS (
              DELETE FROM alike_waiting WHERE conversation_id = (
                SELECT conversation_id FROM alike_waiting ORDER BY conversation_id LIMIT 1 FOR UPDATE SKIP LOCKED)
              RETURNING conversation_id)
            SELECT c.id, c.contact_id, c.service, c.place, c.excerpt, c.last_message_at
            FROM taken t JOIN conversation c ON c.id = t.conversation_id
            """,
            Outbreaks::post);
    waiting.ifPresent(this::compare);
    return waiting.isPresent();
  }

  private void compare(Post post) {
    // Two replicas that compare two posts of one service at once would each miss the other's, or both raise the alarm.
    database.list("SELECT pg_advisory_xact_lock(hashtext('outbreak'), hashtext(?))", row -> true, post.service());
    List<Compared> same =
        alike.near(post.id(), config.outbreakWindow(), null).stream()
            .filter(compared -> compared.post().score() >= Likeness.OUTBREAK)
            .toList();
    List<UUID> posts = same.stream().map(compared -> compared.post().id()).toList();
    Optional<UUID> known = openIncident(posts, post.at());
    if (known.isPresent()) {
      attach(known.get(), List.of(post.id()), post.at());
      return;
    }
    // Whoever spoke of an incident that was closed raises no new alarm.
    Set<UUID> told = attached(posts);
    List<Compared> fresh = same.stream().filter(compared -> !told.contains(compared.post().id())).toList();
    if (people(fresh, post) >= config.outbreakPeople()) {
      begin(post, fresh.stream().map(compared -> compared.post().id()).toList());
    }
  }

  private static long people(List<Compared> same, Post post) {
    return 1 + same.stream().map(Compared::contact).filter(contact -> !contact.equals(post.contact())).distinct().count();
  }

  private Optional<UUID> openIncident(List<UUID> posts, Instant at) {
    return database.first(
        """
        SELECT i.id FROM incident i JOIN incident_post p ON p.incident_id = i.id
        WHERE p.conversation_id = ANY (?::uuid[]) AND i.state = 'open' AND i.last_post_at > ?
        ORDER BY i.opened_at DESC LIMIT 1
        """,
        row -> row.getObject("id", UUID.class),
        posts,
        at.minus(config.incidentLasts()));
  }

  private Set<UUID> attached(List<UUID> posts) {
    return new HashSet<>(
        database.list(
            "SELECT conversation_id FROM incident_post WHERE conversation_id = ANY (?::uuid[])",
            row -> row.getObject("conversation_id", UUID.class),
            posts));
  }

  private void begin(Post post, List<UUID> others) {
    UUID incident = UuidV7.next();
    database.update(
        """
        INSERT INTO incident (id, service, department, place, words, state, opened_at, last_post_at)
        VALUES (?, ?, ?, ?, ?, 'open', ?, ?)
        """,
        incident,
        post.service(),
        department(post),
        post.place(),
        post.words(),
        clock.instant(),
        post.at());
    attach(incident, others, post.at());
    attach(incident, List.of(post.id()), post.at());
    liveEvents.incident(incident, department(post));
    alarms.increment();
    LOG.warnf("outbreak: incident %s of service %s, %d posts", incident, post.service(), others.size() + 1);
  }

  /** A post of an incident that was closed stays with it. */
  private void attach(UUID incident, List<UUID> posts, Instant at) {
    database.update(
        """
        INSERT INTO incident_post (conversation_id, incident_id, attached_at)
        SELECT post, ?, ? FROM unnest(?::uuid[]) AS post ON CONFLICT (conversation_id) DO NOTHING
        """,
        incident,
        clock.instant(),
        posts);
    database.update("UPDATE incident SET last_post_at = greatest(last_post_at, ?) WHERE id = ?", at, incident);
  }

  private String department(Post post) {
    return catalogue.service(post.service()).map(Service::department).orElse(null);
  }

  private static Post post(ResultSet row) throws SQLException {
    return new Post(
        row.getObject("id", UUID.class),
        row.getObject("contact_id", UUID.class),
        row.getString("service"),
        row.getString("place"),
        row.getString("excerpt"),
        Database.instant(row, "last_message_at"));
  }
}
