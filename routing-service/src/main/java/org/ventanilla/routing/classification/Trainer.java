package org.ventanilla.routing.classification;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Learns a {@link Model} from labelled texts. The same examples in the same order always give the same model: the solver
 * starts from zero, and its random numbers from a fixed seed.
 */
public final class Trainer {

  /**
   * A text and what a person says of it.
   *
   * @param source where it comes from; certainty is measured on sources not learnt from
   * @param kind null when the source tells only the service
   * @param service null when the source tells only the kind
   */
  public record Example(String source, String kind, String service, String text) {}

  private record Seen(Example example, Features.Vector vector) {}

  private static final long SEED = 20261124;
  private static final double KIND_COST = 0.5;
  private static final double SERVICE_COST = 1;
  /** A kind shows in the wording, a service in the things named. */
  private static final LinearModel.Scales KIND_SCALES = new LinearModel.Scales(12f, 0.5f);
  private static final LinearModel.Scales SERVICE_SCALES = new LinearModel.Scales(6f, 0.5f);
  private static final double TOLERANCE = 0.001;
  private static final int RARE = 2;
  private static final double SMALL_WEIGHT = 0.01;
  private static final int ROUNDS = 200;

  private final Reading.Reader reader;

  public Trainer(Gazetteer gazetteer) {
    this.reader = new Reading.Reader(gazetteer);
  }

  /**
   * Learns from all examples.
   *
   * @param likeReal the sources most like what people really post: the certainty is fitted on answers to them that a
   *     model of the other sources gives
   */
  public Model train(String version, List<Example> examples, Predicate<String> likeReal) {
    List<Seen> seen = seen(examples);
    return learn(version, seen, certainty(seen, likeReal));
  }

  /** Learns only what texts are about; the answer to a text is the likeliest service's code. */
  public UnaryOperator<String> trainServices(List<Example> examples) {
    Linear.disableDebugOutput();
    LinearModel services = lines(seen(examples), Example::service, SERVICE_SCALES, SERVICE_COST);
    return text -> {
      double[] probabilities = services.probabilities(Classifier.vector(reader, text));
      return services.classes().get(Classifier.best(probabilities));
    };
  }

  private List<Seen> seen(List<Example> examples) {
    return examples.stream().map(example -> new Seen(example, Classifier.vector(reader, example.text()))).toList();
  }

  private Model learn(String version, List<Seen> seen, Certainty certainty) {
    Linear.disableDebugOutput();
    LinearModel kinds = asCommonAs(COMMON, lines(seen, Example::kind, KIND_SCALES, KIND_COST), seen);
    LinearModel services = lines(seen, Example::service, SERVICE_SCALES, SERVICE_COST);
    return new Model(version, seen.size(), kinds, services, certainty);
  }

  private Certainty certainty(List<Seen> seen, Predicate<String> likeReal) {
    Model model =
        learn("rest", seen.stream().filter(s -> !likeReal.test(s.example().source())).toList(), new Certainty(1, 0));
    List<double[]> answers = new ArrayList<>();
    for (Seen text : seen) {
      if (likeReal.test(text.example().source()) && tellsAll(text)) {
        Classifier.Answer answer = Classifier.answer(model, text.vector());
        answers.add(new double[] {Certainty.odds(answer.certainty()), isRight(answer, text.example()) ? 1 : 0});
      }
    }
    return fit(answers);
  }

  private static boolean tellsAll(Seen seen) {
    return seen.example().kind() != null && seen.example().service() != null;
  }

  /** An answer is right when the kind is and, for what a department has to act on, the service too. */
  static boolean isRight(Classifier.Answer answer, Example example) {
    boolean kind = answer.kind().code().equals(example.kind());
    boolean forTheTown = example.kind().equals("demand") || example.kind().equals("question");
    return kind && (!forTheTown || answer.services().get(0).code().equals(example.service()));
  }

  /** Logistic regression of two numbers, by Newton's method. */
  private static Certainty fit(List<double[]> answers) {
    double slope = 1;
    double offset = 0;
    for (int round = 0; round < ROUNDS; round++) {
      double gs = 1e-3 * (1 - slope);
      double go = 0;
      double ss = 1e-3;
      double so = 0;
      double oo = 1e-3;
      for (double[] answer : answers) {
        double p = 1 / (1 + StrictMath.exp(-(slope * answer[0] + offset)));
        double w = p * (1 - p);
        gs += (answer[1] - p) * answer[0];
        go += answer[1] - p;
        ss += w * answer[0] * answer[0];
        so += w * answer[0];
        oo += w;
      }
      double determinant = ss * oo - so * so;
      slope += (gs * oo - go * so) / determinant;
      offset += (go * ss - gs * so) / determinant;
    }
    return new Certainty(slope, offset);
  }

