package org.ventanilla.response.inbox;

import org.ventanilla.response.conversation.ReplyLimits;
import org.ventanilla.response.conversation.ConversationState;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ventanilla.events.Kind;
import org.ventanilla.events.Network;
import org.ventanilla.events.Referral;
import org.ventanilla.events.Urgency;
import org.ventanilla.response.catalogue.Catalogue;
import org.ventanilla.response.database.Database;
import org.ventanilla.response.account.Accounts;
import org.ventanilla.response.delivery.ReplyState;
import org.ventanilla.response.demand.DemandView;
import org.ventanilla.response.demand.Demands;
import org.ventanilla.response.media.MediumView;
import org.ventanilla.response.media.ShownMedia;
import org.ventanilla.response.paging.Page;
import org.ventanilla.response.paging.Position;
import org.ventanilla.response.people.Viewer;

/** What is read of the inbox; every query is narrowed to what the viewer may see. */
@Singleton
public class InboxQueries {

  private static final int MAX_MESSAGES = 200;

  private static final String ROW =
      """
      SELECT c.id, c.network, c.account, k.name AS citizen, k.handle, k.network_id AS citizen_id, c.excerpt, c.language,
             c.unread, c.state, c.kind, c.service, c.department, c.urgency, c.place, c.confidence,
             p.name AS assignee, c.demand, c.message_count, c.last_message_at, c.version, c.reasons::text AS reasons,
             c.contact_id, c.unsure, c.refer_to::text AS refer_to,
             EXISTS (SELECT 1 FROM message g WHERE g.conversation_id = c.id AND g.media @> '[{"type": "photo"}]') AS photo
      FROM conversation c JOIN contact k ON k.id = c.contact_id LEFT JOIN person p ON p.login = c.assignee
      """;

  private final Database database;
  private final Catalogue catalogue;
  private final Accounts accounts;
  private final Demands demands;
  private final ShownMedia shownMedia;
  private final ObjectMapper json;

  InboxQueries(
      Database database,
      Catalogue catalogue,
      Accounts accounts,
      Demands demands,
      ShownMedia shownMedia,
      ObjectMapper json) {
    this.database = database;
    this.catalogue = catalogue;
    this.accounts = accounts;
    this.demands = demands;
    this.shownMedia = shownMedia;
    this.json = json;
  }

  /**
   * A part of a list, the newest first.
   *
   * @param after the cursor that the page before gave; null for the first
   * @param size between 1 and 200
   * @throws org.ventanilla.response.paging.InvalidCursorException if the cursor is none of ours
   */
  public Page<ConversationRow> list(Viewer viewer, InboxFilter filter, String after, int size, Locale locale) {
    ListQuery query = ListQuery.of(viewer, filter, after, size);
    List<ConversationRow> rows =
        database.list(ROW + query.sql(), row -> row(row, locale), query.values().toArray());
    if (rows.size() <= size) {
      return new Page<>(rows, Optional.empty());
    }
    ConversationRow last = rows.get(size - 1);
    return new Page<>(
        rows.subList(0, size), Optional.of(new Position(last.lastMessageAt(), last.id().toString()).cursor()));
  }

  /** One row of the list, as it is now; empty if there is none or it is not the viewer's to see. */
  public Optional<ConversationRow> row(Viewer viewer, UUID id, Locale locale) {
    return database.first(
        ROW + "WHERE c.id = ? AND (?::text IS NULL OR c.department = ?)",
        row -> row(row, locale),
        id,
        viewer.scope().orElse(null),
        viewer.scope().orElse(null));
  }

  /** True if the conversation is now in the list that the filter stands for. */
  public boolean shows(Viewer viewer, InboxFilter filter, UUID id) {
    ListQuery query = ListQuery.only(viewer, filter, id);
    return database
        .first("SELECT 1 FROM conversation c " + query.sql(), row -> true, query.values().toArray())
        .isPresent();
  }

  /** A conversation with its last messages; empty if there is none or it is not the viewer's to see. */
  public Optional<ConversationView> conversation(Viewer viewer, UUID id, Locale locale) {
    return database
        .first(
            ROW + "WHERE c.id = ? AND (?::text IS NULL OR c.department = ?)",
            row -> new Opened(row(row, locale), row.getLong("version"), texts(row.getString("reasons")),
                row.getObject("contact_id", UUID.class), row.getString("account"), row.getBoolean("unsure"),
                referral(row.getString("refer_to"))),
            id,
            viewer.scope().orElse(null),
            viewer.scope().orElse(null))
        .map(opened -> view(viewer, opened, locale));
  }

  /** How many conversations each list holds; read from counters, never counted. */
  public ViewCounts counts(Viewer viewer) {
    Map<InboxView, Long> views = new EnumMap<>(InboxView.class);
    Map<String, Long> departments = new HashMap<>();
    String scope = viewer.scope().orElse(null);
    database
        .list(
            """
            SELECT department, state, assignee, unsure, sum(n) AS n FROM inbox_counter
            WHERE ?::text IS NULL OR department = ? GROUP BY 1, 2, 3, 4
            """,
            row ->
                new Counter(
                    row.getString("department"),
                    row.getString("state"),
                    row.getString("assignee"),
                    row.getBoolean("unsure"),
                    row.getLong("n")),
            scope,
            scope)
        .forEach(counter -> counter.addTo(views, departments, viewer.login()));
    return new ViewCounts(views, departments);
  }

  private record Counter(String department, String state, String assignee, boolean unsure, long n) {

