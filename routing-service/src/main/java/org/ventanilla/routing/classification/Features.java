package org.ventanilla.routing.classification;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.ventanilla.routing.text.Token;
import org.ventanilla.routing.text.Tokens;

/**
 * What the linear models see of a text: words, pairs of words, pieces of words, and what the words say by the lexicons.
 * A feature is known by the hash of its name. Words and pieces together weigh as much in a short text as in a long one.
 */
final class Features {

  /** Takes features one by one. */
  interface Sink {
    void add(int hash, float value);
  }

  /**
   * All features of a text, each once, ascending by hash.
   *
   * @param written true for words and their pieces, false for what they mean: a model weighs the two differently
   */
  record Vector(int[] hashes, float[] values, boolean[] written) {}

  static final float PAIR = 0.7f;

  private static final int LONGEST_WORD = 24;
  private static final int SHORTEST_PIECE = 3;
  private static final int LONGEST_PIECE = 5;
  private static final float WORD = 1f;
  private static final float PIECE = 0.35f;

  private static final int WORD_NAME = Hashing.start("w:");
  private static final int PIECE_NAME = Hashing.start("c:");
  /** What stands before the first word. */
  static final int START = Hashing.of("w:^");

  private static final int PAIR_FACTOR = 0x9E3779B1;

  private Features() {}

  /** The token as the models know it. */
  static String known(Token token) {
    return switch (token.shape()) {
      case NUMBER -> "<number>";
      case HANDLE, LINK, SYMBOL, SIGN -> token.folded();
      default ->
          token.folded().length() <= LONGEST_WORD ? token.folded() : token.folded().substring(0, LONGEST_WORD);
    };
  }

  /** A word by itself and, if it is one, its pieces. */
  static void ofWord(String word, boolean inPieces, Sink sink) {
    sink.add(word(word), WORD);
    if (!inPieces) {
      return;
    }
    int length = word.length();
    for (int from = -1; from < length - SHORTEST_PIECE + 2; from++) {
      int hash = PIECE_NAME;
      for (int size = 1; size <= LONGEST_PIECE && from + size <= length + 1; size++) {
        int at = from + size - 1;
        hash = Hashing.more(hash, at < 0 || at == length ? '_' : word.charAt(at));
        if (size >= SHORTEST_PIECE) {
          sink.add(Hashing.end(hash), PIECE);
        }
      }
    }
  }

  static int word(String word) {
    return Hashing.end(Hashing.more(WORD_NAME, word));
  }

  /** @param first hash of the word before, as {@link #word} gives it */
  static int pair(int first, int second) {
    return Hashing.end(first * PAIR_FACTOR + second);
  }

  static boolean hasPieces(Token token) {
    return token.shape() == Token.Shape.WORD || token.shape() == Token.Shape.TAG;
  }

  static Vector vector(Tokens text, Reading reading, Meanings meanings) {
    TreeMap<Integer, Float> written = new TreeMap<>();
    TreeMap<Integer, Float> meant = new TreeMap<>();
    double[] square = new double[1];
    Sink sink =
        (hash, value) -> {
          written.merge(hash, value, Float::sum);
          square[0] += value * value;
        };
    SeenHashes seen = new SeenHashes(2 * text.size());
    int previous = START;
    for (Token token : text.list()) {
      String known = known(token);
      int word = word(known);
      if (seen.add(word)) {
        ofWord(known, hasPieces(token), sink);
      }
      int pair = pair(previous, word);
      if (seen.add(pair)) {
        sink.add(pair, PAIR);
      }
      previous = word;
    }
    meanings.of(text, reading, meant::put);
    float length = length(square[0]);
    TreeMap<Integer, Float> all = new TreeMap<>();
    written.forEach((hash, value) -> all.put(hash, value / length));
    all.putAll(meant);
    List<Integer> hashes = new ArrayList<>(all.keySet());
    float[] values = new float[hashes.size()];
    boolean[] isWritten = new boolean[hashes.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = all.get(hashes.get(i));
      isWritten[i] = !meant.containsKey(hashes.get(i));
    }
    return new Vector(hashes.stream().mapToInt(Integer::intValue).toArray(), values, isWritten);
  }

  /** What a text's words and pieces are divided by. */
  static float length(double sumOfSquares) {
    return (float) Math.max(1, Math.sqrt(sumOfSquares));
  }
}
