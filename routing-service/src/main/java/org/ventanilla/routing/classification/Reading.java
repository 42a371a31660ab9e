package org.ventanilla.routing.classification;

import java.util.List;
import java.util.Optional;
import org.ventanilla.events.Place;
import org.ventanilla.routing.text.Tokens;

/**
 * What the lexicons and rules find in a text, before any model is asked.
 *
 * @param services how loudly the words speak for each service, by its number in the lexicon
 * @param cues how loudly they speak for each cue, by its number
 * @param hits the words that spoke for a service, in the text's order
 * @param danger how much the text speaks of danger to people
 */
record Reading(int[] services, int[] cues, List<WeightedWords.Hit> hits, int danger, Optional<Place> place) {

  /** The lexicons, read once. */
  static final class Reader {

    private final WeightedWords serviceWords = WeightedWords.load("services.txt");
    private final WeightedWords cueWords = WeightedWords.load("cues.txt");
    private final Meanings meanings = new Meanings(serviceWords.codes(), cueWords.codes());
    private final Danger danger = new Danger();
    private final PlaceFinder places;

    Reader(Gazetteer gazetteer) {
      this.places = new PlaceFinder(gazetteer);
    }

    Reading read(Tokens text) {
      List<WeightedWords.Hit> hits = serviceWords.in(text);
      return new Reading(
          sums(hits, serviceWords.codes().size()), sums(cueWords.in(text), cueWords.codes().size()), hits,
          danger.in(text), places.in(text));
    }

    private static int[] sums(List<WeightedWords.Hit> hits, int codes) {
      int[] sums = new int[codes];
      for (int i = 0; i < hits.size(); i++) {
        sums[hits.get(i).code()] += hits.get(i).loudness();
      }
      return sums;
    }

    Meanings meanings() {
      return meanings;
    }

    List<String> services() {
      return serviceWords.codes();
    }

    List<String> cues() {
      return cueWords.codes();
    }
  }
}
