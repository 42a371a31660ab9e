package org.ventanilla.networks;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.ventanilla.events.MentionKind;

/**
 * A reply on its way out.
 *
 * @param key names this reply and no other, the same at every try: a network that takes such a name publishes it once,
 *     however often it is sent. A UUID of version 7, whose time becomes part of the post's name on Bluesky
 * @param targetId the post it answers; for a direct message the id of that message
 * @param targetKind in which form the citizen spoke: it decides the endpoint
 * @param rootId the top of the thread, as the conversation key has it
 * @param recipientId the citizen's id on the network
 * @param text the words
 */
public record OutgoingReply(
    UUID key, String targetId, MentionKind targetKind, String rootId, String recipientId, String text) {

  public OutgoingReply {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(targetId, "targetId");
    Objects.requireNonNull(targetKind, "targetKind");
    Objects.requireNonNull(rootId, "rootId");
    Objects.requireNonNull(recipientId, "recipientId");
    Objects.requireNonNull(text, "text");
  }

  /** A reply that has no name but its words: the same words to the same post are the same reply. */
  public OutgoingReply(String targetId, MentionKind targetKind, String rootId, String recipientId, String text) {
    this(
        UUID.nameUUIDFromBytes((targetId + '\0' + recipientId + '\0' + text).getBytes(StandardCharsets.UTF_8)),
        targetId,
        targetKind,
        rootId,
        recipientId,
        text);
  }
}