  private static LinearModel lines(List<Seen> seen, Function<Example, String> label, LinearModel.Scales scales, double cost) {
    List<Seen> labelled = seen.stream().filter(s -> label.apply(s.example()) != null).toList();
    List<String> classes = labelled.stream().map(s -> label.apply(s.example())).distinct().sorted().toList();
    int[] hashes = frequent(labelled);
    Map<Integer, Integer> column = new HashMap<>();
    for (int i = 0; i < hashes.length; i++) {
      column.put(hashes[i], i + 1);
    }
    Feature[][] rows = labelled.stream().map(s -> row(s.vector(), column, scales)).toArray(Feature[][]::new);
    double[][] weights = new double[classes.size()][];
    for (int c = 0; c < classes.size(); c++) {
      String code = classes.get(c);
      double[] labels =
          labelled.stream().mapToDouble(s -> label.apply(s.example()).equals(code) ? 1 : -1).toArray();
      weights[c] = line(rows, labels, hashes.length, cost);
    }
    return compact(scales, classes, hashes, weights);
  }

  /**
   * How often each kind comes in what is said to Spanish town halls; the written examples have more demands than that,
   * since they have to teach sixteen services.
   */
  private static final Map<String, Double> COMMON =
      Map.of("demand", 0.31, "question", 0.03, "praise", 0.03, "opinion", 0.25, "other", 0.38);

  private static LinearModel asCommonAs(Map<String, Double> wanted, LinearModel model, List<Seen> seen) {
    List<String> labels = seen.stream().map(s -> s.example().kind()).filter(Objects::nonNull).toList();
    double[] shifts = new double[model.classes().size()];
    for (int c = 0; c < shifts.length; c++) {
      String code = model.classes().get(c);
      double written = labels.stream().filter(code::equals).count() / (double) labels.size();
      double common = wanted.get(code);
      shifts[c] = StrictMath.log(common / (1 - common)) - StrictMath.log(written / (1 - written));
    }
    return model.shifted(shifts);
  }

  private static int[] frequent(List<Seen> seen) {
    TreeMap<Integer, Integer> counts = new TreeMap<>();
    seen.forEach(s -> Arrays.stream(s.vector().hashes()).forEach(hash -> counts.merge(hash, 1, Integer::sum)));
    return counts.entrySet().stream().filter(e -> e.getValue() >= RARE).mapToInt(Map.Entry::getKey).toArray();
  }

  private static Feature[] row(Features.Vector vector, Map<Integer, Integer> column, LinearModel.Scales scales) {
    List<Feature> row = new ArrayList<>();
    for (int i = 0; i < vector.hashes().length; i++) {
      Integer at = column.get(vector.hashes()[i]);
      if (at != null) {
        row.add(new FeatureNode(at, vector.values()[i] * scales.of(vector.written()[i])));
      }
    }
    return row.toArray(Feature[]::new);
  }

  /** Weights of one class against the rest; the last is the bias. */
  private static double[] line(Feature[][] rows, double[] labels, int features, double cost) {
    Problem problem = new Problem();
    problem.l = rows.length;
    problem.n = features + 1;
    problem.bias = 1;
    problem.y = labels;
    problem.x = new Feature[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      problem.x[i] = Arrays.copyOf(rows[i], rows[i].length + 1);
      problem.x[i][rows[i].length] = new FeatureNode(features + 1, 1);
    }
    Parameter parameter = new Parameter(SolverType.L2R_LR, cost, TOLERANCE);
    parameter.setRandom(new Random(SEED));
    de.bwaldvogel.liblinear.Model solved = Linear.train(problem, parameter);
    double sign = solved.getLabels()[0] == 1 ? 1 : -1;
    return Arrays.stream(solved.getFeatureWeights()).map(w -> w * sign).toArray();
  }

  private static LinearModel compact(
      LinearModel.Scales scales, List<String> classes, int[] hashes, double[][] weights) {
    int size = classes.size();
    float[] bias = new float[size];
    float[] scale = new float[size];
    for (int c = 0; c < size; c++) {
      // Rounded, so that the last bits of a processor's logarithm do not matter.
      bias[c] = Math.round(weights[c][hashes.length] * 1000) / 1000f;
      double most = 1e-6;
      for (int i = 0; i < hashes.length; i++) {
        most = Math.max(most, Math.abs(weights[c][i]));
      }
      scale[c] = Math.round(most / Byte.MAX_VALUE * 1e6 + 1) / 1e6f;
    }
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < hashes.length; i++) {
      int column = i;
      if (Arrays.stream(weights).anyMatch(line -> Math.abs(line[column]) >= SMALL_WEIGHT)) {
        kept.add(i);
      }
    }
    byte[] bytes = new byte[kept.size() * size];
    for (int row = 0; row < kept.size(); row++) {
      for (int c = 0; c < size; c++) {
        bytes[row * size + c] = (byte) Math.round(weights[c][kept.get(row)] / scale[c]);
      }
    }
    int[] keptHashes = kept.stream().filter(Objects::nonNull).mapToInt(i -> hashes[i]).toArray();
    return new LinearModel(scales, classes, bias, scale, keptHashes, bytes);
  }
}
