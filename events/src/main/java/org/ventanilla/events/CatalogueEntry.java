package org.ventanilla.events;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A service of the town, as it crosses topic {@link Topics#CATALOGUE}; the topic is compacted, the last entry of a code
 * stands.
 *
 * @param code Open311 {@code service_code}; the Kafka key
 * @param department code of the department that does it
 * @param names the service's name by ISO 639-1 language
 * @param words words and phrases of the town that always mean this service
 * @param deadlineHours hours until a demand of normal urgency should be done
 * @param active false when no new demand of it is taken
 */
public record CatalogueEntry(
    String code,
    String department,
    Map<String, String> names,
    List<String> words,
    int deadlineHours,
    boolean active) {

  public CatalogueEntry {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(department, "department");
    names = names == null ? Map.of() : Map.copyOf(names);
    words = words == null ? List.of() : List.copyOf(words);
  }
}
