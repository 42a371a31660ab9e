package org.ventanilla.routing.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ventanilla.routing.classification.Trainer;
import org.ventanilla.routing.text.Tokens;

/** What plain tools reach with the same training text: the most common label, and fastText where it is installed. */
final class Baselines {

  private Baselines() {}

  static List<Evaluate.Answers> all(List<Trainer.Example> examples, List<Evaluate.Post> posts)
      throws IOException, InterruptedException {
    List<Trainer.Example> full = examples.stream().filter(e -> e.kind() != null && e.service() != null).toList();
    List<Evaluate.Answers> answers = new ArrayList<>();
    answers.add(majority(full, posts.size()));
    fastText(full, posts).ifPresentOrElse(answers::add, () -> System.out.println("fastText is not installed: left out"));
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

  private static java.util.Optional<Evaluate.Answers> fastText(
      List<Trainer.Example> examples, List<Evaluate.Post> posts) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("fasttext");
    try {
      List<Trainer.Example> forTheTown =
          examples.stream().filter(e -> e.kind().equals("demand") || e.kind().equals("question")).toList();
      List<String> kinds = fastText(folder.resolve("kind"), examples, Trainer.Example::kind, posts);
      List<String> services = fastText(folder.resolve("service"), forTheTown, Trainer.Example::service, posts);
      return java.util.Optional.of(new Evaluate.Answers("fastText on the same text", kinds, services));
    } catch (IOException e) {
      return java.util.Optional.empty();
    }
  }

  private static List<String> fastText(
      Path base, List<Trainer.Example> examples, Function<Trainer.Example, String> label, List<Evaluate.Post> posts)
      throws IOException, InterruptedException {
    Path train = Path.of(base + ".train");
    Path ask = Path.of(base + ".ask");
    Path answers = Path.of(base + ".answers");
    Files.write(train, examples.stream().map(e -> "__label__" + label.apply(e) + " " + plain(e.text())).toList());
    Files.write(ask, posts.stream().map(post -> plain(post.text())).toList());
    run(
        Path.of(base + ".log"), "fasttext", "supervised", "-input", train.toString(), "-output", base.toString(), "-epoch",
        "50", "-lr", "0.5", "-wordNgrams", "2", "-minn", "3", "-maxn", "5", "-dim", "50", "-thread", "1");
    run(answers, "fasttext", "predict", base + ".bin", ask.toString());
    return Files.readAllLines(answers, StandardCharsets.UTF_8).stream().map(l -> l.replace("__label__", "")).toList();
  }

  private static String plain(String text) {
    String words = String.join(" ", Tokens.fold(text));
    return words.isEmpty() ? "-" : words;
  }

  private static void run(Path output, String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException(command[0] + " " + command[1] + " failed");
    }
  }
}
