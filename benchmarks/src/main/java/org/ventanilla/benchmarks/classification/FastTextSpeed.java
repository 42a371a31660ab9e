package org.ventanilla.benchmarks.classification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** What fastText's own command does a second with two models, kind and service, as we have two; loading is left out. */
final class FastTextSpeed {

  private static final int TEXTS = 100_000;
  private static final double NANOS = 1e9;

  private FastTextSpeed() {}

  /** Texts a second through both models; empty where fastText is not installed. */
  static OptionalDouble measure(Path training, List<String> texts) throws InterruptedException {
    try {
      Path folder = Files.createTempDirectory("fasttext");
      Path many = folder.resolve("many");
      Path one = folder.resolve("one");
      List<String> asked = new ArrayList<>();
      for (int i = 0; i < TEXTS; i++) {
        asked.add(plain(texts.get(i % texts.size())));
      }
      Files.write(many, asked);
      Files.write(one, asked.subList(0, 1));
      double seconds = 0;
      for (int label = 0; label < 2; label++) {
        Path model = train(folder, training, label);
        double loading = predict(model, one);
        seconds += predict(model, many) - loading;
      }
      return OptionalDouble.of(TEXTS / seconds);
    } catch (IOException e) {
      return OptionalDouble.empty();
    }
  }

  private static Path train(Path folder, Path training, int label) throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(training)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
        for (String line : Files.readAllLines(file)) {
          String[] parts = line.split("\\|", 3);
          if (!line.startsWith("#") && parts.length == 3 && !parts[label].equals("-")) {
            lines.add("__label__" + parts[label] + " " + plain(parts[2]));
          }
        }
      }
    }
    Path texts = folder.resolve("train" + label);
    Files.write(texts, lines);
    Path model = folder.resolve("model" + label);
    run(
        "fasttext", "supervised", "-input", texts.toString(), "-output", model.toString(), "-epoch", "25", "-lr", "0.5",
        "-wordNgrams", "2", "-minn", "3", "-maxn", "5", "-dim", "50", "-bucket", "200000", "-thread", "1");
    return Path.of(model + ".bin");
  }

  private static double predict(Path model, Path texts) throws IOException, InterruptedException {
    long start = System.nanoTime();
    run("fasttext", "predict", model.toString(), texts.toString());
    return (System.nanoTime() - start) / NANOS;
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException(command[0] + " " + command[1] + " failed");
    }
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replace('\n', ' ');
  }
}
