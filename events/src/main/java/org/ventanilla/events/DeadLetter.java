package org.ventanilla.events;

import java.time.Instant;
import java.util.Objects;

/**
 * A record that could not be read or handled, kept as it came.
 *
 * @param topic where it was read
 * @param partition its partition there
 * @param offset its offset there
 * @param key its key; null when it had none
 * @param value its bytes, Base64 in JSON
 * @param reason why it was put aside, without a citizen's words
 * @param by the service that put it aside
 * @param at when
 */
public record DeadLetter(
    String topic, int partition, long offset, String key, byte[] value, String reason, String by, Instant at) {

  public DeadLetter {
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(at, "at");
  }
}
