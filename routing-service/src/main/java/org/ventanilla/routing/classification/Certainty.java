package org.ventanilla.routing.classification;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Turns the raw certainty of an answer into how often such an answer is right: a logistic curve over the logarithm of the
 * odds, fitted on texts of sources that the model had not seen.
 *
 * @param slope how much the raw certainty counts
 * @param offset what is true of all answers
 */
public record Certainty(double slope, double offset) {

  private static final double LEAST = 1e-4;

  static Certainty read(DataInputStream in) throws IOException {
    return new Certainty(in.readDouble(), in.readDouble());
  }

  void write(DataOutputStream out) throws IOException {
    out.writeDouble(slope);
    out.writeDouble(offset);
  }

  /** Logarithm of the odds of a raw certainty. */
  public static double odds(double raw) {
    double p = Math.min(1 - LEAST, Math.max(LEAST, raw));
    return StrictMath.log(p / (1 - p));
  }

  double of(double raw) {
    double p = 1 / (1 + StrictMath.exp(-(slope * odds(raw) + offset)));
    return Math.round(p * 1000) / 1000.0;
  }
}
