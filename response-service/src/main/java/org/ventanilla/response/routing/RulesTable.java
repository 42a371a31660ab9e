package org.ventanilla.response.routing;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jboss.logging.Logger;
import org.ventanilla.events.EventJson;
import org.ventanilla.events.RoutingRules;
import org.ventanilla.events.Topics;
import org.ventanilla.response.audit.Audit;
import org.ventanilla.response.database.Database;
import org.ventanilla.response.kafka.KafkaClients;
import org.ventanilla.response.kafka.KafkaUnavailableException;
import org.ventanilla.response.people.NotAllowedException;
import org.ventanilla.response.people.Role;
import org.ventanilla.response.people.Viewer;

/**
 * The town's routing rules: those that a Spanish town starts with, until somebody changes them. Each change is told to the
 * routing service; what Kafka did not take is said again at the next look.
 */
@ApplicationScoped
public class RulesTable {

  private static final Logger LOG = Logger.getLogger(RulesTable.class);
  private static final RoutingRules DEFAULTS = defaults();

  private final Database database;
  private final KafkaClients kafka;
  private final RulesCheck check;
  private final Audit audit;
  private final Clock clock;
  private volatile long published = -1;

  RulesTable(Database database, KafkaClients kafka, RulesCheck check, Audit audit, Clock clock) {
    this.database = database;
    this.kafka = kafka;
    this.check = check;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * The rules as they stand.
   *
   * @param version 0 while nobody has changed them; grows with every change
   */
  public record Standing(RoutingRules rules, long version) {}

  public Standing standing() {
    return database
        .first(
            "SELECT rules::text AS rules, version FROM routing_rules",
            row ->
                new Standing(
                    EventJson.read(row.getString("rules").getBytes(StandardCharsets.UTF_8), RoutingRules.class),
                    row.getLong("version")))
        .orElse(new Standing(DEFAULTS, 0));
  }

  /** True if this person may change how the town routes. */
  public static boolean decides(Viewer viewer) {
    return viewer.role() == Role.ADMIN || viewer.role() == Role.DIRECTOR;
  }

  /**
   * Replaces the rules.
   *
   * @param expectedVersion the version the person has seen; null when that does not matter
   * @throws org.ventanilla.response.problem.InvalidFieldException if a department or service does not exist
   * @throws StaleRulesException if somebody else changed them in between
   */
  @Transactional
  public Standing replace(Viewer viewer, RoutingRules rules, Long expectedVersion) {
    if (!decides(viewer)) {
      throw new NotAllowedException();
    }
    check.check(rules);
    database.list("SELECT pg_advisory_xact_lock(hashtext('routing_rules'))", row -> true);
    long version = standing().version();
    if (expectedVersion != null && expectedVersion != version) {
      throw new StaleRulesException();
    }
    database.update(
        """
        INSERT INTO routing_rules (rules, version, changed_by, changed_at) VALUES (?::jsonb, ?, ?, ?)
        ON CONFLICT (only_one) DO UPDATE SET rules = excluded.rules, version = excluded.version,
          changed_by = excluded.changed_by, changed_at = excluded.changed_at
        """,
        new String(EventJson.write(rules), StandardCharsets.UTF_8),
        version + 1,
        viewer.login(),
        clock.instant());
    audit.record(viewer, "change-routing-rules", "v" + (version + 1));
    return new Standing(rules, version + 1);
  }

  /** Says the rules that stand if they are not those that were said last; saying them again changes nothing. */
  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void publish() {
    Standing standing = standing();
    if (standing.version() == published) {
      return;
    }
    try {
      kafka.send(Topics.ROUTING_RULES, RoutingRules.KEY, EventJson.write(standing.rules()));
      published = standing.version();
    } catch (KafkaUnavailableException e) {
      LOG.warn("the routing rules wait for Kafka");
    }
  }

  private static RoutingRules defaults() {
    try (InputStream in = RulesTable.class.getResourceAsStream("default-rules.json")) {
      return EventJson.read(in.readAllBytes(), RoutingRules.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
