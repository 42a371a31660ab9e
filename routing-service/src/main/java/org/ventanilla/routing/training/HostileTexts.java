package org.ventanilla.routing.training;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ventanilla.routing.classification.Classifier;

/** Prints what texts made to do harm cost. */
final class HostileTexts {

  private static final int MEGABYTE = 1 << 20;
  private static final int TRIES = 5;
  private static final double MILLION = 1e6;

  private HostileTexts() {}

  static void print(Classifier classifier) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("1 MB of combining marks", "a" + "\u0301".repeat(MEGABYTE));
    texts.put("1 MB of right-to-left overrides", "\u202ebache\u202c ".repeat(MEGABYTE / 8));
    texts.put("1 MB of zalgo", "b\u0335\u0321\u0310a\u0334\u0322\u0300c\u0336".repeat(MEGABYTE / 10));
    texts.put("10,000 hashtags", "#BacheEnLaCalle ".repeat(10_000));
    texts.put("1 MB of lone surrogates", "\ud800 \udc00a".repeat(MEGABYTE / 4));
    texts.put("1 MB of NUL", "\u0000".repeat(MEGABYTE));
    texts.put("1 MB of streets without an end", "calle Mayor de la ".repeat(MEGABYTE / 18));
    System.out.printf("hostile texts, milliseconds: the first time, and the least of %d%n", TRIES);
    texts.forEach(
        (name, text) -> {
          double first = cost(classifier, text);
          double least = first;
          for (int i = 1; i < TRIES; i++) {
            least = Math.min(least, cost(classifier, text));
          }
          System.out.printf("  %-52s %.1f, %.1f%n", name, first, least);
        });
  }

  private static double cost(Classifier classifier, String text) {
    long start = System.nanoTime();
    classifier.classify(text);
    return (System.nanoTime() - start) / MILLION;
  }
}
