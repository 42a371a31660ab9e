package org.ventanilla.routing.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds known phrases in a text, whatever their accents and capitals. A word of a phrase that ends in {@code *} stands
 * for every word that begins so. Where phrases begin at the same word, all of them are found.
 *
 * @param <T> what a phrase stands for
 */
public final class Phrases<T> {

  /** A phrase found: the tokens it covers, both included, and what it stands for. */
  public record Match<T>(int first, int last, T meaning) {}

  private record Phrase<T>(String[] words, T meaning) {}

  private static final int SHORTEST_STEM = 2;

  private final Map<String, List<Phrase<T>>> whole = new HashMap<>();
  private final Map<String, List<Phrase<T>>> stems = new HashMap<>();
  private int longestStem;

  /** Adds a phrase; one without a word is left out. */
  public void add(String phrase, T meaning) {
    List<String> words = new ArrayList<>();
    for (String part : phrase.strip().split("\\s+")) {
      boolean stem = part.endsWith("*");
      List<String> folded = Tokens.fold(part);
      for (int i = 0; i < folded.size(); i++) {
        words.add(folded.get(i) + (stem && i == folded.size() - 1 ? "*" : ""));
      }
    }
    if (words.isEmpty()) {
      return;
    }
    String first = words.get(0);
    Phrase<T> entry = new Phrase<>(words.toArray(String[]::new), meaning);
    if (first.endsWith("*")) {
      String stem = first.substring(0, first.length() - 1);
      stems.computeIfAbsent(stem, key -> new ArrayList<>()).add(entry);
      longestStem = Math.max(longestStem, stem.length());
    } else {
      whole.computeIfAbsent(first, key -> new ArrayList<>()).add(entry);
    }
  }

  /** Every phrase in the text, in the order of their first words. */
  public List<Match<T>> in(Tokens text) {
    List<Match<T>> found = new ArrayList<>();
    for (int i = 0; i < text.size(); i++) {
      Token token = text.get(i);
      if (!token.isWord() && token.shape() != Token.Shape.SYMBOL) {
        continue;
      }
      match(whole.get(token.folded()), text, i, found);
      int longest = Math.min(longestStem, token.folded().length());
      for (int length = SHORTEST_STEM; length <= longest; length++) {
        match(stems.get(token.folded().substring(0, length)), text, i, found);
      }
    }
    return found;
  }

  private static <T> void match(List<Phrase<T>> candidates, Tokens text, int at, List<Match<T>> found) {
    if (candidates == null) {
      return;
    }
    for (Phrase<T> phrase : candidates) {
      int last = at + phrase.words().length - 1;
      if (last < text.size() && fits(phrase.words(), text, at)) {
        found.add(new Match<>(at, last, phrase.meaning()));
      }
    }
  }

  private static boolean fits(String[] words, Tokens text, int at) {
    for (int i = 1; i < words.length; i++) {
      String word = text.get(at + i).folded();
      String wanted = words[i];
      boolean fits =
          wanted.endsWith("*")
              ? word.regionMatches(0, wanted, 0, wanted.length() - 1)
              : word.equals(wanted);
      if (!fits) {
        return false;
      }
    }
    return true;
  }
}
