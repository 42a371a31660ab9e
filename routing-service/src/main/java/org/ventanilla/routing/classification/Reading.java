package org.ventanilla.routing.classification;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ventanilla.events.Place;
import org.ventanilla.routing.text.Tokens;

/**
 * What the lexicons and rules find in a text, before any model is asked.
 *
 * @param services how loudly the words speak for each service
 * @param cues how loudly they speak for each kind of post
 * @param hits the words that spoke for a service, in the text's order
 */
record Reading(
    TreeMap<String, Integer> services,
    TreeMap<String, Integer> cues,
    List<WeightedWords.Hit> hits,
    Optional<Place> place) {

  /** The lexicons, read once. */
  static final class Reader {

    private final WeightedWords serviceWords = WeightedWords.load("services.txt");
    private final WeightedWords cueWords = WeightedWords.load("cues.txt");
    private final PlaceFinder places;

    Reader(Gazetteer gazetteer) {
      this.places = new PlaceFinder(gazetteer);
    }

    Reading read(Tokens text) {
      List<WeightedWords.Hit> hits = serviceWords.in(text);
      return new Reading(sums(hits), sums(cueWords.in(text)), hits, places.in(text));
    }

    /** A phrase of several words says more than one word. */
    private static TreeMap<String, Integer> sums(List<WeightedWords.Hit> hits) {
      TreeMap<String, Integer> sums = new TreeMap<>();
      hits.forEach(hit -> sums.merge(hit.code(), hit.weight() + hit.last() - hit.first(), Integer::sum));
      return sums;
    }
  }

  /** The services spoken for, the loudest first. */
  List<String> rankedServices() {
    return services.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .toList();
  }

  int cue(String name) {
    return cues.getOrDefault(name, 0);
  }
}
