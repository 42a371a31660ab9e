package org.ventanilla.response.open311;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.ventanilla.response.demand.DemandMessages;
import org.ventanilla.response.demand.DemandState;
import org.ventanilla.response.pages.Language;

/** What is said in the language of who asks. */
final class Words {

  private Words() {}

  static String stands(DemandState state, Locale locale) {
    return Language.of(locale).words(DemandMessages.class).stands(state);
  }

  static String expected(Instant due, ZoneId zone, Locale locale) {
    String day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(due.atZone(zone));
    return Language.of(locale).words(Open311Messages.class).expected(day);
  }
}
