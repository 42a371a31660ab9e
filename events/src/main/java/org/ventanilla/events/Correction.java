package org.ventanilla.events;

import java.time.Instant;
import java.util.Objects;

/**
 * What a person changed in a classification, as it crosses topic {@link Topics#CORRECTIONS}.
 *
 * @param mentionId {@link Mention#mentionId()} of the mention corrected; the Kafka key
 * @param text its words, so that alike posts can be learnt from
 * @param from what the model had said
 * @param to what the person says
 * @param by login of the person
 * @param at when
 */
public record Correction(String mentionId, String text, Labels from, Labels to, String by, Instant at) {

  /** The labels a person may correct. */
  public record Labels(Kind kind, String service, Urgency urgency) {

    public Labels {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(service, "service");
      Objects.requireNonNull(urgency, "urgency");
    }
  }

  public Correction {
    Objects.requireNonNull(mentionId, "mentionId");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(at, "at");
  }
}
