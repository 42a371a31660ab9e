package org.ventanilla.routing.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.ventanilla.events.Classification;
import org.ventanilla.routing.catalogue.Catalogue;
import org.ventanilla.routing.classification.Classifier;
import org.ventanilla.routing.classification.Gazetteer;
import org.ventanilla.routing.classification.Model;
import org.ventanilla.routing.classification.Trainer;

/**
 * Prints how well the shipped model does on labelled posts, beside baselines trained on the same text in the same run:
 * {@code mvn -Pevaluate -pl routing-service}.
 */
public final class Evaluate {

  /** A labelled post. */
  record Post(String text, String kind, String service, String urgency, String sentiment, String place) {

    boolean forTheTown() {
      return kind.equals("demand") || kind.equals("question");
    }
  }

  /** One way to answer: the shipped model, or a baseline. */
  record Answers(String name, List<String> kinds, List<String> services) {}

  private record Judged(Post post, Classification said) {}

  private static final int LEAST_POSTS = 5;

  private Evaluate() {}

  /**
   * @param args the labelled posts (JSONL), the folder of the training texts, the English complaints (CSV)
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path file = Path.of(args[0]);
    if (!Files.exists(file)) {
      System.out.println("not measured: no labelled posts at " + file);
      return;
    }
    List<Post> posts = read(file);
    List<Trainer.Example> examples = TrainingTexts.read(Path.of(args[1]));
    Catalogue catalogue = Catalogue.builtIn();
    Classifier classifier = new Classifier(() -> catalogue, Gazetteer.builtIn(), Model.shipped());
    List<Judged> judged = posts.stream().map(post -> new Judged(post, classifier.classify(post.text()))).toList();

    System.out.printf("model %s, %d labelled posts%n", classifier.model().version(), posts.size());
    List<Answers> all = new ArrayList<>();
    all.add(
        new Answers(
            "ventanilla",
            judged.stream().map(j -> j.said().kind().code()).toList(),
            judged.stream().map(j -> j.said().service()).toList()));
    all.addAll(Baselines.all(examples, posts));
    all.forEach(answers -> print(answers, posts));
    printTheRest(judged);
    HostileTexts.print(classifier);
    Path english = Path.of(args[2]);
    if (Files.exists(english)) {
      EnglishSplit.print(english);
    } else {
      System.out.println("not measured: no English complaints at " + english);
    }
  }

  private static void print(Answers answers, List<Post> posts) {
    List<Measure.Pair> kinds = new ArrayList<>();
    List<Measure.Pair> demands = new ArrayList<>();
    List<Measure.Pair> services = new ArrayList<>();
    for (int i = 0; i < posts.size(); i++) {
      Post post = posts.get(i);
      kinds.add(new Measure.Pair(post.kind(), answers.kinds().get(i)));
      demands.add(new Measure.Pair(demand(post.kind()), demand(answers.kinds().get(i))));
      if (post.forTheTown()) {
        services.add(new Measure.Pair(post.service(), answers.services().get(i)));
      }
    }
    System.out.println(answers.name());
    line("kind, macro-F1", Measure.of(kinds, p -> Measure.macroF1(p, 1)));
    line("kind, accuracy", Measure.of(kinds, Measure::accuracy));
    line("demand or not, F1", Measure.of(demands, p -> Measure.f1(p, "demand")));
    line("service of demands and questions, accuracy", Measure.of(services, Measure::accuracy));
    line("service of demands and questions, macro-F1", Measure.of(services, p -> Measure.macroF1(p, LEAST_POSTS)));
  }

  private static void printTheRest(List<Judged> judged) {
    System.out.println("ventanilla, the rest");
    line("service of all posts, accuracy", accuracy(judged, Post::service, Classification::service));
    line("urgency, accuracy", accuracy(judged, Post::urgency, said -> said.urgency().code()));
    line("urgency high, F1", Measure.of(pairs(judged, Post::urgency, s -> s.urgency().code()), p -> Measure.f1(p, "high")));
    line("sentiment, accuracy", accuracy(judged, Post::sentiment, said -> said.sentiment().code()));
    line("place or none, exact", Measure.of(judged, list -> share(list, Evaluate::sameWords)));
    List<Judged> placed = judged.stream().filter(j -> !j.post().place().isEmpty()).toList();
    line("place where one is said, exact", Measure.of(placed, list -> share(list, Evaluate::sameWords)));
    line("place where one is said, in part", Measure.of(placed, list -> share(list, Evaluate::sharedWords)));
    line("calibration error of the confidence", calibration(judged, Evaluate::isRight));
    line("calibration error, if only the kind counts", calibration(judged, Evaluate::rightKind));
    List<Judged> forTheTown = judged.stream().filter(j -> j.post().forTheTown()).toList();
    line("calibration error, service of demands and questions", calibration(forTheTown, Evaluate::rightService));
  }

  private static void line(String what, Measure.Figure figure) {
    System.out.printf("  %-52s %s%n", what, figure);
  }

  private static Measure.Figure accuracy(
      List<Judged> judged, Function<Post, String> label, Function<Classification, String> answer) {
    return Measure.of(pairs(judged, label, answer), Measure::accuracy);
  }

  private static List<Measure.Pair> pairs(
      List<Judged> judged, Function<Post, String> label, Function<Classification, String> answer) {
    return judged.stream().map(j -> new Measure.Pair(label.apply(j.post()), answer.apply(j.said()))).toList();
  }

  private static Measure.Figure calibration(List<Judged> judged, java.util.function.Predicate<Judged> right) {
    return Measure.of(
        judged,
        list ->
            Measure.calibrationError(
                list.stream().map(j -> new Measure.Sure(j.said().confidence(), right.test(j))).toList()));
  }

  private static boolean rightKind(Judged judged) {
    return judged.said().kind().code().equals(judged.post().kind());
  }

  private static boolean rightService(Judged judged) {
    return judged.said().service().equals(judged.post().service());
  }

  /** The kind is right and, for what a department has to act on, the service too. */
  private static boolean isRight(Judged judged) {
    return rightKind(judged) && (!judged.post().forTheTown() || rightService(judged));
  }

  private static boolean sameWords(Judged judged) {
    return place(judged).equalsIgnoreCase(judged.post().place().strip());
  }

  private static boolean sharedWords(Judged judged) {
    String found = place(judged).toLowerCase(java.util.Locale.ROOT);
    String wanted = judged.post().place().toLowerCase(java.util.Locale.ROOT);
    return !found.isEmpty() && (wanted.contains(found) || found.contains(wanted));
  }

  private static String place(Judged judged) {
    return judged.said().place() == null ? "" : judged.said().place().text();
  }

  private static double share(List<Judged> judged, java.util.function.Predicate<Judged> right) {
    return judged.stream().filter(right).count() / (double) Math.max(1, judged.size());
  }

  private static String demand(String kind) {
    return kind.equals("demand") ? "demand" : "not";
  }

  static List<Post> read(Path file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<Post> posts = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode post = json.readTree(line);
      posts.add(
          new Post(
              post.path("text").asText(), post.path("kind").asText(), post.path("service").asText(),
              post.path("urgency").asText(), post.path("sentiment").asText(), post.path("place").asText()));
    }
    return posts;
  }
}
