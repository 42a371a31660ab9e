package org.ventanilla.routing.classification;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.ventanilla.events.Classification;
import org.ventanilla.events.Kind;
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
  /** Overlooking a demand costs more than reading an opinion; half of the F1 reached is the limit best for F1. */
  private static final double DEMAND_ENOUGH = 0.35;

  private final Supplier<Catalogue> catalogue;
  private final Reading.Reader reader;
  private final Model model;
  private final Scorer scorer;
  private final Tone tone;

  public Classifier(Supplier<Catalogue> catalogue, Gazetteer gazetteer, Model model) {
    this.catalogue = catalogue;
    this.reader = new Reading.Reader(gazetteer);
    this.model = model;
    this.scorer = new Scorer(model, reader.meanings());
    this.tone = new Tone(reader.cues());
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
    Answer answer = answer(model, scorer.of(tokens, reading));
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
        tone.urgency(answer.kind(), reading),
        tone.sentiment(answer.kind(), reading),
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
    return Features.vector(tokens, reader.read(tokens), reader.meanings());
  }

  static Answer answer(Model model, Features.Vector vector) {
    return answer(
        model, new Scorer.Probabilities(model.kinds().probabilities(vector), model.services().probabilities(vector)));
  }

  private static Answer answer(Model model, Scorer.Probabilities probabilities) {
    double[] kinds = probabilities.kinds();
    int demand = model.kinds().classes().indexOf(Kind.DEMAND.code());
    int best = demand >= 0 && kinds[demand] >= DEMAND_ENOUGH ? demand : best(kinds);
    Kind kind = Kind.of(model.kinds().classes().get(best));
    boolean forTheTown = isForTheTown(kind);
    double[] services = subjects(model, kinds, probabilities.services());
    int none = model.services().classes().indexOf(NONE);
    if (none >= 0 && best(services) == none && !forTheTown) {
      return new Answer(kind, List.of(), kinds[best]);
    }
    double subject = none < 0 || !forTheTown ? 1 : Math.max(1e-6, 1 - services[none]);
    List<ServiceScore> told = ranked(model.services().classes(), services, none, subject);
    double certainty = forTheTown ? kinds[best] * told.get(0).score() : kinds[best];
    return new Answer(kind, told, certainty);
  }

  private List<String> reasons(
      Tokens tokens, Reading reading, List<Catalogue.TownWord> townWords, String service) {
    List<String> told = new ArrayList<>(MOST_REASONS);
    for (Catalogue.TownWord word : townWords) {
      tell(told, word.written(), MOST_REASONS - 1);
    }
    for (int weight = WeightedWords.LOUDEST; weight > 0; weight--) {
      for (WeightedWords.Hit hit : reading.hits()) {
        if (hit.weight() == weight && reader.services().get(hit.code()).equals(service)) {
          tell(told, tokens.written(hit.first(), hit.last()), MOST_REASONS - 1);
        }
      }
    }
    reading.place().ifPresent(place -> tell(told, place.text(), MOST_REASONS));
    return told;
  }

  private static void tell(List<String> told, String words, int most) {
    String reason = "«" + words + "»";
    if (told.size() < most && !told.contains(reason)) {
      told.add(reason);
    }
  }

  /** The likeliest services, at least one; of equals the first in the alphabet. */
  private static List<ServiceScore> ranked(List<String> codes, double[] services, int none, double all) {
    List<ServiceScore> told = new ArrayList<>(MOST_SERVICES);
    boolean[] taken = new boolean[services.length];
    while (told.size() < MOST_SERVICES) {
      int next = -1;
      for (int i = 0; i < services.length; i++) {
        if (i != none && !taken[i] && (next < 0 || services[i] > services[next])) {
          next = i;
        }
      }
      if (next < 0 || !told.isEmpty() && services[next] / all < WORTH_SAYING) {
        break;
      }
      taken[next] = true;
      told.add(new ServiceScore(codes.get(next), rounded(services[next] / all)));
    }
    return told;
  }

  /**
   * Probability of each service, {@code none} among them. A demand or question is always about something, so it is
   * about none only as far as the text may be something else.
   */
  private static double[] subjects(Model model, double[] kinds, double[] services) {
    int none = model.services().classes().indexOf(NONE);
    if (none < 0) {
      return services;
    }
    double town = 0;
    for (int i = 0; i < kinds.length; i++) {
      town += isForTheTown(Kind.of(model.kinds().classes().get(i))) ? kinds[i] : 0;
    }
    double about = Math.max(1e-6, 1 - services[none]);
    double[] subjects = new double[services.length];
    for (int i = 0; i < services.length; i++) {
      subjects[i] = (1 - town) * services[i] + (i == none ? 0 : town * services[i] / about);
    }
    return subjects;
  }

  private static boolean isForTheTown(Kind kind) {
    return kind == Kind.DEMAND || kind == Kind.QUESTION;
  }

  static int best(double[] scores) {
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
