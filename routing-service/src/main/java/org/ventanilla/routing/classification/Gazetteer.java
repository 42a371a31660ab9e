package org.ventanilla.routing.classification;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ventanilla.routing.text.Tokens;

/** The town's own streets, squares and buildings, found whatever their accents, articles and small typos. */
public final class Gazetteer {

  /** A place of the town; degrees in WGS 84. */
  public record Entry(String name, double lat, double lon) {}

  private static final Set<String> SMALL = Set.of("de", "del", "la", "las", "el", "los", "y", "d", "l");
  private static final int SHORTEST_WITH_TYPO = 6;

  private final Map<String, Entry> byKey = new HashMap<>();

  public Gazetteer(List<Entry> entries) {
    entries.forEach(entry -> byKey.put(key(entry.name()), entry));
  }

  /** The places of the fictional town that the quick start shows. */
  public static Gazetteer builtIn() {
    try (InputStream in = Gazetteer.class.getResourceAsStream("gazetteer.json")) {
      return new Gazetteer(new ObjectMapper().readValue(in, new TypeReference<List<Entry>>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The place of this name, or of a name that one slip of the hand away is the only one. */
  Optional<Entry> find(String name) {
    String key = key(name);
    Entry exact = byKey.get(key);
    if (exact != null || key.length() < SHORTEST_WITH_TYPO) {
      return Optional.ofNullable(exact);
    }
    List<Entry> near =
        byKey.entrySet().stream().filter(e -> oneSlip(e.getKey(), key)).map(Map.Entry::getValue).toList();
    return near.size() == 1 ? Optional.of(near.get(0)) : Optional.empty();
  }

  private static String key(String name) {
    return Tokens.fold(name).stream().filter(word -> !SMALL.contains(word)).collect(Collectors.joining(" "));
  }

  /** Whether one letter more, less or changed, or two neighbours swapped, turns a into b. */
  private static boolean oneSlip(String a, String b) {
    if (Math.abs(a.length() - b.length()) > 1) {
      return false;
    }
    int i = 0;
    while (i < Math.min(a.length(), b.length()) && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    if (a.length() != b.length()) {
      return a.length() > b.length() ? a.startsWith(b.substring(i), i + 1) : b.startsWith(a.substring(i), i + 1);
    }
    boolean swapped =
        i + 1 < a.length()
            && a.charAt(i) == b.charAt(i + 1)
            && a.charAt(i + 1) == b.charAt(i)
            && a.substring(i + 2).equals(b.substring(i + 2));
    return swapped || i < a.length() && a.substring(i + 1).equals(b.substring(i + 1));
  }
}
