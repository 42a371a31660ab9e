package org.ventanilla.routing.classification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ventanilla.routing.text.Token;
import org.ventanilla.routing.text.Tokens;

/**
 * What the linear models see of a text: words, pairs of words, pieces of words, and what the words say by the lexicons.
 * A feature is known by the hash of its name. Words and pieces together weigh as much in a short text as in a long one.
 */
public final class Features {

  /**
   * Weight of a feature by its hash.
   *
   * @param written true for words and their pieces, false for what they mean: a model weighs the two differently
   */
  public record Vector(int[] hashes, float[] values, boolean[] written) {}

  private static final int LONGEST_WORD = 24;
  private static final int SHORTEST_PIECE = 3;
  private static final int LONGEST_PIECE = 5;
  private static final float WORD = 1f;
  private static final float PAIR = 0.7f;
  private static final float PIECE = 0.35f;

  private final Map<Integer, Float> written = new HashMap<>();
  private final Map<Integer, Float> meant = new HashMap<>();

  private Features() {}

  static Vector of(Tokens text, Reading reading) {
    Features features = new Features();
    features.words(text);
    features.meanings(reading);
    features.shape(text, reading);
    return features.vector();
  }

  private void words(Tokens text) {
    String previous = "^";
    for (Token token : text.list()) {
      String word =
          switch (token.shape()) {
            case NUMBER -> "<number>";
            case HANDLE, LINK, SYMBOL, SIGN -> token.folded();
            default -> token.folded().substring(0, Math.min(LONGEST_WORD, token.folded().length()));
          };
      written.put(hash("w:", word), WORD);
      written.put(hash("p:", previous, word), PAIR);
      previous = word;
      if (token.shape() == Token.Shape.WORD || token.shape() == Token.Shape.TAG) {
        pieces("_" + word + "_");
      }
    }
  }

  private void pieces(String word) {
    for (int length = SHORTEST_PIECE; length <= LONGEST_PIECE; length++) {
      for (int i = 0; i + length <= word.length(); i++) {
        written.merge(hash("c:", word, i, i + length), PIECE, (a, b) -> a);
      }
    }
  }

  private void meanings(Reading reading) {
    reading.services().forEach((service, weight) -> say("s:" + service, Math.min(weight, 9) / 3f));
    List<String> ranked = reading.rankedServices();
    say(ranked.isEmpty() ? "s1:none" : "s1:" + ranked.get(0), 1);
    say(ranked.size() < 2 ? "s2:none" : "s2:" + ranked.get(1), 0.5f);
    reading.cues().forEach((cue, weight) -> say("c:" + cue, Math.min(weight, 9) / 3f));
    List<String> cues = List.copyOf(reading.cues().keySet());
    for (int i = 0; i < cues.size(); i++) {
      say("cs:" + cues.get(i) + (ranked.isEmpty() ? "-" : "+"), 1);
      for (int j = i + 1; j < cues.size(); j++) {
        say("cc:" + cues.get(i) + "+" + cues.get(j), 0.7f);
      }
    }
  }

  private void shape(Tokens text, Reading reading) {
    int words = 0;
    int capitals = 0;
    Map<Token.Shape, Integer> shapes = new HashMap<>();
    boolean hour = false;
    for (int i = 0; i < text.size(); i++) {
      Token token = text.get(i);
      shapes.merge(token.shape(), 1, Integer::sum);
      if (token.shape() == Token.Shape.WORD) {
        words++;
        capitals += token.capital() ? 1 : 0;
      }
      hour |= token.shape() == Token.Shape.NUMBER && i + 2 < text.size() && text.get(i + 1).folded().equals(":");
      hour |= token.shape() == Token.Shape.NUMBER && i + 1 < text.size() && text.get(i + 1).folded().equals("h");
    }
    say("length:" + (words < 6 ? 0 : words < 14 ? 1 : words < 26 ? 2 : words < 45 ? 3 : 4), 1);
    say("handles:" + Math.min(3, shapes.getOrDefault(Token.Shape.HANDLE, 0)), 0.7f);
    say("links:" + Math.min(1, shapes.getOrDefault(Token.Shape.LINK, 0)), 1);
    say("tags:" + Math.min(3, shapes.getOrDefault(Token.Shape.TAG, 0)), 0.7f);
    say("symbols:" + Math.min(3, shapes.getOrDefault(Token.Shape.SYMBOL, 0)), 0.5f);
    say("capitals:" + (words == 0 ? 0 : 5 * capitals / words), 0.7f);
    say("asks:" + text.list().stream().anyMatch(t -> t.folded().equals("?")), 1);
    say("hour:" + hour, 1);
    say("place:" + reading.place().isPresent(), 1);
    say("answers:" + (text.size() > 0 && text.get(0).shape() == Token.Shape.HANDLE), 0.5f);
  }

  private void say(String name, float weight) {
    meant.put(hash(name), weight);
  }

  private Vector vector() {
    double length = Math.max(1, Math.sqrt(written.values().stream().mapToDouble(v -> v * v).sum()));
    int[] hashes =
        IntStream.concat(
                written.keySet().stream().mapToInt(Integer::intValue), meant.keySet().stream().mapToInt(Integer::intValue))
            .distinct()
            .sorted()
            .toArray();
    float[] values = new float[hashes.length];
    boolean[] isWritten = new boolean[hashes.length];
    for (int i = 0; i < hashes.length; i++) {
      Float weight = meant.get(hashes[i]);
      isWritten[i] = weight == null;
      values[i] = weight == null ? (float) (written.get(hashes[i]) / length) : weight;
    }
    return new Vector(hashes, values, isWritten);
  }

  private static int hash(String... parts) {
    int hash = 0x811c9dc5;
    for (String part : parts) {
      hash = hash(hash, part, 0, part.length());
      hash = (hash ^ 0x1f) * 0x01000193;
    }
    return spread(hash);
  }

  private static int hash(String prefix, String word, int from, int to) {
    return spread(hash(hash(0x811c9dc5, prefix, 0, prefix.length()), word, from, to));
  }

  private static int hash(int hash, String word, int from, int to) {
    for (int i = from; i < to; i++) {
      hash = (hash ^ word.charAt(i)) * 0x01000193;
    }
    return hash;
  }

  private static int spread(int hash) {
    hash = (hash ^ hash >>> 16) * 0x85ebca6b;
    hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
    return hash ^ hash >>> 16;
  }
}
