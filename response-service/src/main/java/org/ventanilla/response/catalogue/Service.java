package org.ventanilla.response.catalogue;

import java.util.Locale;
import java.util.Map;

/**
 * What citizens can ask the town for.
 *
 * @param code Open311 {@code service_code}
 * @param department code of the department that does it
 * @param names by ISO 639-1 language; Spanish is always there
 * @param deadlineHours hours until a demand of normal urgency should be done
 * @param active false when no new demand of it is taken
 * @param isPublic false when its demands are shown to nobody outside the town hall
 * @param keywords words that people use for it, in Spanish, with commas between
 */
public record Service(
    String code,
    String department,
    Map<String, String> names,
    int deadlineHours,
    boolean active,
    boolean isPublic,
    String keywords) {

  /** The name in this language, or in Spanish. */
  public String name(Locale locale) {
    return names.getOrDefault(locale.getLanguage(), names.get("es"));
  }
}
