package org.ventanilla.response.conversation;

import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.UUID;
import org.ventanilla.events.Network;
import org.ventanilla.response.database.Database;
import org.ventanilla.response.live.LiveEvents;
import org.ventanilla.response.people.Viewer;

/** Takes hold of a conversation to change it, and says that it changed. */
@Singleton
public class Conversations {

  private final Database database;
  private final LiveEvents liveEvents;

  Conversations(Database database, LiveEvents liveEvents) {
    this.database = database;
    this.liveEvents = liveEvents;
  }

  /**
   * Locks a conversation until the running transaction ends.
   *
   * @param expectedVersion the version the person has seen; null when that does not matter
   * @throws ConversationNotFoundException if there is none or it is not the viewer's to see
   * @throws StaleConversationException if it has another version
   */
  public LockedConversation lock(Viewer viewer, UUID id, Long expectedVersion) {
    String scope = viewer.scope().orElse(null);
    LockedConversation conversation =
        database
            .first(
                """
                SELECT id, conversation_key, network, account, state, department, assignee, urgency, version
                FROM conversation WHERE id = ? AND (?::text IS NULL OR department = ?) FOR UPDATE
                """,
                row ->
                    new LockedConversation(
                        row.getObject("id", UUID.class),
                        row.getString("conversation_key"),
                        Network.of(row.getString("network")),
                        row.getString("account"),
                        ConversationState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                        row.getString("department"),
                        row.getString("assignee"),
                        row.getString("urgency"),
                        row.getLong("version")),
                id,
                scope,
                scope)
            .orElseThrow(ConversationNotFoundException::new);
    if (expectedVersion != null && expectedVersion != conversation.version()) {
      throw new StaleConversationException(conversation.version());
    }
    return conversation;
  }

  /** Gives a conversation its next version and tells open pages. */
  public void changed(LockedConversation conversation, LiveEvents.Change change) {
    database.update("UPDATE conversation SET version = version + 1 WHERE id = ?", conversation.id());
    liveEvents.conversation(conversation.id(), change, conversation.state().code(), conversation.department());
  }
}
