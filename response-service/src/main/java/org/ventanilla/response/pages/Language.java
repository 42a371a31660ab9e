package org.ventanilla.response.pages;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A language of the pages; the first is what people get who have not chosen. */
public enum Language {
  ES("Español"),
  EN("English"),
  PT("Português"),
  CA("Català");

  private final String ownName;

  Language(String ownName) {
    this.ownName = ownName;
  }

  /** ISO 639-1 code. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As its speakers call it. */
  public String ownName() {
    return ownName;
  }

  public Locale locale() {
    return Locale.forLanguageTag(code());
  }

  /** The words of a message bundle in this language. */
  public <T> T words(Class<T> bundle) {
    return this == ES ? MessageBundles.get(bundle) : MessageBundles.get(bundle, Localized.Literal.of(code()));
  }

  /** The language of a locale; Spanish for one that is not spoken. */
  public static Language of(Locale locale) {
    return of(locale.getLanguage()).orElse(ES);
  }

  /** The language with this code. */
  static Optional<Language> of(String code) {
    return Arrays.stream(values()).filter(language -> language.code().equals(code)).findFirst();
  }

  /** What was chosen before, else the first that the browser asks for and we speak, else Spanish. */
  static Language choose(String chosen, List<Locale> wanted) {
    return of(chosen)
        .or(() -> wanted.stream().flatMap(locale -> of(locale.getLanguage()).stream()).findFirst())
        .orElse(ES);
  }
}
