package org.ventanilla.response.inbox;

import org.ventanilla.response.conversation.ConversationNotFoundException;
import org.ventanilla.response.conversation.StaleConversationException;
import org.ventanilla.response.conversation.InvalidTextException;
import org.ventanilla.response.conversation.ConversationState;
import org.ventanilla.response.conversation.LockedConversation;
import org.ventanilla.response.conversation.Conversations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.ventanilla.response.audit.Audit;
import org.ventanilla.response.database.Database;
import org.ventanilla.response.database.UuidV7;
import org.ventanilla.response.live.LiveEvents;
import org.ventanilla.response.live.LiveEvents.Change;
import org.ventanilla.response.people.NotAllowedException;
import org.ventanilla.response.people.People;
import org.ventanilla.response.people.Viewer;

/**
 * What people do to a conversation, apart from answering. Every method throws {@link ConversationNotFoundException} for
 * what is not the viewer's to see, {@link NotAllowedException} for what their role does not allow, and {@link
 * StaleConversationException} when an expected version is given and is not the current one.
 */
@ApplicationScoped
public class ConversationActions {

  static final int MAX_NOTE = 10_000;

  private final Database database;
  private final Conversations conversations;
  private final LiveEvents liveEvents;
  private final People people;
  private final Audit audit;
  private final Clock clock;

  ConversationActions(
      Database database, Conversations conversations, LiveEvents liveEvents, People people, Audit audit, Clock clock) {
    this.database = database;
    this.conversations = conversations;
    this.liveEvents = liveEvents;
    this.people = people;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Makes a conversation somebody's, or nobody's.
   *
   * @param assignee login; null for nobody
   * @param expectedVersion the version the person has seen; null when that does not matter
   * @throws org.ventanilla.response.people.UnknownPersonException if there is no such person, or one who cannot answer
   */
  @Transactional
  public void assign(Viewer viewer, UUID id, String assignee, Long expectedVersion) {
    LockedConversation conversation = lockToChange(viewer, id, expectedVersion);
    if (assignee != null) {
      people.requireAnswerer(assignee);
    }
    database.update("UPDATE conversation SET assignee = ? WHERE id = ?", assignee, id);
    conversations.changed(conversation, Change.UPDATED);
    audit.record(viewer, "assign", id.toString());
  }

  /** Nothing more is asked for; a citizen's next message opens it again. */
  @Transactional
  public void resolve(Viewer viewer, UUID id, Long expectedVersion) {
    moveTo(ConversationState.RESOLVED, viewer, id, expectedVersion);
  }

  /** It asks for something again. */
  @Transactional
  public void reopen(Viewer viewer, UUID id, Long expectedVersion) {
    moveTo(ConversationState.OPEN, viewer, id, expectedVersion);
  }

  /**
   * Writes a line for colleagues, which never leaves.
   *
   * @param text not blank, at most {@value #MAX_NOTE} characters
   * @return the message's id
   */
  @Transactional
  public UUID note(Viewer viewer, UUID id, String text) {
    if (text == null || text.isBlank() || text.length() > MAX_NOTE) {
      throw new InvalidTextException(MAX_NOTE);
    }
    LockedConversation conversation = conversations.lock(viewer, id, null);
    if (!viewer.writes()) {
      throw new NotAllowedException();
    }
    UUID message = UuidV7.next();
    Instant now = clock.instant();
    database.update(
        """
        INSERT INTO message (id, conversation_id, network, direction, author, login, text, language, url, at, changed_at)
        VALUES (?, ?, ?, 'note', ?, ?, ?, 'und', '', ?, ?)
        """,
        message,
        id,
        conversation.network().code(),
        viewer.name(),
        viewer.login(),
        text.strip().replace("\0", ""),
        now,
        now);
    conversations.changed(conversation, Change.MESSAGE);
    return message;
  }

  /** The town has looked at what the citizen said. One who only reads leaves no trace. */
  @Transactional
  public void seen(Viewer viewer, UUID id) {
    if (!viewer.writes()) {
      return;
    }
    LockedConversation conversation = conversations.lock(viewer, id, null);
    if (database.update("UPDATE conversation SET unread = false WHERE id = ? AND unread", id) > 0) {
      liveEvents.conversation(id, Change.UPDATED, conversation.state().code(), conversation.department());
    }
  }

  private void moveTo(ConversationState state, Viewer viewer, UUID id, Long expectedVersion) {
    LockedConversation conversation = lockToChange(viewer, id, expectedVersion);
    if (conversation.state() == state) {
      return;
    }
    database.update(
        "UPDATE conversation SET state = ?, unread = unread AND ? = 'open', version = version + 1 WHERE id = ?",
        state.code(),
        state.code(),
        id);
    liveEvents.conversation(id, Change.UPDATED, state.code(), conversation.department());
    audit.record(viewer, state == ConversationState.RESOLVED ? "resolve" : "reopen", id.toString());
  }

  private LockedConversation lockToChange(Viewer viewer, UUID id, Long expectedVersion) {
    LockedConversation conversation = conversations.lock(viewer, id, expectedVersion);
    if (!viewer.answers()) {
      throw new NotAllowedException();
    }
    return conversation;
  }
}
