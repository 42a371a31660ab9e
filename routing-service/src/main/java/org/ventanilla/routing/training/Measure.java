package org.ventanilla.routing.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** Figures over labelled posts, each with the interval that 95 % of redrawn samples fall into. */
final class Measure {

  /** What a person said and what was answered, of one post. */
  record Pair(String said, String answered) {}

  /** A figure with its interval. */
  record Figure(double value, double low, double high) {

    @Override
    public String toString() {
      return String.format("%.3f [%.3f, %.3f]", value, low, high);
    }
  }

  private static final int REDRAWN = 1_000;
  private static final long SEED = 7;

  private Measure() {}

  static <T> Figure of(List<T> posts, ToDoubleFunction<List<T>> figure) {
    Random random = new Random(SEED);
    double[] redrawn = new double[REDRAWN];
    for (int i = 0; i < REDRAWN; i++) {
      List<T> sample = new ArrayList<>(posts.size());
      for (int k = 0; k < posts.size(); k++) {
        sample.add(posts.get(random.nextInt(posts.size())));
      }
      redrawn[i] = figure.applyAsDouble(sample);
    }
    Arrays.sort(redrawn);
    return new Figure(
        figure.applyAsDouble(posts), redrawn[(int) (REDRAWN * 0.025)], redrawn[(int) (REDRAWN * 0.975)]);
  }

  static double accuracy(List<Pair> pairs) {
    return pairs.stream().filter(pair -> pair.said().equals(pair.answered())).count() / (double) Math.max(1, pairs.size());
  }

  static double f1(List<Pair> pairs, String label) {
    long both = pairs.stream().filter(p -> p.said().equals(label) && p.answered().equals(label)).count();
    long either =
        pairs.stream().filter(p -> p.said().equals(label)).count()
            + pairs.stream().filter(p -> p.answered().equals(label)).count();
    return either == 0 ? 0 : 2.0 * both / either;
  }

  /** Mean F1 of the labels that were said at least {@code least} times. */
  static double macroF1(List<Pair> pairs, int least) {
    TreeMap<String, Integer> counts = new TreeMap<>();
    pairs.forEach(pair -> counts.merge(pair.said(), 1, Integer::sum));
    return new TreeSet<>(counts.keySet())
        .stream().filter(label -> counts.get(label) >= least).mapToDouble(label -> f1(pairs, label)).average().orElse(0);
  }

  /** An answer's confidence and whether it was right. */
  record Sure(double confidence, boolean right) {}

  /** Expected calibration error over ten equal steps of confidence. */
  static double calibrationError(List<Sure> answers) {
    double[] confidence = new double[10];
    double[] right = new double[10];
    for (Sure answer : answers) {
      int bin = Math.min(9, (int) (answer.confidence() * 10));
      confidence[bin] += answer.confidence();
      right[bin] += answer.right() ? 1 : 0;
    }
    double error = 0;
    for (int bin = 0; bin < 10; bin++) {
      error += Math.abs(confidence[bin] - right[bin]);
    }
    return error / Math.max(1, answers.size());
  }
}
