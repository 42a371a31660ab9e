package org.ventanilla.events;

import java.time.Instant;
import java.util.Objects;

/**
 * A text that somebody of the town hall tries, as it crosses topic {@link Topics#CLASSIFY_REQUESTS}.
 *
 * @param id unguessable; the answer has it too
 * @param text what is tried
 * @param at when it was asked; a question that is old is not answered any more
 */
public record ClassifyRequest(String id, String text, Instant at) {

  public ClassifyRequest {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(at, "at");
  }
}
