package org.ventanilla.ingest.filter;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.ventanilla.events.Mention;

/**
 * How often each author said the same, by the times at which it was posted. In memory, bounded, of this replica alone: a
 * restart or another replica lets some more through. The same post again, by webhook and by poll, counts once.
 */
final class Repeats {

  private static final int MAX_TEXTS = 20_000;

  /** Shorter texts, such as thanks, are said again by everyone. */
  private static final int MIN_LENGTH = 15;

  private final int allowed;
  private final Duration window;
  private final Map<Said, Map<String, Instant>> said =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Said, Map<String, Instant>> eldest) {
          return size() > MAX_TEXTS;
        }
      };

  /** The text by two hashes, so that no long text is kept. */
  private record Said(String author, int length, int hash) {}

  Repeats(int allowed, Duration window) {
    this.allowed = allowed;
    this.window = window;
  }

  synchronized boolean isTooOften(Mention mention) {
    String text = mention.text().toLowerCase(Locale.ROOT).strip();
    if (allowed <= 0 || text.length() < MIN_LENGTH) {
      return false;
    }
    Said what = new Said(mention.network().code() + ":" + mention.author().id(), text.length(), text.hashCode());
    Map<String, Instant> times = said.computeIfAbsent(what, key -> new HashMap<>());
    Instant since = mention.postedAt().minus(window);
    long before =
        times.entrySet().stream()
            .filter(one -> !one.getKey().equals(mention.id()))
            .filter(one -> one.getValue().isAfter(since) && !one.getValue().isAfter(mention.postedAt()))
            .count();
    times.put(mention.id(), mention.postedAt());
    if (times.size() > allowed + 1) {
      times.entrySet().stream().min(Comparator.comparing(Map.Entry::getValue)).ifPresent(
          oldest -> times.remove(oldest.getKey()));
    }
    return before >= allowed;
  }
}
