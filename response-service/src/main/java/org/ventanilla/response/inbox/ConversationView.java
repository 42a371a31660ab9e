package org.ventanilla.response.inbox;

import java.util.List;
import org.ventanilla.events.Referral;
import org.ventanilla.response.demand.DemandView;

/**
 * A conversation, opened.
 *
 * @param row what the list shows of it
 * @param messages oldest first; at most the last 200
 * @param earlier how many older messages there are
 * @param reasons the words that decided its classification
 * @param version grows with every change; a reply written for an older one is asked about before it is sent
 * @param replyLimit characters a reply may have on this network, by the network's own counting
 * @param canReply false when the account is not configured or the viewer may not answer
 * @param cannotReplyReason key of the message that says why not; empty when it can
 * @param demand its demand; null when there is none
 * @param otherConversations how many other conversations the citizen has had
 * @param needsHuman true while it waits for a person to confirm or correct what it is about
 * @param referTo the other administration whose matter it is; null when it is the town's
 */
public record ConversationView(
    ConversationRow row,
    List<MessageView> messages,
    int earlier,
    List<String> reasons,
    long version,
    int replyLimit,
    boolean canReply,
    String cannotReplyReason,
    DemandView demand,
    int otherConversations,
    boolean needsHuman,
    Referral referTo) {}
