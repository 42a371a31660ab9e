package org.ventanilla.routing.classification;

import java.util.List;
import java.util.Set;
import org.ventanilla.routing.text.Tokens;

/**
 * How much a text speaks of danger to people. What is denied («no es peligroso») or only a way of speaking («peligro
 * público») does not count; that children or old people are near counts where there is a danger.
 */
final class Danger {

  /** From here on people are in danger. */
  static final int HIGH = 3;

  private static final int MOST_FOR_WEAK = 2;
  private static final Set<String> DENIALS =
      Set.of("no", "sin", "ningun", "ninguna", "tampoco", "nunca", "nada", "without", "not", "sem", "nao", "sense");
  private static final Set<String> BETWEEN =
      Set.of("es", "hay", "era", "fue", "ha", "habia", "son", "tan", "ningun", "is", "e");

  private final WeightedWords words = WeightedWords.load("danger.txt");
  private final int danger = words.codes().indexOf("danger");
  private final int frail = words.codes().indexOf("frail");
  private final int unreal = words.codes().indexOf("unreal");

  /** Zero where there is none. */
  int in(Tokens text) {
    List<WeightedWords.Hit> hits = words.in(text);
    int strong = 0;
    int weak = 0;
    int lastCounted = -1;
    boolean frailNear = false;
    for (WeightedWords.Hit hit : hits) {
      frailNear |= hit.code() == frail;
      if (hit.code() == danger && hit.last() > lastCounted && !isUnreal(hit, hits) && !isDenied(hit, text)) {
        lastCounted = hit.last();
        if (hit.weight() > 1) {
          strong += hit.weight();
        } else {
          weak = Math.min(MOST_FOR_WEAK, weak + 1);
        }
      }
    }
    return strong == 0 ? 0 : strong + weak + (frailNear ? 1 : 0);
  }

  private boolean isUnreal(WeightedWords.Hit hit, List<WeightedWords.Hit> hits) {
    for (WeightedWords.Hit other : hits) {
      if (other.code() == unreal && other.first() <= hit.last() && other.last() >= hit.first()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDenied(WeightedWords.Hit hit, Tokens text) {
    int before = hit.first() - 1;
    if (before < 0 || DENIALS.contains(text.get(hit.first()).folded())) {
      return false;
    }
    return DENIALS.contains(text.get(before).folded())
        || before > 0 && BETWEEN.contains(text.get(before).folded()) && DENIALS.contains(text.get(before - 1).folded());
  }
}
