package org.ventanilla.routing.classification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.ventanilla.routing.text.Phrases;
import org.ventanilla.routing.text.Tokens;

/** Words that speak for something, with how loudly; read from a resource whose first lines say its form. */
final class WeightedWords {

  /** A phrase found in a text: where, the number of what it speaks for, how loudly. */
  record Hit(int first, int last, int code, int weight) {

    /** A phrase of several words says more than one word. */
    int loudness() {
      return weight + last - first;
    }
  }

  /** The most that a phrase by itself weighs. */
  static final int LOUDEST = 3;

  private record Meaning(int code, int weight) {}

  private final Phrases<Meaning> phrases = new Phrases<>();
  private final List<String> codes = new ArrayList<>();

  private WeightedWords() {}

  static WeightedWords load(String resource) {
    WeightedWords words = new WeightedWords();
    try (InputStream in = WeightedWords.class.getResourceAsStream(resource);
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          words.add(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }

  private void add(String line) {
    int colon = line.indexOf(':');
    String[] head = line.substring(0, colon).split(" ");
    if (!codes.contains(head[0])) {
      codes.add(head[0]);
    }
    Meaning meaning = new Meaning(codes.indexOf(head[0]), Integer.parseInt(head[1]));
    for (String phrase : line.substring(colon + 1).split(",")) {
      phrases.add(phrase, meaning);
    }
  }

  /** What the words speak for, by number. */
  List<String> codes() {
    return codes;
  }

  /** The phrases in a text; of several at one place that speak for the same, the longest. */
  List<Hit> in(Tokens text) {
    List<Hit> hits = new ArrayList<>();
    for (Phrases.Match<Meaning> match : phrases.in(text)) {
      Hit hit = new Hit(match.first(), match.last(), match.meaning().code(), match.meaning().weight());
      int rival = sameStart(hits, hit);
      if (rival < 0) {
        hits.add(hit);
      } else if (hit.last() > hits.get(rival).last() || hit.weight() > hits.get(rival).weight()) {
        hits.set(rival, hit);
      }
    }
    return hits;
  }

  private static int sameStart(List<Hit> hits, Hit hit) {
    for (int i = hits.size() - 1; i >= 0 && hits.get(i).first() == hit.first(); i--) {
      if (hits.get(i).code() == hit.code()) {
        return i;
      }
    }
    return -1;
  }
}
