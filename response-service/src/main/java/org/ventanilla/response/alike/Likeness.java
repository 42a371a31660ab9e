package org.ventanilla.response.alike;

/** How alike two posts of one service are, between 0 and 1, from their words and how far apart their places are. */
public final class Likeness {

  /** From here on two posts are proposed as about the same thing. */
  static final double PROPOSED = 0.55;
  /** From here on a post counts for an outbreak, which happens within an hour. */
  static final double OUTBREAK = 0.45;

  private static final double SURE_FROM = 0.8;
  private static final double LIKELY_FROM = 0.65;
  /** Trigram likeness at which two texts say the same. */
  private static final double SAME_WORDS = 0.6;
  private static final double FEWEST_WORDS = 0.12;
  private static final double SAME_SPOT_METRES = 50;
  private static final double TOO_FAR_METRES = 300;
  private static final double WITHOUT_PLACE = 0.9;

  private Likeness() {}

  /** A score in words. */
  public enum Word {
    SURE,
    LIKELY,
    POSSIBLE;

    static Word of(double score) {
      if (score >= SURE_FROM) {
        return SURE;
      }
      return score >= LIKELY_FROM ? LIKELY : POSSIBLE;
    }
  }

  /**
   * The score.
   *
   * @param words trigram likeness of the texts, 0 to 1
   * @param metres between the places; null when one is not known
   */
  static double score(double words, Double metres) {
    double text = Math.min(1, words / SAME_WORDS);
    if (metres == null) {
      return WITHOUT_PLACE * text;
    }
    if (metres >= TOO_FAR_METRES || words < FEWEST_WORDS) {
      return 0;
    }
    double near =
        metres <= SAME_SPOT_METRES
            ? 1
            : 1 - (metres - SAME_SPOT_METRES) / (TOO_FAR_METRES - SAME_SPOT_METRES);
    return 0.5 * near + 0.5 * text;
  }
}
