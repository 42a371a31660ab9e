package org.ventanilla.routing.classification;

import java.util.List;
import org.ventanilla.routing.text.Token;
import org.ventanilla.routing.text.Tokens;

/** What a text's words say by the lexicons, and its outward shape, as features; their names are hashed once. */
final class Meanings {

  private static final int LOUDEST = 9;
  private static final float UNIT = 3f;
  private static final int[] LENGTHS = {6, 14, 26, 45};

  private final int[] service;
  private final int[] first;
  private final int[] second;
  private final int[] cue;
  private final int[] cueAlone;
  private final int[] cueWithService;
  private final int[][] cuePairs;
  private final int[] length = numbered("length:", LENGTHS.length + 1);
  private final int[] handles = numbered("handles:", 4);
  private final int[] links = numbered("links:", 2);
  private final int[] tags = numbered("tags:", 4);
  private final int[] symbols = numbered("symbols:", 4);
  private final int[] capitals = numbered("capitals:", 6);
  private final int[] asks = numbered("asks:", 2);
  private final int[] hour = numbered("hour:", 2);
  private final int[] place = numbered("place:", 2);
  private final int[] answers = numbered("answers:", 2);

  Meanings(List<String> services, List<String> cues) {
    service = named("s:", services);
    first = namedOrNone("s1:", services);
    second = namedOrNone("s2:", services);
    cue = named("c:", cues);
    cueAlone = named("cs-:", cues);
    cueWithService = named("cs+:", cues);
    cuePairs = new int[cues.size()][];
    for (int i = 0; i < cuePairs.length; i++) {
      cuePairs[i] = named("cc:" + cues.get(i) + "+", cues);
    }
  }

  private static int[] named(String prefix, List<String> names) {
    return names.stream().mapToInt(name -> Hashing.of(prefix + name)).toArray();
  }

  /** The last stands for none. */
  private static int[] namedOrNone(String prefix, List<String> names) {
    int[] hashes = java.util.Arrays.copyOf(named(prefix, names), names.size() + 1);
    hashes[names.size()] = Hashing.of(prefix + "none");
    return hashes;
  }

  private static int[] numbered(String prefix, int count) {
    return java.util.stream.IntStream.range(0, count).map(i -> Hashing.of(prefix + i)).toArray();
  }

  void of(Tokens text, Reading reading, Features.Sink sink) {
    boolean anyService = services(reading.services(), sink);
    cues(reading.cues(), anyService, sink);
    shape(text, reading, sink);
  }

  /** Whether any service is spoken for. */
  private boolean services(int[] loud, Features.Sink sink) {
    int best = loud.length;
    int next = loud.length;
    for (int i = 0; i < loud.length; i++) {
      if (loud[i] == 0) {
        continue;
      }
      sink.add(service[i], Math.min(loud[i], LOUDEST) / UNIT);
      if (best == loud.length || loud[i] > loud[best]) {
        next = best;
        best = i;
      } else if (next == loud.length || loud[i] > loud[next]) {
        next = i;
      }
    }
    sink.add(first[best], 1);
    sink.add(second[next], 0.5f);
    return best < loud.length;
  }

  private void cues(int[] loud, boolean anyService, Features.Sink sink) {
    for (int i = 0; i < loud.length; i++) {
      if (loud[i] == 0) {
        continue;
      }
      sink.add(cue[i], Math.min(loud[i], LOUDEST) / UNIT);
      sink.add(anyService ? cueWithService[i] : cueAlone[i], 1);
      for (int j = i + 1; j < loud.length; j++) {
        if (loud[j] > 0) {
          sink.add(cuePairs[i][j], 0.7f);
        }
      }
    }
  }

  private void shape(Tokens text, Reading reading, Features.Sink sink) {
    int words = 0;
    int capital = 0;
    int[] shapes = new int[Token.Shape.values().length];
    boolean asked = false;
    boolean timed = false;
    for (int i = 0; i < text.size(); i++) {
      Token token = text.get(i);
      shapes[token.shape().ordinal()]++;
      if (token.shape() == Token.Shape.WORD) {
        words++;
        capital += token.capital() ? 1 : 0;
      }
      asked |= token.folded().equals("?");
      timed |= token.shape() == Token.Shape.NUMBER && i + 1 < text.size() && isHour(text, i);
    }
    sink.add(length[step(words)], 1);
    sink.add(handles[Math.min(3, shapes[Token.Shape.HANDLE.ordinal()])], 0.7f);
    sink.add(links[Math.min(1, shapes[Token.Shape.LINK.ordinal()])], 1);
    sink.add(tags[Math.min(3, shapes[Token.Shape.TAG.ordinal()])], 0.7f);
    sink.add(symbols[Math.min(3, shapes[Token.Shape.SYMBOL.ordinal()])], 0.5f);
    sink.add(capitals[words == 0 ? 0 : 5 * capital / words], 0.7f);
    sink.add(asks[asked ? 1 : 0], 1);
    sink.add(hour[timed ? 1 : 0], 1);
    sink.add(place[reading.place().isPresent() ? 1 : 0], 1);
    sink.add(answers[text.size() > 0 && text.get(0).shape() == Token.Shape.HANDLE ? 1 : 0], 0.5f);
  }

  private static boolean isHour(Tokens text, int number) {
    String next = text.get(number + 1).folded();
    return next.equals("h") || next.equals("horas") || next.equals(":") && number + 2 < text.size();
  }

  private static int step(int words) {
    int step = 0;
    while (step < LENGTHS.length && words >= LENGTHS[step]) {
      step++;
    }
    return step;
  }
}
