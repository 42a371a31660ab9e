package org.ventanilla.response.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.ventanilla.events.EventJson;
import org.ventanilla.events.Mention;
import org.ventanilla.events.Network;
import org.ventanilla.events.RoutedMention;
import org.ventanilla.response.account.Accounts;
import org.ventanilla.response.database.Database;
import org.ventanilla.response.database.UuidV7;
import org.ventanilla.response.demand.NeighbourDemands;
import org.ventanilla.response.media.IncomingMedia;

/**
 * Writes routed mentions as contacts, conversations and messages: a few statements a batch, each taking its rows as one
 * JSON array. Mentions that are known already change nothing, so a topic may be read again from its start.
 */
@ApplicationScoped
class MentionStore {

  private final Database database;
  private final Accounts accounts;
  private final NeighbourDemands demands;
  private final IncomingMedia media;
  private final Clock clock;

  MentionStore(Database database, Accounts accounts, NeighbourDemands demands, IncomingMedia media, Clock clock) {
    this.database = database;
    this.accounts = accounts;
    this.demands = demands;
    this.media = media;
    this.clock = clock;
  }

  /** Stores them all, in their order, in one transaction. */
  @Transactional
  void store(List<RoutedMention> routed) {
    List<RoutedMention> citizens = routed.stream().filter(this::byCitizen).map(Cleaning::clean).toList();
    if (citizens.isEmpty()) {
      return;
    }
    upsertContacts(citizens);
    Set<UUID> created = insertConversations(citizens);
    Map<String, ConversationChange> conversations = lockConversations(citizens);
    Map<String, MessageChange> messages = knownMessages(citizens);
    for (RoutedMention mention : citizens) {
      ConversationChange conversation = conversations.get(mention.mention().conversationKey());
      messages
          .computeIfAbsent(mention.mention().mentionId(), id -> new MessageChange())
          .apply(mention, conversation);
    }
    write(messages.values());
    write(conversations.values(), created);
    citizens.stream()
        .map(RoutedMention::mention)
        .filter(mention -> mention.network() == Network.WEB)
        .forEach(report -> demands.spokenOf(report.id(), conversations.get(report.conversationKey()).id()));
  }

  /** A network echoes our own replies, sometimes before it has answered the call that sent them. */
  private boolean byCitizen(RoutedMention routed) {
    Mention mention = routed.mention();
    return accounts
        .find(mention.account())
        .filter(account -> account.networkId().equals(mention.author().id()))
        .isEmpty();
  }

  private record ContactLine(UUID id, String network, String network_id, String handle, String name) {}

  private void upsertContacts(List<RoutedMention> routed) {
    // Sorted, so that two batches never wait for each other crosswise.
    Map<String, ContactLine> lines = new TreeMap<>();
    for (RoutedMention each : routed) {
      Mention mention = each.mention();
      lines.put(
          mention.network().code() + ":" + mention.author().id(),
          new ContactLine(
              UuidV7.next(),
              mention.network().code(),
              mention.author().id(),
              mention.author().handle(),
              mention.author().name()));
    }
    database.update(
        """
        INSERT INTO contact (id, network, network_id, handle, name, created_at)
        SELECT id, network, network_id, handle, name, ?
        FROM jsonb_to_recordset(?::jsonb) AS x(id uuid, network text, network_id text, handle text, name text)
        ON CONFLICT (network, network_id) DO UPDATE SET
          handle = coalesce(nullif(excluded.handle, ''), contact.handle),
          name = coalesce(nullif(excluded.name, ''), contact.name)
        WHERE (excluded.handle <> '' AND excluded.handle <> contact.handle)
           OR (excluded.name <> '' AND excluded.name <> contact.name)
        """,
        clock.instant(),
        json(lines.values()));
  }

