package org.ventanilla.routing.classification;

import org.ventanilla.routing.text.Token;
import org.ventanilla.routing.text.Tokens;

/**
 * Asks both linear models at once, without building a vector: a word's part of the answer is the sum over its pieces and
 * is kept for the next text with that word. What is kept only saves time; the answer is the same without it.
 */
final class Scorer {

  /** Probabilities in the order of each model's classes. */
  record Probabilities(double[] kinds, double[] services) {}

  /** What a word adds, and the sum of the squares of its features. */
  private record WordPart(String word, boolean inPieces, int hash, float[] sums, float square) {}

  private static final int KEPT_WORDS = 1 << 14;

  private final LinearModel kinds;
  private final LinearModel services;
  private final Meanings meanings;
  private final JoinedWeights weights;
  /** Racy on purpose: an entry never changes, and a lost one is made again. */
  private final WordPart[] kept = new WordPart[KEPT_WORDS];

  Scorer(Model model, Meanings meanings) {
    this.kinds = model.kinds();
    this.services = model.services();
    this.meanings = meanings;
    this.weights = new JoinedWeights(kinds, services);
  }

  Probabilities of(Tokens text, Reading reading) {
    float[] written = new float[weights.size()];
    double square = 0;
    SeenHashes seen = new SeenHashes(2 * text.size());
    int previous = Features.START;
    for (int i = 0; i < text.size(); i++) {
      Token token = text.get(i);
      WordPart part = part(Features.known(token), Features.hasPieces(token));
      if (seen.add(part.hash())) {
        float[] sums = part.sums();
        for (int c = 0; c < written.length; c++) {
          written[c] += sums[c];
        }
        square += part.square();
      }
      int pair = Features.pair(previous, part.hash());
      if (seen.add(pair)) {
        weights.add(pair, Features.PAIR, written);
        square += Features.PAIR * Features.PAIR;
      }
      previous = part.hash();
    }
    float[] meant = new float[written.length];
    meanings.of(text, reading, (hash, value) -> weights.add(hash, value, meant));
    float length = Features.length(square);
    return new Probabilities(
        kinds.probabilities(written, meant, 0, length), services.probabilities(written, meant, kinds.size(), length));
  }

  private WordPart part(String word, boolean inPieces) {
    int slot = word.hashCode() * 0x9E3779B1 >>> 18 & KEPT_WORDS - 1;
    WordPart known = kept[slot];
    if (known != null && known.inPieces() == inPieces && known.word().equals(word)) {
      return known;
    }
    float[] sums = new float[weights.size()];
    float[] square = new float[1];
    Features.ofWord(
        word,
        inPieces,
        (hash, value) -> {
          weights.add(hash, value, sums);
          square[0] += value * value;
        });
    WordPart made = new WordPart(word, inPieces, Features.word(word), sums, square[0]);
    kept[slot] = made;
    return made;
  }
}
