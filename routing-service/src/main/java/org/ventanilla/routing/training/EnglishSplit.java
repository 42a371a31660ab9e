package org.ventanilla.routing.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.ventanilla.routing.classification.Gazetteer;
import org.ventanilla.routing.classification.Trainer;

/**
 * How well the same features and learner tell the category of English civic complaints: learnt in this run from four
 * fifths of the texts, asked the fifth whose SHA-256 is a multiple of five. The same text is never in both parts. This
 * is not the shipped model, which knows other categories.
 */
final class EnglishSplit {

  private static final int PARTS = 5;
  private static final int LEAST = 5;
  private static final int DESCRIPTION = 2;
  private static final int CATEGORY = 3;

  private record Labelled(String text, String category) {}

  private EnglishSplit() {}

  static void print(Path file) throws IOException {
    List<Trainer.Example> learn = new ArrayList<>();
    List<Labelled> ask = new ArrayList<>();
    for (Labelled one : distinct(file)) {
      if (isLeftOut(one.text())) {
        ask.add(one);
      } else {
        learn.add(new Trainer.Example("english", null, one.category(), one.text()));
      }
    }
    System.out.printf("English complaints: learnt from %d distinct texts, asked %d others%n", learn.size(), ask.size());
    print("same features and learner", ask, new Trainer(Gazetteer.builtIn()).trainServices(learn));
    print("naive Bayes over words", ask, NaiveBayes.of(learn)::answer);
  }

  private static void print(String name, List<Labelled> ask, UnaryOperator<String> answers) {
    List<Measure.Pair> pairs =
        ask.stream().map(one -> new Measure.Pair(one.category(), answers.apply(one.text()))).toList();
    System.out.println(name);
    System.out.printf("  %-52s %s%n", "category, accuracy", Measure.of(pairs, Measure::accuracy));
    System.out.printf("  %-52s %s%n", "category, macro-F1", Measure.of(pairs, p -> Measure.macroF1(p, LEAST)));
  }

  /** Texts with a category, each once. */
  private static List<Labelled> distinct(Path file) throws IOException {
    Map<String, Labelled> byText = new LinkedHashMap<>();
    for (List<String> row : Csv.rows(Files.readString(file))) {
      if (row.size() > CATEGORY && !row.get(CATEGORY).isBlank() && !row.get(CATEGORY).equals("category")) {
        String text = row.get(DESCRIPTION).strip();
        byText.putIfAbsent(text.toLowerCase(Locale.ROOT), new Labelled(text, row.get(CATEGORY)));
      }
    }
    return List.copyOf(byText.values());
  }

  private static boolean isLeftOut(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
      return new java.math.BigInteger(1, digest).mod(java.math.BigInteger.valueOf(PARTS)).signum() == 0;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
