package org.ventanilla.routing.catalogue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ventanilla.events.CatalogueEntry;
import org.ventanilla.routing.text.Phrases;
import org.ventanilla.routing.text.Tokens;

/** The services of a town: whose each is, what it is called, and the words that always mean it. Never changes. */
public final class Catalogue {

  /** A word of the town found in a text. */
  public record TownWord(String service, String written) {}

  private final Map<String, CatalogueEntry> byCode;
  private final Phrases<String> words = new Phrases<>();

  private Catalogue(Map<String, CatalogueEntry> byCode) {
    this.byCode = byCode;
    byCode.values().stream()
        .filter(CatalogueEntry::active)
        .forEach(entry -> entry.words().forEach(word -> words.add(word, entry.code())));
  }

  /** Sixteen services and {@code other}, each with the department that usually does it. */
  public static Catalogue builtIn() {
    try (InputStream in = Catalogue.class.getResourceAsStream("services.json")) {
      List<Map<String, Object>> rows = new ObjectMapper().readValue(in, new TypeReference<>() {});
      Map<String, CatalogueEntry> entries = new LinkedHashMap<>();
      for (Map<String, Object> row : rows) {
        @SuppressWarnings("unchecked")
        Map<String, String> names = (Map<String, String>) row.get("names");
        String code = (String) row.get("code");
        entries.put(code, new CatalogueEntry(code, (String) row.get("department"), names, List.of(), 0, true));
      }
      return new Catalogue(entries);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** This catalogue with the town's own entries, which win. */
  public Catalogue overlaidBy(Collection<CatalogueEntry> town) {
    Map<String, CatalogueEntry> entries = new LinkedHashMap<>(byCode);
    town.forEach(entry -> entries.put(entry.code(), entry));
    return new Catalogue(entries);
  }

  public Collection<CatalogueEntry> entries() {
    return byCode.values();
  }

  /** Code of the department that does a service; null when no service has that code. */
  public String departmentOf(String service) {
    CatalogueEntry entry = byCode.get(service);
    return entry == null ? null : entry.department();
  }

  /** The town's own words in a text, in its order. */
  public List<TownWord> wordsIn(Tokens text) {
    List<Phrases.Match<String>> found = words.in(text);
    return found.isEmpty()
        ? List.of()
        : found.stream()
            .map(match -> new TownWord(match.meaning(), text.written(match.first(), match.last())))
            .toList();
  }
}
