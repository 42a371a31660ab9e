package org.ventanilla.response.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.ventanilla.networks.OutgoingReply;

/**
 * A reply that a sender holds. Whatever it finds out counts only while the fence is still this one.
 *
 * @param looking true if its outcome is unknown, so that it must be looked for and not sent
 * @param attempts how often it was sent, this time included
 * @param looks how often it was looked for in vain
 * @param duplicate true if the network had refused the words as a duplicate
 * @param urgent true if people are in danger
 * @param heldUntil by this process's monotonic clock, {@link System#nanoTime()}
 */
record Claim(
    UUID id,
    UUID conversationId,
    String account,
    String network,
    long fence,
    boolean looking,
    int attempts,
    int looks,
    boolean duplicate,
    Instant firstAttemptAt,
    OutgoingReply reply,
    long heldUntil) {

  /** True if there is time enough left to begin a call; a process that was suspended finds that there is not. */
  boolean hasTime(Duration needed) {
    return heldUntil - System.nanoTime() > needed.toNanos();
  }
}
