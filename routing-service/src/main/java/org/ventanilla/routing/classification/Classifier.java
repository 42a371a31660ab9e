package org.ventanilla.routing.classification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.ventanilla.events.Classification;
import org.ventanilla.events.Kind;
import org.ventanilla.events.Place;
import org.ventanilla.events.Sentiment;
import org.ventanilla.events.ServiceScore;
import org.ventanilla.events.Urgency;
import org.ventanilla.routing.catalogue.Catalogue;
import org.ventanilla.routing.text.Tokens;

/**
 * Understands what a citizen says to the town. The same text, catalogue and model always give the same answer; no text
 * makes it fail or costs more than its first {@value Tokens#MAX_LENGTH} characters. Safe for use by several threads.
 *
 * <p>Two linear models tell kind and service; the town's own words, where a text has one, decide the service.
 */
public final class Classifier {

  private static final String NONE = "none";
  private static final int MOST_REASONS = 5;
  private static final int MOST_SERVICES = 3;
  private static final double WORTH_SAYING = 0.05;
  private static final double TOWN_WORD = 0.97;

  private final Supplier<Catalogue> catalogue;
  private final Reading.Reader reader;
  private final Model model;

  public Classifier(Supplier<Catalogue> catalogue, Gazetteer gazetteer, Model model) {
    this.catalogue = catalogue;
    this.reader = new Reading.Reader(gazetteer);
    this.model = model;
  }

  /** ISO 639-1 codes of the languages told apart. */
  public static List<String> languages() {
    return LanguageGuess.LANGUAGES;
  }

  public Model model() {
    return model;
  }

  /** What nobody has said anything in: nothing of the town's business, for no one to hurry for. */
  public Classification neutral() {
    return new Classification(
        LanguageGuess.UNKNOWN, Kind.OTHER, NONE, List.of(), null, Urgency.LOW, Sentiment.NEUTRAL, null, 1, List.of(),
        model.version());
  }

  /** Reads a text; one without a word is {@code other}, of no service. */
  public Classification classify(String text) {
    Tokens tokens = Tokens.of(text);
    if (tokens.size() == 0) {
      return neutral();
    }
    Catalogue town = catalogue.get();
    List<Catalogue.TownWord> townWords = town.wordsIn(tokens);
    Reading reading = reader.read(tokens);
    Answer answer = answer(model, Features.of(tokens, reading));
    if (!townWords.isEmpty()) {
      answer = answer.forService(townWords.get(0).service(), TOWN_WORD);
    }
    String service = answer.services().isEmpty() ? NONE : answer.services().get(0).code();
    return new Classification(
        LanguageGuess.of(tokens),
        answer.kind(),
        service,
        answer.services(),
        town.departmentOf(service),
        Tone.urgency(answer.kind(), reading),
        Tone.sentiment(answer.kind(), reading),
        reading.place().orElse(null),
        model.certainty().of(answer.certainty()),
        reasons(tokens, reading, townWords, service),
        model.version());
  }

  /** What the models say, before the town's own words. */
  record Answer(Kind kind, List<ServiceScore> services, double certainty) {

    Answer forService(String service, double score) {
      List<ServiceScore> ranked = new ArrayList<>();
      ranked.add(new ServiceScore(service, score));
      services.stream()
          .filter(other -> !other.code().equals(service))
          .limit(MOST_SERVICES - 1)
          .map(other -> new ServiceScore(other.code(), rounded(other.score() * (1 - score))))
          .forEach(ranked::add);
      return new Answer(kind, List.copyOf(ranked), Math.max(certainty, score * certainty));
    }
  }

  /** The vector of a text, as the models are trained on it. */
  static Features.Vector vector(Reading.Reader reader, String text) {
    Tokens tokens = Tokens.of(text);
    return Features.of(tokens, reader.read(tokens));
  }

  static Answer answer(Model model, Features.Vector vector) {
    double[] kinds = model.kinds().probabilities(vector);
    int best = best(kinds);
    Kind kind = Kind.of(model.kinds().classes().get(best));
    boolean forTheTown = kind == Kind.DEMAND || kind == Kind.QUESTION;
    double[] services = model.services().probabilities(vector);
    int none = model.services().classes().indexOf(NONE);
    if (none >= 0 && best(services) == none && !forTheTown) {
      return new Answer(kind, List.of(), kinds[best]);
    }
    // A demand is always about something: «none» is no answer for it.
    double subject = none < 0 || !forTheTown ? 1 : Math.max(1e-6, 1 - services[none]);
    List<ServiceScore> ranked = new ArrayList<>();
    for (int i = 0; i < services.length; i++) {
      if (i != none) {
        ranked.add(new ServiceScore(model.services().classes().get(i), rounded(services[i] / subject)));
      }
    }
    ranked.sort(Comparator.comparingDouble(ServiceScore::score).reversed().thenComparing(ServiceScore::code));
    List<ServiceScore> told =
        ranked.stream().limit(MOST_SERVICES).filter(s -> s == ranked.get(0) || s.score() >= WORTH_SAYING).toList();
    double certainty = forTheTown ? kinds[best] * ranked.get(0).score() : kinds[best];
    return new Answer(kind, told, certainty);
  }

  private static List<String> reasons(
      Tokens tokens, Reading reading, List<Catalogue.TownWord> townWords, String service) {
    Set<String> reasons = new LinkedHashSet<>();
    townWords.forEach(word -> reasons.add("«" + word.written() + "»"));
    reading.hits().stream()
        .filter(hit -> hit.code().equals(service))
        .sorted(Comparator.comparingInt(WeightedWords.Hit::weight).reversed())
        .forEach(hit -> reasons.add("«" + tokens.written(hit.first(), hit.last()) + "»"));
    List<String> told = new ArrayList<>(reasons.stream().limit(MOST_REASONS - 1).toList());
    reading.place().map(Place::text).map(text -> "«" + text + "»").filter(r -> !told.contains(r)).ifPresent(told::add);
    return told;
  }

  private static int best(double[] scores) {
    int best = 0;
    for (int i = 1; i < scores.length; i++) {
      if (scores[i] > scores[best]) {
        best = i;
      }
    }
    return best;
  }

  private static double rounded(double score) {
    return Math.round(score * 1000) / 1000.0;
  }
}
