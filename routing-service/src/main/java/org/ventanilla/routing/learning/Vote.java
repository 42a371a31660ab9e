package org.ventanilla.routing.learning;

import java.util.Map;
import java.util.TreeMap;

/**
 * What corrections speak for, and how strongly.
 *
 * @param value a code
 * @param strength between 0 (they cancel out) and 1
 */
record Vote(String value, double strength) {

  static final Vote NONE = new Vote("", 0);

  /**
   * The loudest value, by how far it is ahead of the next.
   *
   * @param voices how loudly each value is spoken for
   * @param most strength that is never exceeded
   */
  static Vote of(TreeMap<String, Double> voices, double most) {
    String best = "";
    double loudest = 0;
    double next = 0;
    for (Map.Entry<String, Double> voice : voices.entrySet()) {
      if (voice.getValue() > loudest) {
        next = loudest;
        loudest = voice.getValue();
        best = voice.getKey();
      } else {
        next = Math.max(next, voice.getValue());
      }
    }
    double ahead = Math.min(most, loudest - next);
    return ahead <= 0 ? NONE : new Vote(best, ahead);
  }
}
