package org.ventanilla.response.conversation;

import java.util.UUID;
import org.ventanilla.events.Network;

/**
 * A conversation that the running transaction holds.
 *
 * @param key its conversation key
 * @param department null when nobody's
 * @param assignee login; null when nobody's
 */
public record LockedConversation(
    UUID id, String key, Network network, String account, ConversationState state, String department,
    String assignee, String urgency, long version) {}
