package org.ventanilla.events;

import java.time.Instant;
import java.util.Objects;

/**
 * How a retraining went.
 *
 * @param until corrections made before this were learnt from
 * @param learnt how many corrections the new model learnt from
 * @param heldOut how many it was measured on and never saw
 * @param before how many of those the shipped model had right
 * @param after how many the new one had right
 * @param taken whether the new one replaced it
 */
public record TrainingReport(Instant until, int learnt, int heldOut, int before, int after, boolean taken) {

  public TrainingReport {
    Objects.requireNonNull(until, "until");
  }
}
