package org.ventanilla.routing.classification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ventanilla.routing.text.Phrases;
import org.ventanilla.routing.text.Tokens;

/** Words that speak for something, with how loudly; read from a resource whose first lines say its form. */
final class WeightedWords {

  /** A phrase found in a text: where, what it speaks for, how loudly. */
  record Hit(int first, int last, String code, int weight) {}

  private record Meaning(String code, int weight) {}

  private final Phrases<Meaning> phrases = new Phrases<>();
  private final Set<String> codes = new HashSet<>();

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
    codes.add(head[0]);
    Meaning meaning = new Meaning(head[0], Integer.parseInt(head[1]));
    for (String phrase : line.substring(colon + 1).split(",")) {
      phrases.add(phrase, meaning);
    }
  }

  Set<String> codes() {
    return codes;
  }

  /** The phrases in a text; of several at one place that speak for the same, the longest. */
  List<Hit> in(Tokens text) {
    Map<String, Hit> longest = new LinkedHashMap<>();
    for (Phrases.Match<Meaning> match : phrases.in(text)) {
      Hit hit = new Hit(match.first(), match.last(), match.meaning().code(), match.meaning().weight());
      longest.merge(hit.code() + ":" + hit.first(), hit, (a, b) -> b.last() > a.last() || b.weight() > a.weight() ? b : a);
    }
    return new ArrayList<>(longest.values());
  }
}
