package org.ventanilla.response.inbox;

import org.ventanilla.response.conversation.ConversationState;
import java.time.Instant;
import java.util.UUID;
import org.ventanilla.events.Kind;
import org.ventanilla.events.Network;
import org.ventanilla.events.Urgency;

/**
 * A conversation as a row of the inbox.
 *
 * @param citizen the best name there is of the citizen
 * @param handle without the at sign; empty where the network has none
 * @param excerpt the beginning of the citizen's last words, at most 240 characters
 * @param language ISO 639-1 code of the words, {@code und} when unknown
 * @param unread true when the citizen spoke after the last person of the town looked
 * @param service code in the catalogue, {@code other} or {@code none}
 * @param serviceName in the viewer's language; empty for {@code none}
 * @param departmentName empty when nobody's
 * @param place as the gazetteer or the citizen names it; empty when none is said
 * @param assignee name of the person it is assigned to; empty when nobody's
 * @param folio of its demand; empty when there is none
 * @param photo true when the citizen sent one
 * @param lastMessageAt when the citizen last spoke; the order of the list, newest first
 */
public record ConversationRow(
    UUID id,
    Network network,
    String accountName,
    String citizen,
    String handle,
    String excerpt,
    String language,
    boolean unread,
    ConversationState state,
    Kind kind,
    String service,
    String serviceName,
    String department,
    String departmentName,
    Urgency urgency,
    String place,
    double confidence,
    String assignee,
    String folio,
    int messageCount,
    boolean photo,
    Instant lastMessageAt) {}
