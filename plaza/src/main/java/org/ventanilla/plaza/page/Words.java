package org.ventanilla.plaza.page;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The page's words in one language. */
final class Words {

  /** The languages, the first one is the usual. */
  static final List<String> LANGUAGES = List.of("es", "en", "pt", "ca");

  private final String language;
  private final ResourceBundle bundle;

  private Words(String language) {
    this.language = language;
    this.bundle =
        ResourceBundle.getBundle(
            Words.class.getPackageName() + ".messages",
            Locale.forLanguageTag(language),
            Words.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** The words in this language, in Spanish if there are none. */
  static Words in(String language) {
    return new Words(language != null && LANGUAGES.contains(language) ? language : LANGUAGES.get(0));
  }

  String language() {
    return language;
  }

  /** A text, escaped for HTML. */
  String get(String key, Object... values) {
    String text = bundle.getString(key);
    return Html.escape(new MessageFormat(text, Locale.forLanguageTag(language)).format(values));
  }
}
