package org.ventanilla.events;

import java.util.Objects;

/**
 * What became of a {@link ClassifyRequest}, as it crosses topic {@link Topics#CLASSIFY_ANSWERS}.
 *
 * @param id the request's
 * @param classification what was understood
 * @param training how the last retraining went, for people to read; null when there was none
 */
public record ClassifyAnswer(String id, Classification classification, TrainingReport training) {

  public ClassifyAnswer {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(classification, "classification");
  }
}
