package org.ventanilla.routing.learning;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.ventanilla.routing.text.Token;
import org.ventanilla.routing.text.Tokens;

/**
 * What a text says, made small: the stems of its words that mean something, without the place, and a mark of the whole.
 * Equal texts have equal marks, whatever their accents, capitals, signs and handles.
 */
final class Wording {

  private static final Set<String> SAYS_LITTLE = LittleWords.load();
  private static final int STEM = 7;
  private static final int SHORT = 3;

  private final long mark;
  private final int[] stems;

  private Wording(long mark, int[] stems) {
    this.mark = mark;
    this.stems = stems;
  }

  /**
   * Reads a text.
   *
   * @param place the words that only say where; a broken lamp is alike in every street
   */
  static Wording of(Tokens text, String place) {
    Set<String> where = Set.copyOf(Tokens.fold(place));
    StringBuilder whole = new StringBuilder();
    TreeSet<Integer> stems = new TreeSet<>();
    for (Token token : text.list()) {
      if (token.isWord()) {
        whole.append(token.folded()).append(' ');
        if (tells(token) && !where.contains(token.folded())) {
          stems.add(stem(token.folded()).hashCode());
        }
      }
    }
    return new Wording(mark(whole), stems.stream().mapToInt(Integer::intValue).toArray());
  }

  long mark() {
    return mark;
  }

  int[] stems() {
    return stems;
  }

  /** Between 0 (no word in common) and 1 (the same words): the cosine of the two sets. */
  double likeness(int common, Wording other) {
    return common / Math.sqrt((double) stems.length * other.stems.length);
  }

  /** The words of a text that are also in this one, as they are written there. */
  List<String> sharedWith(Tokens text) {
    return IntStream.range(0, text.size())
        .filter(i -> tells(text.get(i)))
        .filter(i -> Arrays.binarySearch(stems, stem(text.get(i).folded()).hashCode()) >= 0)
        .mapToObj(i -> text.written(i, i))
        .distinct()
        .toList();
  }

  private static boolean tells(Token token) {
    return token.isWord()
        && token.shape() != Token.Shape.NUMBER
        && token.folded().length() >= SHORT
        && !SAYS_LITTLE.contains(token.folded());
  }

  /** Farola, farolas; rota, roto, rotos: number, gender and long endings do not matter. */
  private static String stem(String word) {
    String stem = word;
    if (stem.length() > SHORT && stem.endsWith("s")) {
      stem = stem.substring(0, stem.length() - 1);
    }
    if (stem.length() > SHORT && "aeo".indexOf(stem.charAt(stem.length() - 1)) >= 0) {
      stem = stem.substring(0, stem.length() - 1);
    }
    return stem.length() > STEM ? stem.substring(0, STEM) : stem;
  }

  /** FNV-1a, 64 bits. */
  private static long mark(CharSequence text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }
}