  private Set<UUID> insertConversations(List<RoutedMention> routed) {
    Map<String, ConversationLine> lines = new TreeMap<>();
    routed.forEach(
        each -> lines.computeIfAbsent(each.mention().conversationKey(), key -> ConversationLine.first(each)));
    return new HashSet<>(
        database.list(
            """
            INSERT INTO conversation (id, conversation_key, network, account, contact_id, state, kind, service, department,
              urgency, sentiment, confidence, language, place, place_lat, place_lon, reasons, model, unsure, refer_to,
              excerpt, unread,
              message_count, last_message_at, version, created_at, search)
            SELECT x.id, x.key, x.network, x.account, k.id, 'resolved', x.kind, x.service, x.department,
              x.urgency, x.sentiment, x.confidence, x.language, x.place, x.place_lat, x.place_lon, x.reasons, x.model,
              x.unsure, x.refer_to, '', false, 0, x.at, 0, ?, town_words(x.words)
            FROM jsonb_to_recordset(?::jsonb) AS x(id uuid, key text, network text, account text, author text, kind text,
              service text, department text, urgency text, sentiment text, confidence double precision, language text,
              place text, place_lat double precision, place_lon double precision, reasons jsonb, model text,
              unsure boolean, refer_to jsonb, at timestamptz, words text)
            JOIN contact k ON k.network = x.network AND k.network_id = x.author
            ORDER BY x.key
            ON CONFLICT (conversation_key) DO NOTHING RETURNING id
            """,
            row -> row.getObject("id", UUID.class),
            clock.instant(),
            json(lines.values())));
  }

  private Map<String, ConversationChange> lockConversations(List<RoutedMention> routed) {
    Map<String, ConversationChange> found = new HashMap<>();
    database
        .list(
            """
            SELECT id, conversation_key, department, corrected, last_message_at FROM conversation
            WHERE conversation_key = ANY (?) ORDER BY conversation_key FOR UPDATE
            """,
            row ->
                new ConversationChange(
                    row.getObject("id", UUID.class),
                    row.getString("conversation_key"),
                    row.getString("department"),
                    row.getBoolean("corrected"),
                    Database.instant(row, "last_message_at")),
            routed.stream().map(each -> each.mention().conversationKey()).distinct().toList())
        .forEach(conversation -> found.put(conversation.key(), conversation));
    return found;
  }

  private Map<String, MessageChange> knownMessages(List<RoutedMention> routed) {
    Map<String, MessageChange> found = new HashMap<>();
    database.list(
        """
        SELECT m.id, m.network, m.network_id, m.conversation_id, m.direction, m.text, m.changed_at, m.edited, m.deleted
        FROM unnest(?, ?) AS x(network, network_id)
        JOIN message m ON m.network = x.network AND m.network_id = x.network_id
        """,
        row ->
            found.put(
                row.getString("network") + ":" + row.getString("network_id"),
                MessageChange.known(
                    row.getObject("id", UUID.class),
                    "in".equals(row.getString("direction")),
                    row.getString("text"),
                    Database.instant(row, "changed_at"),
                    row.getBoolean("edited"),
                    row.getBoolean("deleted"))),
        routed.stream().map(each -> each.mention().network().code()).toList(),
        routed.stream().map(each -> each.mention().id()).toList());
    return found;
  }

  private void write(Collection<MessageChange> messages) {
    List<MessageChange.Line> inserted = messages.stream().filter(MessageChange::isNew).map(MessageChange::line).toList();
    if (!inserted.isEmpty()) {
      database.update(
          """
          INSERT INTO message (id, conversation_id, network, network_id, direction, kind, author, text, original_text,
            language, media, reply_to, url, at, changed_at, edited, deleted)
          SELECT id, conversation_id, network, network_id, 'in', kind, author, text, original_text, language, media,
            reply_to, url, at, changed_at, edited, deleted
          FROM jsonb_to_recordset(?::jsonb) AS x(id uuid, conversation_id uuid, network text, network_id text, kind text,
            author text, text text, original_text text, language text, media jsonb, reply_to text, url text,
            at timestamptz, changed_at timestamptz, edited boolean, deleted boolean)
          """,
          json(inserted));
      media.add(attached(inserted));
    }
    List<MessageChange.Line> updated =
        messages.stream().filter(MessageChange::isUpdated).map(MessageChange::line).toList();
    if (!updated.isEmpty()) {
      database.update(
          """
          UPDATE message m SET
            original_text = CASE WHEN x.deleted THEN NULL ELSE coalesce(m.original_text, m.text) END,
            text = x.text, media = x.media, changed_at = x.changed_at, edited = x.edited, deleted = x.deleted
          FROM jsonb_to_recordset(?::jsonb) AS x(id uuid, text text, media jsonb, changed_at timestamptz, edited boolean,
            deleted boolean)
          WHERE m.id = x.id
          """,
          json(updated));
      media.replace(attached(updated));
    }
  }

