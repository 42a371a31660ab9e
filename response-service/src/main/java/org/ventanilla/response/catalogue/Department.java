package org.ventanilla.response.catalogue;

import java.util.Locale;
import java.util.Map;

/**
 * A department of the town hall.
 *
 * @param code never changes
 * @param names by ISO 639-1 language; Spanish is always there
 */
public record Department(String code, Map<String, String> names) {

  /** The name in this language, or in Spanish. */
  public String name(Locale locale) {
    return names.getOrDefault(locale.getLanguage(), names.get("es"));
  }
}
