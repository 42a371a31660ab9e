package org.ventanilla.networks;

import java.util.Objects;
import org.ventanilla.events.MentionKind;

/**
 * A reply on its way out.
 *
 * @param targetId the post it answers; for a direct message the id of that message
 * @param targetKind in which form the citizen spoke: it decides the endpoint
 * @param rootId the top of the thread, as the conversation key has it
 * @param recipientId the citizen's id on the network
 * @param text the words
 */
public record OutgoingReply(String targetId, MentionKind targetKind, String rootId, String recipientId, String text) {

  public OutgoingReply {
    Objects.requireNonNull(targetId, "targetId");
    Objects.requireNonNull(targetKind, "targetKind");
    Objects.requireNonNull(rootId, "rootId");
    Objects.requireNonNull(recipientId, "recipientId");
    Objects.requireNonNull(text, "text");
  }
}