  private static List<IncomingMedia.OfMessage> attached(List<MessageChange.Line> lines) {
    return lines.stream().map(line -> new IncomingMedia.OfMessage(line.id(), line.media())).toList();
  }

  private void write(Collection<ConversationChange> conversations, Set<UUID> created) {
    List<ConversationChange.Line> lines =
        conversations.stream().filter(ConversationChange::changed).map(ConversationChange::line).toList();
    if (lines.isEmpty()) {
      return;
    }
    Map<UUID, ConversationChange> byId = new HashMap<>();
    conversations.forEach(conversation -> byId.put(conversation.id(), conversation));
    List<EventLine> events =
        database
            .list(
                """
                UPDATE conversation c SET
                  message_count = c.message_count + x.added,
                  last_message_at = greatest(c.last_message_at, x.at),
                  state = CASE WHEN x.spoke THEN 'open' ELSE c.state END,
                  unread = c.unread OR x.spoke,
                  excerpt = coalesce((SELECT left(m.text, 240) FROM message m
                    WHERE m.conversation_id = c.id AND m.direction = 'in' AND NOT m.deleted
                    ORDER BY m.at DESC, m.id DESC LIMIT 1), ''),
                  language = coalesce(x.language, c.language), kind = coalesce(x.kind, c.kind),
                  service = coalesce(x.service, c.service),
                  department = CASE WHEN x.service IS NULL THEN c.department ELSE x.department END,
                  urgency = coalesce(x.urgency, c.urgency), sentiment = coalesce(x.sentiment, c.sentiment),
                  confidence = coalesce(x.confidence, c.confidence), reasons = coalesce(x.reasons, c.reasons),
                  model = coalesce(x.model, c.model), unsure = coalesce(x.unsure, c.unsure),
                  refer_to = CASE WHEN x.service IS NULL THEN c.refer_to ELSE x.refer_to END,
                  place = coalesce(nullif(x.place, ''), c.place), place_lat = coalesce(x.place_lat, c.place_lat),
                  place_lon = coalesce(x.place_lon, c.place_lon),
                  version = c.version + 1,
                  search = CASE
                    WHEN x.rebuild THEN town_words(concat_ws(' ', k.name, k.handle, c.place, (
                      SELECT string_agg(t.text, ' ') FROM (
                        SELECT m.text FROM message m WHERE m.conversation_id = c.id AND m.direction = 'in'
                        ORDER BY m.at DESC LIMIT 50) AS t)))
                    WHEN pg_column_size(c.search) > 200000 THEN c.search
                    ELSE c.search || town_words(x.words) END
                FROM jsonb_to_recordset(?::jsonb) AS x(id uuid, added int, at timestamptz, spoke boolean,
                  rebuild boolean, words text, language text, kind text, service text, department text, urgency text,
                  sentiment text, confidence double precision, place text, place_lat double precision,
                  place_lon double precision, reasons jsonb, model text, unsure boolean, refer_to jsonb), contact k
                WHERE c.id = x.id AND k.id = c.contact_id
                RETURNING c.id, c.state, c.department
                """,
                row ->
                    EventLine.of(
                        byId.get(row.getObject("id", UUID.class)),
                        created.contains(row.getObject("id", UUID.class)),
                        row.getString("state"),
                        row.getString("department")),
                json(lines))
            .stream()
            .flatMap(List::stream)
            .toList();
    database.update(
        """
        INSERT INTO live_event (department, town, name, data)
        SELECT department, town, 'conversation', data
        FROM jsonb_to_recordset(?::jsonb) AS x(department text, town boolean, data jsonb)
        """,
        json(events));
  }

  private static String json(Object lines) {
    return new String(EventJson.write(lines), java.nio.charset.StandardCharsets.UTF_8);
  }
}
