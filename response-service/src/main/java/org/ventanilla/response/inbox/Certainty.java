package org.ventanilla.response.inbox;

/** How far a classification can be believed, in words. */
public enum Certainty {
  SURE,
  LIKELY,
  DOUBTFUL;

  private static final double SURE_FROM = 0.8;
  private static final double LIKELY_FROM = 0.5;

  /** The word for a confidence between 0 and 1; below {@value #LIKELY_FROM} a person has to look. */
  static Certainty of(double confidence) {
    if (confidence >= SURE_FROM) {
      return SURE;
    }
    return confidence >= LIKELY_FROM ? LIKELY : DOUBTFUL;
  }
}