    void addTo(Map<InboxView, Long> views, Map<String, Long> departments, String login) {
      if ("resolved".equals(state)) {
        views.merge(InboxView.RESOLVED, n, Long::sum);
        return;
      }
      views.merge(InboxView.OPEN, n, Long::sum);
      if (assignee.isEmpty()) {
        views.merge(InboxView.UNASSIGNED, n, Long::sum);
      } else if (assignee.equals(login)) {
        views.merge(InboxView.MINE, n, Long::sum);
      }
      if (unsure) {
        views.merge(InboxView.UNSURE, n, Long::sum);
      }
      if (!department.isEmpty()) {
        departments.merge(department, n, Long::sum);
      }
    }
  }

  private record Opened(ConversationRow row, long version, List<String> reasons, UUID contact, String account, boolean needsHuman,
      Referral referTo) {}

  private ConversationView view(Viewer viewer, Opened opened, Locale locale) {
    ConversationRow row = opened.row();
    List<MessageView> messages = messages(row.id());
    int earlier = Math.max(0, countMessages(row.id()) - messages.size());
    DemandView demand =
        row.folio().isEmpty() ? null : demands.find(viewer, row.folio(), locale).orElse(null);
    String cannot = cannotReply(viewer, opened.account());
    return new ConversationView(
        row,
        messages,
        messages.size() < MAX_MESSAGES ? 0 : earlier,
        opened.reasons(),
        opened.version(),
        ReplyLimits.of(row.network()),
        cannot.isEmpty(),
        cannot,
        demand,
        others(viewer, opened),
        opened.needsHuman(),
        opened.referTo());
  }

  /** The key of the message that says why; empty when the viewer can reply. */
  private String cannotReply(Viewer viewer, String account) {
    if (!viewer.answers()) {
      return "cannotReplyRole";
    }
    if (accounts.find(account).isEmpty()) {
      return "cannotReplyAccount";
    }
    return "";
  }

  private int others(Viewer viewer, Opened opened) {
    String scope = viewer.scope().orElse(null);
    return database
        .first(
            """
            SELECT count(*) AS n FROM (
              SELECT 1 FROM conversation
              WHERE contact_id = ? AND id <> ? AND (?::text IS NULL OR department = ?) LIMIT 1000) AS others
            """,
            row -> row.getInt("n"),
            opened.contact(),
            opened.row().id(),
            scope,
            scope)
        .orElse(0);
  }

  private int countMessages(UUID conversation) {
    return database
        .first(
            "SELECT count(*) AS n FROM message WHERE conversation_id = ?", row -> row.getInt("n"), conversation)
        .orElse(0);
  }

  /** The last messages, oldest first; a reply is there from the moment it is queued. */
  private List<MessageView> messages(UUID conversation) {
    List<MessageView> found =
        new ArrayList<>(
            database.list(
                """
                SELECT * FROM (
                  SELECT m.id, m.direction, m.author, m.text, m.language, m.url, m.at, m.edited,
                         m.deleted, CASE m.direction WHEN 'out' THEN 'sent' END AS delivery, '' AS failure, 0::bigint AS seq
                  FROM message m WHERE m.conversation_id = ?
                  UNION ALL
                  SELECT r.id, 'out', r.author, r.text, 'und', '', r.created_at, false, false, r.state, r.failure, r.seq
                  FROM reply r WHERE r.conversation_id = ? AND r.state <> 'sent') AS lines
                ORDER BY at DESC, seq DESC, id DESC LIMIT ?
                """,
                this::message,
                conversation,
                conversation,
                MAX_MESSAGES));
    Collections.reverse(found);
    Map<UUID, List<MediumView>> attached = shownMedia.of(found.stream().map(MessageView::id).toList());
    return found.stream().map(message -> message.with(attached.getOrDefault(message.id(), List.of()))).toList();
  }

  private MessageView message(ResultSet row) throws SQLException {
    String delivery = row.getString("delivery");
    return new MessageView(
        row.getObject("id", UUID.class),
        MessageView.Direction.valueOf(row.getString("direction").toUpperCase(Locale.ROOT)),
        row.getString("author"),
        row.getString("text"),
        row.getString("language"),
        List.of(),
        row.getString("url"),
        Database.instant(row, "at"),
        row.getBoolean("edited"),
        row.getBoolean("deleted"),
        delivery == null ? null : ReplyState.valueOf(delivery.toUpperCase(Locale.ROOT)),
        row.getString("failure"));
  }

  private ConversationRow row(ResultSet row, Locale locale) throws SQLException {
    String service = row.getString("service");
    String department = row.getString("department");
    return new ConversationRow(
        row.getObject("id", UUID.class),
        Network.of(row.getString("network")),
        accounts.name(row.getString("account")),
        citizen(row),
        row.getString("handle"),
        row.getString("excerpt"),
        row.getString("language"),
        row.getBoolean("unread"),
        ConversationState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        Kind.of(row.getString("kind")),
        service,
        catalogue.serviceName(service, locale),
        department,
        catalogue.departmentName(department, locale),
        Urgency.of(row.getString("urgency")),
        row.getString("place"),
        row.getDouble("confidence"),
        textOrEmpty(row.getString("assignee")),
        textOrEmpty(row.getString("demand")),
        row.getInt("message_count"),
        row.getBoolean("photo"),
        Database.instant(row, "last_message_at"));
  }

  private static String citizen(ResultSet row) throws SQLException {
    return new org.ventanilla.events.Author(
            row.getString("citizen_id"), row.getString("handle"), row.getString("citizen"))
        .display();
  }

  private static String textOrEmpty(String text) {
    return text == null ? "" : text;
  }

  private List<String> texts(String array) {
    return read(array, new TypeReference<List<String>>() {});
  }

  private Referral referral(String object) {
    return object == null ? null : read(object, new TypeReference<Referral>() {});
  }

  private <T> T read(String text, TypeReference<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a column of ours is not the JSON we wrote", e);
    }
  }
}
