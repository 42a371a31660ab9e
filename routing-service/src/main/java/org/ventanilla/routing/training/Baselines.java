package org.ventanilla.routing.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ventanilla.routing.classification.Trainer;
import org.ventanilla.routing.text.Tokens;

/** What plain tools reach with the same training text: the most common label, and fastText where it is installed. */
final class Baselines {

  private Baselines() {}

  static List<Evaluate.Answers> all(List<Trainer.Example> examples, List<Evaluate.Post> posts)
      throws InterruptedException {
    List<Trainer.Example> full = examples.stream().filter(e -> e.kind() != null && e.service() != null).toList();
    List<Evaluate.Answers> answers = new ArrayList<>();
    answers.add(majority(full, posts.size()));
    answers.addAll(fastText(full, posts));
    return answers;
  }

  private static Evaluate.Answers majority(List<Trainer.Example> examples, int posts) {
    List<Trainer.Example> demands = examples.stream().filter(e -> e.kind().equals("demand")).toList();
    return new Evaluate.Answers(
        "most common label",
        Collections.nCopies(posts, mostCommon(examples, Trainer.Example::kind)),
        Collections.nCopies(posts, mostCommon(demands, Trainer.Example::service)));
  }

  private static String mostCommon(List<Trainer.Example> examples, Function<Trainer.Example, String> label) {
    return examples.stream().collect(Collectors.groupingBy(label, Collectors.counting())).entrySet().stream()
        .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .orElseThrow()
        .getKey();
  }

  /** Settings worth trying: its own, pairs of words, and pieces of words with more or fewer rounds. */
  private static final Map<String, List<String>> SETTINGS =
      new TreeMap<>(
          Map.of(
              "its own settings", List.of(),
              "25 rounds, pairs", List.of("-epoch", "25", "-lr", "0.5", "-wordNgrams", "2"),
              "50 rounds, pairs, pieces",
                  List.of("-epoch", "50", "-lr", "0.5", "-wordNgrams", "2", "-minn", "3", "-maxn", "5"),
              "100 rounds, pieces", List.of("-epoch", "100", "-lr", "0.2", "-minn", "2", "-maxn", "5"),
              "100 rounds, triples, pieces",
                  List.of("-epoch", "100", "-lr", "1", "-wordNgrams", "3", "-minn", "3", "-maxn", "6")));

  private static List<Evaluate.Answers> fastText(List<Trainer.Example> examples, List<Evaluate.Post> posts)
      throws InterruptedException {
    List<Evaluate.Answers> answers = new ArrayList<>();
    try {
      Path folder = Files.createTempDirectory("fasttext");
      folder.toFile().deleteOnExit();
      List<Trainer.Example> forTheTown =
          examples.stream().filter(e -> e.kind().equals("demand") || e.kind().equals("question")).toList();
      for (Map.Entry<String, List<String>> setting : SETTINGS.entrySet()) {
        List<String> kinds = fastText(folder.resolve("kind"), setting.getValue(), examples, Trainer.Example::kind, posts);
        List<String> services =
            fastText(folder.resolve("service"), setting.getValue(), forTheTown, Trainer.Example::service, posts);
        answers.add(new Evaluate.Answers("fastText on the same text, " + setting.getKey(), kinds, services));
      }
    } catch (IOException e) {
      System.out.println("fastText is not installed: left out");
    }
    return answers;
  }

  private static List<String> fastText(
      Path base, List<String> setting, List<Trainer.Example> examples, Function<Trainer.Example, String> label,
      List<Evaluate.Post> posts) throws IOException, InterruptedException {
    Path train = Path.of(base + ".train");
    Path ask = Path.of(base + ".ask");
    Path answers = Path.of(base + ".answers");
    Files.write(train, examples.stream().map(e -> "__label__" + label.apply(e) + " " + plain(e.text())).toList());
    Files.write(ask, posts.stream().map(post -> plain(post.text())).toList());
    List<String> command =
        new ArrayList<>(List.of("fasttext", "supervised", "-input", train.toString(), "-output", base.toString()));
    command.addAll(List.of("-dim", "50", "-bucket", "200000", "-thread", "1"));
    command.addAll(setting);
    run(Path.of(base + ".log"), command);
    run(answers, List.of("fasttext", "predict", base + ".bin", ask.toString()));
    List<String> labels =
        Files.readAllLines(answers, StandardCharsets.UTF_8).stream().map(l -> l.replace("__label__", "")).toList();
    for (String end : List.of(".train", ".ask", ".answers", ".log", ".bin", ".vec")) {
      Files.deleteIfExists(Path.of(base + end));
    }
    return labels;
  }

  private static String plain(String text) {
    String words = String.join(" ", Tokens.fold(text));
    return words.isEmpty() ? "-" : words;
  }

  private static void run(Path output, List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException(command.get(0) + " " + command.get(1) + " failed");
    }
  }
}
