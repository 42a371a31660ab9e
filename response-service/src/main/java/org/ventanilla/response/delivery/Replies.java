package org.ventanilla.response.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.ventanilla.events.MentionKind;
import org.ventanilla.events.Network;
import org.ventanilla.response.account.Accounts;
import org.ventanilla.response.audit.Audit;
import org.ventanilla.response.database.Database;
import org.ventanilla.response.database.UuidV7;
import org.ventanilla.response.conversation.Conversations;
import org.ventanilla.response.conversation.InvalidTextException;
import org.ventanilla.response.conversation.LockedConversation;
import org.ventanilla.response.conversation.ReplyLimits;
import org.ventanilla.response.live.LiveEvents.Change;
import org.ventanilla.response.people.NotAllowedException;
import org.ventanilla.response.people.Viewer;

/** Puts replies on their way, and takes them back while they are still here. */
@ApplicationScoped
public class Replies {

  private static final int MAX_KEY = 200;

  private final Database database;
  private final Conversations conversations;
  private final Accounts accounts;
  private final DeliveryConfig config;
  private final Audit audit;
  private final Clock clock;

  Replies(
      Database database,
      Conversations conversations,
      Accounts accounts,
      DeliveryConfig config,
      Audit audit,
      Clock clock) {
    this.database = database;
    this.conversations = conversations;
    this.accounts = accounts;
    this.config = config;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A reply that was asked for.
   *
   * @param created false when the same request had been made before, and this is its reply
   */
  public record Queued(UUID id, ReplyState state, boolean created) {}

  /**
   * Queues a reply to the citizen's last words. The same key with the same words gives the same reply, whatever has
   * happened to it since.
   *
   * @param text not blank, no longer than the network allows
   * @param idempotencyKey chosen by the caller, one per intended reply, at most 200 characters
   * @param expectedVersion the conversation's version the person has seen; null when that does not matter
   * @throws org.ventanilla.response.conversation.ConversationNotFoundException if it is not the viewer's to see
   * @throws org.ventanilla.response.conversation.StaleConversationException if it has another version
   * @throws IdempotencyKeyReusedException if the key was used for other words or another conversation
   * @throws CannotReplyException if the account is not configured, or there are no words left to answer
   */
  @Transactional
  public Queued queue(Viewer viewer, UUID conversationId, String text, String idempotencyKey, Long expectedVersion) {
    if (idempotencyKey == null || idempotencyKey.isBlank() || idempotencyKey.length() > MAX_KEY) {
      throw new IdempotencyKeyMissingException();
    }
    // The lock also makes the second of two equal requests wait for the first.
    LockedConversation conversation = conversations.lock(viewer, conversationId, null);
    if (!viewer.answers()) {
      throw new NotAllowedException();
    }
    String words = words(text, conversation.network());
    Optional<Queued> before = before(viewer, conversationId, words, idempotencyKey);
    if (before.isPresent()) {
      return before.get();
    }
    if (expectedVersion != null && expectedVersion != conversation.version()) {
      throw new org.ventanilla.response.conversation.StaleConversationException(conversation.version());
    }
    if (accounts.find(conversation.account()).isEmpty()) {
      throw new CannotReplyException("The account is not configured for replies.");
    }
    UUID id = insert(viewer, conversation, words, idempotencyKey);
    database.update("UPDATE conversation SET unread = false WHERE id = ? AND unread", conversationId);
    conversations.changed(conversation, Change.REPLY);
    audit.record(viewer, "reply", id.toString());
    return new Queued(id, ReplyState.QUEUED, true);
  }

  /**
   * Takes a reply back before any sender has touched it.
   *
   * @throws ReplyNotFoundException if there is none in this conversation
   * @throws ReplyAlreadyLeftException if a sender has had it
   */
  @Transactional
  public void takeBack(Viewer viewer, UUID conversationId, UUID replyId) {
    LockedConversation conversation = conversations.lock(viewer, conversationId, null);
    if (!viewer.answers()) {
      throw new NotAllowedException();
    }
    int gone =
        database.update(
            "DELETE FROM reply WHERE id = ? AND conversation_id = ? AND state = 'queued' AND attempts = 0",
            replyId,
            conversationId);
    if (gone == 0) {
      if (find(conversationId, replyId).isEmpty()) {
        throw new ReplyNotFoundException();
      }
      throw new ReplyAlreadyLeftException();
    }
    conversations.changed(conversation, Change.REPLY);
    audit.record(viewer, "take-back-reply", replyId.toString());
  }

  /**
   * Puts a reply that failed back into the queue, as the same reply: it failed because it is not on the network.
   *
   * @throws ReplyNotFoundException if there is none in this conversation
   * @throws ReplyAlreadyLeftException if it has not failed
   */
  @Transactional
  public void tryAgain(Viewer viewer, UUID conversationId, UUID replyId) {
    LockedConversation conversation = conversations.lock(viewer, conversationId, null);
    if (!viewer.answers()) {
      throw new NotAllowedException();
    }
    int queued =
        database.update(
            """
            UPDATE reply SET state = 'queued', attempts = 0, looks = 0, duplicate = false, failure = '', not_before = ?
            WHERE id = ? AND conversation_id = ? AND state = 'failed'
            """,
            clock.instant(),
            replyId,
            conversationId);
    if (queued == 0) {
      if (find(conversationId, replyId).isEmpty()) {
        throw new ReplyNotFoundException();
      }
      throw new ReplyAlreadyLeftException();
    }
    conversations.changed(conversation, Change.REPLY);
    audit.record(viewer, "try-reply-again", replyId.toString());
  }

  private Optional<ReplyState> find(UUID conversationId, UUID replyId) {
    return database.first(
        "SELECT state FROM reply WHERE id = ? AND conversation_id = ?",
        row -> ReplyState.of(row.getString("state")),
        replyId,
        conversationId);
  }

  private Optional<Queued> before(Viewer viewer, UUID conversationId, String words, String key) {
    return database.first(
        "SELECT id, state, conversation_id, text FROM reply WHERE login = ? AND idempotency_key = ?",
        row -> {
          if (!row.getObject("conversation_id", UUID.class).equals(conversationId)
              || !Objects.equals(row.getString("text"), words)) {
            throw new IdempotencyKeyReusedException();
          }
          return new Queued(row.getObject("id", UUID.class), ReplyState.of(row.getString("state")), false);
        },
        viewer.login(),
        key);
  }

  private static String words(String text, Network network) {
    int limit = ReplyLimits.of(network);
    // X counts by weight, Mastodon a link as 23, Bluesky a family as one, which only their connectors know; twice the
    // limit is too long by any counting.
    boolean countsItsOwnWay = network != Network.FACEBOOK && network != Network.INSTAGRAM;
    int most = countsItsOwnWay ? 2 * limit : limit;
    String words = text == null ? "" : text.strip().replace("\0", "");
    if (words.isEmpty() || words.codePointCount(0, words.length()) > most) {
      throw new InvalidTextException(limit);
    }
    return words;
  }

  private UUID insert(Viewer viewer, LockedConversation conversation, String words, String key) {
    Target target = target(conversation);
    UUID id = UuidV7.next();
    Instant now = clock.instant();
    int inserted =
        database.update(
            """
            INSERT INTO reply (id, conversation_id, account, network, target_id, target_kind, root_id, recipient_id, text,
                               author, login, idempotency_key, urgent, state, not_before, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued', now() + ? * interval '1 millisecond', ?)
            ON CONFLICT (login, idempotency_key) DO NOTHING
            """,
            id,
            conversation.id(),
            conversation.account(),
            conversation.network().code(),
            target.networkId(),
            target.kind().code(),
            rootOf(conversation, target),
            target.recipientId(),
            words,
            viewer.name(),
            viewer.login(),
            key,
            "high".equals(conversation.urgency()),
            config.hold().toMillis(),
            now);
    if (inserted == 0) {
      // Only the same key for another conversation at the same moment comes here.
      throw new IdempotencyKeyReusedException();
    }
    return id;
  }

  private record Target(String networkId, MentionKind kind, String recipientId) {}

  private Target target(LockedConversation conversation) {
    return database
        .first(
            """
            SELECT m.network_id, m.kind, k.network_id AS recipient
            FROM conversation c JOIN contact k ON k.id = c.contact_id JOIN message m ON m.conversation_id = c.id
            WHERE c.id = ? AND m.direction = 'in' AND NOT m.deleted ORDER BY m.at DESC, m.id DESC LIMIT 1
            """,
            row ->
                new Target(
                    row.getString("network_id"), MentionKind.of(row.getString("kind")), row.getString("recipient")),
            conversation.id())
        .orElseThrow(() -> new CannotReplyException("The citizen has taken every message back."));
  }

  /** The key is network:account:root:author, and an account that is not configured may itself hold a colon. */
  private static String rootOf(LockedConversation conversation, Target target) {
    String prefix = conversation.network().code() + ":" + conversation.account() + ":";
    String suffix = ":" + target.recipientId();
    String key = conversation.key();
    return key.startsWith(prefix) && key.endsWith(suffix) && key.length() > prefix.length() + suffix.length()
        ? key.substring(prefix.length(), key.length() - suffix.length())
        : target.networkId();
  }
}
