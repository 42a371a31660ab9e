package org.ventanilla.routing.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A set of corrected texts, indexed by their words. Never changes. Its cost for a text is bounded: of the text the
 * {@value #MOST_WORDS} rarest words count, of each word the {@value #MOST_OF_A_WORD} newest texts that have it.
 */
final class Examples {

  static final Examples NONE = new Examples(List.of());

  /** From here on two texts speak of the like; below, nothing is concluded. */
  private static final double ALIKE = 0.5;
  /** From here on they say the same. */
  private static final double SAME = 0.8;
  private static final int COMMON_FOR_ALIKE = 2;
  private static final int COMMON_FOR_SAME = 3;
  private static final double LEAST_VOICE = 0.35;
  private static final double LOUDEST_VOICE = 0.6;
  /** However many people agree, an alike text is not this text. */
  private static final double MOST_IF_ALIKE = 0.8;
  private static final double MOST_IF_SAME = 0.97;
  private static final int MOST_WORDS = 32;
  private static final int MOST_OF_A_WORD = 512;
  private static final int MOST_NEIGHBOURS = 16;

  private final Example[] byAge;
  private final Map<Long, List<Example>> byMark = new HashMap<>();
  private final Map<Integer, int[]> byStem = new HashMap<>();
  private final long mark;

  Examples(List<Example> oldestFirst) {
    byAge = oldestFirst.toArray(Example[]::new);
    Map<Integer, List<Integer>> stems = new HashMap<>();
    long sum = 0;
    for (int i = byAge.length - 1; i >= 0; i--) {
      Example example = byAge[i];
      sum += example.mark();
      byMark.computeIfAbsent(example.wording().mark(), key -> new ArrayList<>()).add(example);
      for (int stem : example.wording().stems()) {
        List<Integer> having = stems.computeIfAbsent(stem, key -> new ArrayList<>());
        if (having.size() < MOST_OF_A_WORD) {
          having.add(i);
        }
      }
    }
    stems.forEach((stem, having) -> byStem.put(stem, having.stream().mapToInt(Integer::intValue).toArray()));
    mark = sum;
  }

  int size() {
    return byAge.length;
  }

  /** Names this set: the same corrections give the same name, in whatever order they came. */
  String name() {
    return byAge.length == 0 ? "" : "+c%d.%06x".formatted(byAge.length, (mark ^ mark >>> 32) & 0xffffff);
  }

  private record Neighbour(Example example, double likeness, int common) {

    boolean same() {
      return likeness >= SAME && common >= COMMON_FOR_SAME;
    }
  }

  /** What people said of this text and of those like it; empty when of none. */
  Optional<Advice> about(Wording text) {
    List<Neighbour> nearest = exactly(text);
    if (nearest.isEmpty()) {
      nearest = near(text);
    }
    if (nearest.isEmpty()) {
      return Optional.empty();
    }
    boolean same = nearest.get(0).same();
    List<Neighbour> heard = same ? nearest.stream().filter(Neighbour::same).toList() : nearest;
    double most = same ? MOST_IF_SAME : MOST_IF_ALIKE;
    return Optional.of(
        new Advice(
            same,
            Vote.of(voices(heard, example -> example.labels().kind().code()), most),
            Vote.of(voices(heard, example -> example.labels().service()), most),
            Vote.of(voices(heard, example -> example.labels().urgency().code()), most),
            heard.get(0).example().wording()));
  }

  private List<Neighbour> exactly(Wording text) {
    return onceEach(
        byMark.getOrDefault(text.mark(), List.of()).stream()
            .map(example -> new Neighbour(example, 1, COMMON_FOR_SAME)));
  }

  private List<Neighbour> near(Wording text) {
    int[][] having =
        Arrays.stream(text.stems())
            .mapToObj(byStem::get)
            .filter(list -> list != null)
            .sorted(Comparator.comparingInt(list -> list.length))
            .limit(MOST_WORDS)
            .toArray(int[][]::new);
    Map<Integer, Integer> common = new HashMap<>();
    for (int[] list : having) {
      for (int example : list) {
        common.merge(example, 1, Integer::sum);
      }
    }
    return onceEach(common.entrySet().stream()
        .filter(entry -> entry.getValue() >= COMMON_FOR_ALIKE)
        .map(
            entry ->
                new Neighbour(
                    byAge[entry.getKey()],
                    text.likeness(entry.getValue(), byAge[entry.getKey()].wording()),
                    entry.getValue()))
        .filter(neighbour -> neighbour.likeness() >= ALIKE)
        .sorted(
            Comparator.comparingDouble(Neighbour::likeness)
                .thenComparing(Neighbour::example, Example.BY_AGE)
                .reversed()));
  }

  /** One person has one voice, that of what is nearest and then newest. */
  private static List<Neighbour> onceEach(Stream<Neighbour> nearest) {
    Set<String> people = new HashSet<>();
    return nearest.filter(neighbour -> people.add(neighbour.example().by())).limit(MOST_NEIGHBOURS).toList();
  }

  private static TreeMap<String, Double> voices(List<Neighbour> heard, Function<Example, String> label) {
    TreeMap<String, Double> voices = new TreeMap<>();
    heard.forEach(neighbour -> voices.merge(label.apply(neighbour.example()), voice(neighbour), Double::sum));
    return voices;
  }

  private static double voice(Neighbour neighbour) {
    if (neighbour.same()) {
      return 1;
    }
    double share = Math.min(1, (neighbour.likeness() - ALIKE) / (SAME - ALIKE));
    return LEAST_VOICE + share * (LOUDEST_VOICE - LEAST_VOICE);
  }
}
