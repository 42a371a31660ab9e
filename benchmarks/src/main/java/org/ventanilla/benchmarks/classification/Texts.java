package org.ventanilla.benchmarks.classification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Texts of {@value #LENGTH} characters, cut from the Spanish training texts put one behind the other. */
final class Texts {

  static final int LENGTH = 200;

  private static final long SEED = 11;
  private static final int UNHEARD_TEXTS = 20_000;

  private Texts() {}

  static List<String> read(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.getFileName().toString().matches("es-.*\\.txt")).sorted().toList()) {
        Files.readAllLines(file).stream()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split("\\|", 3)[2])
            .forEach(lines::add);
      }
    }
    Collections.shuffle(lines, new Random(SEED));
    String all = String.join(" ", lines);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i + LENGTH <= all.length(); i += LENGTH) {
      texts.add(all.substring(i, i + LENGTH));
    }
    return texts;
  }

  /** The same texts with the small letters of their words changed at random: nothing kept of a word helps. */
  static List<String> unheard(List<String> texts) {
    Random random = new Random(SEED);
    List<String> changed = new ArrayList<>();
    for (int i = 0; i < UNHEARD_TEXTS; i++) {
      StringBuilder text = new StringBuilder(texts.get(i % texts.size()));
      for (int c = 0; c < text.length(); c++) {
        if (text.charAt(c) >= 'a' && text.charAt(c) <= 'z') {
          text.setCharAt(c, (char) ('a' + random.nextInt('z' - 'a' + 1)));
        }
      }
      changed.add(text.toString());
    }
    return changed;
  }
}
