package org.ventanilla.routing.training;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ventanilla.routing.classification.Trainer;
import org.ventanilla.routing.text.Tokens;

/** Multinomial naive Bayes over words with one added to every count: the plainest baseline there is. */
final class NaiveBayes {

  private final Map<String, Map<String, Integer>> words = new TreeMap<>();
  private final Map<String, Integer> totals = new HashMap<>();
  private final Map<String, Integer> texts = new HashMap<>();
  private final Set<String> vocabulary = new HashSet<>();

  private NaiveBayes() {}

  static NaiveBayes of(List<Trainer.Example> examples) {
    NaiveBayes bayes = new NaiveBayes();
    for (Trainer.Example example : examples) {
      bayes.texts.merge(example.service(), 1, Integer::sum);
      Map<String, Integer> counts = bayes.words.computeIfAbsent(example.service(), key -> new HashMap<>());
      for (String word : Tokens.fold(example.text())) {
        counts.merge(word, 1, Integer::sum);
        bayes.totals.merge(example.service(), 1, Integer::sum);
        bayes.vocabulary.add(word);
      }
    }
    return bayes;
  }

  String answer(String text) {
    List<String> said = Tokens.fold(text);
    String best = null;
    double most = Double.NEGATIVE_INFINITY;
    for (String label : words.keySet()) {
      double score = Math.log(texts.get(label));
      for (String word : said) {
        score += Math.log(words.get(label).getOrDefault(word, 0) + 1.0);
        score -= Math.log(totals.getOrDefault(label, 0) + vocabulary.size());
      }
      if (score > most) {
        most = score;
        best = label;
      }
    }
    return best;
  }
}
