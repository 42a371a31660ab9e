package org.ventanilla.routing.text;

import java.util.ArrayList;
import java.util.List;

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

  /** The phrases whose first word, or its beginning, ends at a node of the tree. */
  private static final class Node<T> {
    private final List<Phrase<T>> whole = new ArrayList<>(1);
    private final List<Phrase<T>> stems = new ArrayList<>(1);
  }

  private final LetterTree firstWords = new LetterTree();
  private final List<Node<T>> nodes = new ArrayList<>();

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
      node(first.substring(0, first.length() - 1)).stems.add(entry);
    } else {
      node(first).whole.add(entry);
    }
  }

  private Node<T> node(String word) {
    int number = firstWords.grow(word);
    while (nodes.size() <= number) {
      nodes.add(null);
    }
    if (nodes.get(number) == null) {
      nodes.set(number, new Node<>());
    }
    return nodes.get(number);
  }

  /** Every phrase in the text, in the order of their first words. */
  public List<Match<T>> in(Tokens text) {
    List<Match<T>> found = new ArrayList<>();
    for (int i = 0; i < text.size(); i++) {
      Token token = text.get(i);
      if (token.isWord() || token.shape() == Token.Shape.SYMBOL) {
        matches(text, i, found);
      }
    }
    return found;
  }

  private void matches(Tokens text, int at, List<Match<T>> found) {
    String word = text.get(at).folded();
    int place = LetterTree.ROOT;
    for (int i = 0; i < word.length(); i++) {
      place = firstWords.below(place, word.charAt(i));
      if (place == LetterTree.NOWHERE) {
        return;
      }
      Node<T> node = place < nodes.size() ? nodes.get(place) : null;
      if (node != null) {
        match(node.stems, text, at, found);
        if (i == word.length() - 1) {
          match(node.whole, text, at, found);
        }
      }
    }
  }

  private static <T> void match(List<Phrase<T>> candidates, Tokens text, int at, List<Match<T>> found) {
    for (int i = 0; i < candidates.size(); i++) {
      Phrase<T> phrase = candidates.get(i);
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
