package org.ventanilla.routing.learning;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ventanilla.events.Classification;
import org.ventanilla.events.Correction;
import org.ventanilla.events.Kind;
import org.ventanilla.events.ServiceScore;
import org.ventanilla.events.Urgency;
import org.ventanilla.routing.classification.Classifier;
import org.ventanilla.routing.text.Tokens;

/**
 * What people have corrected, laid over what the model says. A text that was corrected is answered as it was corrected;
 * for alike texts the corrections move the scores, one person never as much as several. The same corrections, whatever
 * their order, give the same answers. Safe for use by several threads.
 */
@Singleton
public class Learned {

  private static final int MOST_SERVICES = 3;
  private static final double WORTH_SAYING = 0.05;
  private static final double CHANGES_KIND = 0.5;
  private static final String NONE = "none";

  private final Memory memory;
  private final Classifier classifier;
  private final CountDownLatch loaded = new CountDownLatch(1);
  private volatile Examples examples = Examples.NONE;

  @Inject
  Learned(LearningConfig config, Classifier classifier) {
    this(config.remembered(), classifier);
  }

  /**
   * Nothing learnt yet.
   *
   * @param remembered how many corrected mentions it will remember at most
   * @param classifier finds the places in corrected texts
   */
  public Learned(int remembered, Classifier classifier) {
    this.memory = new Memory(remembered);
    this.classifier = classifier;
  }

  /** Waits until all corrections were read once; returns false when they were not by then. */
  public boolean awaitLoaded(Duration longest) throws InterruptedException {
    return loaded.await(longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** How many corrected mentions are remembered. */
  public int size() {
    return examples.size();
  }

  /** What a model's version becomes with what is learnt now; that version with no correction. */
  public String version(String model) {
    return model + examples.name();
  }

  /** Learns from corrections, in any order; a correction heard twice changes nothing. */
  public synchronized void learn(Iterable<Correction> corrections) {
    for (Correction correction : corrections) {
      memory.add(correction, wording(correction.text()));
    }
    examples = memory.examples();
  }

  private Wording wording(String text) {
    return Wording.of(Tokens.of(text), place(classifier.classify(text)));
  }

  private static String place(Classification said) {
    return said.place() == null ? "" : said.place().text();
  }

  void markLoaded() {
    loaded.countDown();
  }

  /**
   * The model's answer, as people have corrected the like.
   *
   * @param fixed true when the town's own words decided the service: then only this very text's correction changes it
   */
  public Classification over(Classification said, String text, boolean fixed) {
    Examples known = examples;
    if (known.size() == 0) {
      return said;
    }
    Tokens tokens = Tokens.of(text);
    Optional<Advice> advice = known.about(Wording.of(tokens, place(said)));
    return advice
        .map(found -> changed(said, tokens, found, fixed, said.model() + known.name()))
        .orElseGet(() -> labelled(said, said.model() + known.name()));
  }

  private static Classification labelled(Classification said, String version) {
    return new Classification(
        said.language(), said.kind(), said.service(), said.services(), said.department(), said.urgency(),
        said.sentiment(), said.place(), said.confidence(), said.reasons(), version);
  }

  private static Classification changed(
      Classification said, Tokens text, Advice advice, boolean fixed, String version) {
    boolean serviceStays = fixed && !advice.same();
    Kind kind =
        advice.kind().strength() >= CHANGES_KIND ? Kind.of(advice.kind().value()) : said.kind();
    List<ServiceScore> services = serviceStays ? said.services() : moved(said, advice.service());
    String service = serviceStays ? said.service() : best(services, advice.service(), said.service());
    boolean agrees = kind == said.kind() && service.equals(said.service());
    List<String> reasons = new ArrayList<>();
    if (advice.service().strength() + advice.kind().strength() > 0) {
      reasons.add(advice.reason(text));
    }
    reasons.addAll(said.reasons());
    return new Classification(
        said.language(), kind, service, NONE.equals(service) ? List.of() : services, said.department(),
        urgency(said.urgency(), advice), said.sentiment(), said.place(), confidence(said, advice, agrees), reasons,
        version);
  }

  /** The model's scores, each drawn so far to what people said. */
  private static List<ServiceScore> moved(Classification said, Vote vote) {
    TreeMap<String, Double> scores = new TreeMap<>();
    said.services().forEach(score -> scores.put(score.code(), score.score() * (1 - vote.strength())));
    if (vote.strength() > 0 && !NONE.equals(vote.value())) {
      scores.merge(vote.value(), vote.strength(), Double::sum);
    }
    return scores.entrySet().stream()
        .map(score -> new ServiceScore(score.getKey(), rounded(score.getValue())))
        .filter(score -> score.score() >= WORTH_SAYING)
        .sorted(Comparator.comparingDouble(ServiceScore::score).reversed().thenComparing(ServiceScore::code))
        .limit(MOST_SERVICES)
        .toList();
  }

  private static String best(List<ServiceScore> services, Vote vote, String otherwise) {
    if (NONE.equals(vote.value())) {
      double rival = services.isEmpty() ? 0 : services.get(0).score();
      return vote.strength() > rival ? NONE : otherwise;
    }
    return services.isEmpty() ? otherwise : services.get(0).code();
  }

  /** A danger is never talked down by what was said of another text. */
  private static Urgency urgency(Urgency said, Advice advice) {
    boolean heard = advice.same() ? advice.urgency().strength() > 0 : advice.urgency().strength() >= CHANGES_KIND;
    if (!heard) {
      return said;
    }
    Urgency corrected = Urgency.of(advice.urgency().value());
    return advice.same() || corrected.compareTo(said) <= 0 ? corrected : said;
  }

  private static double confidence(Classification said, Advice advice, boolean agrees) {
    double strength = Math.min(advice.service().strength(), advice.kind().strength());
    if (agrees) {
      return rounded(said.confidence() + (1 - said.confidence()) * strength * (advice.same() ? 1 : 0.5));
    }
    return rounded(advice.same() ? Math.max(strength, advice.service().strength()) : strength);
  }

  private static double rounded(double score) {
    return Math.round(score * 1000) / 1000.0;
  }
}
