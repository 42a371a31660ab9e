package org.ventanilla.routing.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.ventanilla.routing.classification.Trainer;

/**
 * Reads the labelled texts: files of lines {@code kind|service|text}, where the kind is one letter (d demand, q question,
 * p praise, o opinion, x other) and a dash stands for a label that the source does not tell. Lines that begin with # are
 * remarks. The file's name is the source.
 */
final class TrainingTexts {

  private static final Map<String, String> KINDS =
      Map.of("d", "demand", "q", "question", "p", "praise", "o", "opinion", "x", "other");
  private static final String UNTOLD = "-";
  private static final Set<String> LIKE_REAL = Set.of("es-contrast.txt", "es-replies.txt", "es-threads.txt");

  private TrainingTexts() {}

  /** Whether a source is written the way posts really come, and kept out when the certainty is fitted. */
  static boolean isLikeReal(String source) {
    return LIKE_REAL.contains(source);
  }

  static List<Trainer.Example> read(Path folder) throws IOException {
    List<Trainer.Example> examples = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
        int number = 0;
        for (String line : Files.readAllLines(file)) {
          number++;
          if (!line.isBlank() && !line.startsWith("#")) {
            examples.add(example(file, number, line));
          }
        }
      }
    }
    return examples;
  }

  private static Trainer.Example example(Path file, int number, String line) {
    String[] parts = line.split("\\|", 3);
    if (parts.length < 3 || !(parts[0].equals(UNTOLD) || KINDS.containsKey(parts[0]))) {
      throw new IllegalArgumentException(file.getFileName() + ":" + number + " is not kind|service|text");
    }
    String service = parts[1].equals(UNTOLD) ? null : parts[1];
    return new Trainer.Example(file.getFileName().toString(), KINDS.get(parts[0]), service, parts[2].strip());
  }
}
