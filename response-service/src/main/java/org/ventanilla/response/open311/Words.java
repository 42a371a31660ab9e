package org.ventanilla.response.open311;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.ventanilla.response.demand.DemandMessages;
import org.ventanilla.response.demand.DemandState;

/** What is said in the language of who asks. */
final class Words {

  private Words() {}

  static String stands(DemandState state, Locale locale) {
    return bundle(DemandMessages.class, locale).stands(state);
  }

  static String expected(Instant due, ZoneId zone, Locale locale) {
    String day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(due.atZone(zone));
    return bundle(Open311Messages.class, locale).expected(day);
  }

  /** Spanish is each bundle's own language. */
  private static <T> T bundle(Class<T> bundle, Locale locale) {
    return locale.getLanguage().equals("es")
        ? MessageBundles.get(bundle)
        : MessageBundles.get(bundle, Localized.Literal.of(locale.getLanguage()));
  }
}
