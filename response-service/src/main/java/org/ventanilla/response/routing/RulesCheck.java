package org.ventanilla.response.routing;

import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import org.ventanilla.events.RoutingRules;
import org.ventanilla.events.RoutingRules.Elsewhere;
import org.ventanilla.events.RoutingRules.Rule;
import org.ventanilla.response.catalogue.Catalogue;
import org.ventanilla.response.problem.InvalidFieldException;

/** Whether rules make sense in this town, and are not so many that routing gets slow. */
@Singleton
class RulesCheck {

  private static final int MOST_RULES = 200;
  private static final int MOST_ELSEWHERE = 100;
  private static final int MOST_WORDS = 200;
  private static final int LONGEST = 500;

  private final Catalogue catalogue;

  RulesCheck(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Checks them.
   *
   * @throws InvalidFieldException naming the first field that is wrong
   */
  void check(RoutingRules rules) {
    zone(rules.office().zone());
    atMost("rules", rules.rules(), MOST_RULES);
    atMost("elsewhere", rules.elsewhere(), MOST_ELSEWHERE);
    for (int i = 0; i < rules.rules().size(); i++) {
      check("rules[" + i + "]", rules.rules().get(i));
    }
    for (int i = 0; i < rules.elsewhere().size(); i++) {
      check("elsewhere[" + i + "]", rules.elsewhere().get(i));
    }
  }

  private void check(String at, Rule rule) {
    text(at + ".name", rule.name());
    if (catalogue.department(rule.department()).isEmpty()) {
      throw new InvalidFieldException(at + ".department", "no such department");
    }
    for (String service : rule.services()) {
      if (catalogue.service(service).isEmpty()) {
        throw new InvalidFieldException(at + ".services", "not in the catalogue");
      }
    }
    atMost(at + ".accounts", rule.accounts(), MOST_WORDS);
    if (rule.area() != null) {
      atMost(at + ".area.places", rule.area().places(), MOST_WORDS);
    }
  }

  private static void check(String at, Elsewhere elsewhere) {
    text(at + ".code", elsewhere.code());
    text(at + ".name", elsewhere.name());
    atMost(at + ".words", elsewhere.words(), MOST_WORDS);
    atMost(at + ".unless", elsewhere.unless(), MOST_WORDS);
    elsewhere.words().forEach(word -> text(at + ".words", word));
    elsewhere.unless().forEach(word -> text(at + ".unless", word));
    elsewhere.texts().values().forEach(text -> text(at + ".texts", text));
    if (elsewhere.url() != null && !elsewhere.url().matches("https?://[^\\s\"'<>]{1,400}")) {
      throw new InvalidFieldException(at + ".url", "an address that begins with https://");
    }
  }

  private static void zone(String zone) {
    try {
      ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new InvalidFieldException("office.zone", "no such time zone");
    }
  }

  private static void text(String field, String text) {
    if (text.isBlank() || text.length() > LONGEST) {
      throw new InvalidFieldException(field, "1 to " + LONGEST + " characters");
    }
  }

  private static void atMost(String field, List<?> list, int most) {
    if (list.size() > most) {
      throw new InvalidFieldException(field, "at most " + most);
    }
  }
}
