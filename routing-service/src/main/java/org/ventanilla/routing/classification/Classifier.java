package org.ventanilla.routing.classification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
 */
public final class Classifier {

  private static final String NONE = "none";
  private static final String OTHER = "other";
  private static final int MOST_REASONS = 5;
  private static final int MOST_SERVICES = 3;
  private static final String VERSION = "2026-11-24.0";

  private final Supplier<Catalogue> catalogue;
  private final PlaceFinder places;
  private final WeightedWords serviceWords = WeightedWords.load("services.txt");
  private final WeightedWords cueWords = WeightedWords.load("cues.txt");

  public Classifier(Supplier<Catalogue> catalogue, Gazetteer gazetteer) {
    this.catalogue = catalogue;
    this.places = new PlaceFinder(gazetteer);
  }

  /** ISO 639-1 codes of the languages told apart. */
  public static List<String> languages() {
    return LanguageGuess.LANGUAGES;
  }

  public String version() {
    return VERSION;
  }

  /** What nobody has said anything in: nothing of the town's business, for no one to hurry for. */
  public Classification neutral() {
    return new Classification(
        LanguageGuess.UNKNOWN, Kind.OTHER, NONE, List.of(), null, Urgency.LOW, Sentiment.NEUTRAL, null, 1, List.of(),
        VERSION);
  }

  /** Reads a text; one without a word is {@code other}, of no service. */
  public Classification classify(String text) {
    Tokens tokens = Tokens.of(text);
    if (tokens.size() == 0) {
      return neutral();
    }
    Catalogue town = catalogue.get();
    Set<String> reasons = new LinkedHashSet<>();
    Map<String, Double> services = services(tokens, town, reasons);
    Map<String, Integer> cues = cues(tokens);
    Kind kind = kind(tokens, cues, services);
    List<ServiceScore> ranked = ranked(services);
    String service = ranked.isEmpty() ? NONE : ranked.get(0).code();
    boolean forTheTown = kind == Kind.DEMAND || kind == Kind.QUESTION;
    if (forTheTown && service.equals(NONE)) {
      service = OTHER;
      ranked = List.of(new ServiceScore(OTHER, 0.3));
    }
    Place place = places.in(tokens).orElse(null);
    if (place != null) {
      reasons.add("«" + place.text() + "»");
    }
    double confidence = ranked.isEmpty() ? 0.5 : ranked.get(0).score();
    return new Classification(
        LanguageGuess.of(tokens),
        kind,
        service,
        ranked,
        town.departmentOf(service),
        urgency(kind, cues),
        sentiment(cues),
        place,
        confidence,
        reasons.stream().limit(MOST_REASONS).toList(),
        VERSION);
  }

  private Map<String, Double> services(Tokens tokens, Catalogue town, Set<String> reasons) {
    Map<String, Double> scores = new HashMap<>();
    for (Catalogue.TownWord word : town.wordsIn(tokens)) {
      scores.merge(word.service(), 20.0, Double::sum);
      reasons.add("«" + word.written() + "»");
    }
    List<WeightedWords.Hit> hits = new ArrayList<>(serviceWords.in(tokens));
    hits.sort(Comparator.comparingInt(WeightedWords.Hit::weight).reversed());
    for (WeightedWords.Hit hit : hits) {
      scores.merge(hit.code(), (double) hit.weight() * (1 + hit.last() - hit.first()), Double::sum);
      reasons.add("«" + tokens.written(hit.first(), hit.last()) + "»");
    }
    return scores;
  }

  private Map<String, Integer> cues(Tokens tokens) {
    Map<String, Integer> cues = new HashMap<>();
    cueWords.in(tokens).forEach(hit -> cues.merge(hit.code(), hit.weight(), Integer::sum));
    return cues;
  }

  private static Kind kind(Tokens tokens, Map<String, Integer> cues, Map<String, Double> services) {
    boolean asks = tokens.list().stream().anyMatch(t -> t.folded().equals("?"));
    double subject = services.isEmpty() ? 0 : 3;
    double demand =
        subject + of(cues, "request") + of(cues, "problem") + of(cues, "lasting") + of(cues, "locating") + of(cues, "danger");
    double question = (asks ? 2 : -2) + 2 * of(cues, "question") - of(cues, "problem");
    double praise = 2 * of(cues, "praise") - of(cues, "problem") - of(cues, "negative");
    double opinion = of(cues, "politics") + of(cues, "mockery") + of(cues, "negative") * 0.5;
    double other = 2.5 + of(cues, "news");
    double best = Math.max(Math.max(Math.max(demand, question), Math.max(praise, opinion)), other);
    if (best == demand) {
      return Kind.DEMAND;
    } else if (best == question) {
      return Kind.QUESTION;
    } else if (best == praise) {
      return Kind.PRAISE;
    }
    return best == opinion ? Kind.OPINION : Kind.OTHER;
  }

  private static List<ServiceScore> ranked(Map<String, Double> services) {
    double total = services.values().stream().mapToDouble(Double::doubleValue).sum() + 1;
    return services.entrySet().stream()
        .map(e -> new ServiceScore(e.getKey(), Math.round(1000 * e.getValue() / total) / 1000.0))
        .sorted(Comparator.comparingDouble(ServiceScore::score).reversed().thenComparing(ServiceScore::code))
        .limit(MOST_SERVICES)
        .toList();
  }

  private static Urgency urgency(Kind kind, Map<String, Integer> cues) {
    if (kind != Kind.DEMAND && kind != Kind.QUESTION) {
      return Urgency.LOW;
    }
    return of(cues, "danger") > 0 ? Urgency.HIGH : Urgency.NORMAL;
  }

  private static Sentiment sentiment(Map<String, Integer> cues) {
    int tone = of(cues, "positive") + of(cues, "praise") - of(cues, "negative") - of(cues, "problem") - of(cues, "mockery");
    return tone < 0 ? Sentiment.NEGATIVE : tone > 0 ? Sentiment.POSITIVE : Sentiment.NEUTRAL;
  }

  private static int of(Map<String, Integer> cues, String cue) {
    return cues.getOrDefault(cue, 0);
  }
}
