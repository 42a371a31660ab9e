package org.ventanilla.events;

import java.util.Objects;

/**
 * What became of a {@link ClassifyRequest}, as it crosses topic {@link Topics#CLASSIFY_ANSWERS}.
 *
 * @param id the request's
 * @param classification what was understood
 */
public record ClassifyAnswer(String id, Classification classification) {

  public ClassifyAnswer {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(classification, "classification");
  }
}
