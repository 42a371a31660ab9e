package org.ventanilla.routing.learning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.ventanilla.events.Correction;

/**
 * The newest corrections: of each mention the last, of all mentions at most so many. What it holds depends on the
 * corrections alone and not on the order in which they come. For one thread.
 */
final class Memory {

  private final int most;
  private final Map<String, Example> byMention = new HashMap<>();
  private final TreeSet<Example> byAge = new TreeSet<>(Example.BY_AGE);

  Memory(int most) {
    this.most = most;
  }

  void add(Correction correction, Wording wording) {
    Example example =
        new Example(correction.mentionId(), wording, correction.to(), correction.by(), correction.at());
    Example before = byMention.get(example.mentionId());
    if (before != null && Example.BY_AGE.compare(before, example) >= 0) {
      return;
    }
    if (before != null) {
      byAge.remove(before);
    }
    byMention.put(example.mentionId(), example);
    byAge.add(example);
    if (byAge.size() > most) {
      byMention.remove(byAge.pollFirst().mentionId());
    }
  }

  Examples examples() {
    List<Example> oldestFirst = new ArrayList<>(byAge);
    return new Examples(oldestFirst);
  }
}
