package org.ventanilla.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Objects;

/**
 * A person of the town hall decided that what somebody says in public is not shown in the inbox, as it crosses topic
 * {@link Topics#MUTES}; the topic is compacted, and a tombstone ends a mute. Hiding a resident's words is a public matter:
 * it needs a published criterion and a name that stands for it.
 *
 * @param network where
 * @param authorId the network's id of the person muted
 * @param by login of who decided it
 * @param at when
 * @param until when it ends by itself; null when it does not
 * @param criterion code of the published criterion, as in {@code docs/moderation.md}
 * @param note for colleagues; empty when there is none
 */
public record Mute(
    Network network, String authorId, String by, Instant at, Instant until, String criterion, String note) {

  public Mute {
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(authorId, "authorId");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(criterion, "criterion");
    note = note == null ? "" : note;
  }

  /** The Kafka key. */
  @JsonIgnore
  public String key() {
    return key(network, authorId);
  }

  /** The Kafka key of a person's mute. */
  public static String key(Network network, String authorId) {
    return network.code() + ":" + authorId;
  }

  /** True if it holds at this time. */
  public boolean holdsAt(Instant now) {
    return until == null || now.isBefore(until);
  }
}
