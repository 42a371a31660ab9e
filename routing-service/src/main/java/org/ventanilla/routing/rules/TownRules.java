package org.ventanilla.routing.rules;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ventanilla.events.Classification;
import org.ventanilla.events.Kind;
import org.ventanilla.events.Place;
import org.ventanilla.events.Referral;
import org.ventanilla.events.RoutingRules;
import org.ventanilla.events.RoutingRules.Elsewhere;
import org.ventanilla.events.RoutingRules.Hours;
import org.ventanilla.events.RoutingRules.OfficeHours;
import org.ventanilla.events.RoutingRules.Rule;
import org.ventanilla.routing.text.Phrases;
import org.ventanilla.routing.text.Tokens;

/** The town's routing rules, ready for use. Never changes. */
public final class TownRules {

  private static final String SPANISH = "es";
  private static final double METRES_A_DEGREE = 111_320;

  private record Mark(Elsewhere elsewhere, boolean unless) {}

  private final RoutingRules rules;
  private final ZoneId zone;
  private final Phrases<Mark> phrases = new Phrases<>();

  /**
   * Compiles rules.
   *
   * @throws java.time.DateTimeException if their time zone does not exist
   */
  public TownRules(RoutingRules rules) {
    this.rules = rules;
    this.zone = ZoneId.of(rules.office().zone());
    for (Elsewhere elsewhere : rules.elsewhere()) {
      elsewhere.words().forEach(word -> phrases.add(word, new Mark(elsewhere, false)));
      elsewhere.unless().forEach(word -> phrases.add(word, new Mark(elsewhere, true)));
    }
  }

  public double threshold() {
    return rules.threshold();
  }

  /**
   * The department that a rule gives something to; empty when no rule does.
   *
   * @param account the municipal account that was spoken to; null when none was
   * @param at when it was posted; null for no time, at which only rules for any time hold
   */
  public Optional<String> departmentOf(Classification said, String account, Instant at) {
    return rules.rules().stream().filter(rule -> holds(rule, said, account, at)).map(Rule::department).findFirst();
  }

  private boolean holds(Rule rule, Classification said, String account, Instant at) {
    return (rule.services().isEmpty() || rule.services().contains(said.service()))
        && (rule.accounts().isEmpty() || account != null && rule.accounts().contains(account))
        && (rule.urgencies().isEmpty() || rule.urgencies().contains(said.urgency()))
        && (rule.area() == null || within(rule.area(), said.place()))
        && inTime(rule.hours(), at);
  }

  private static boolean within(RoutingRules.Area area, Place place) {
    if (place == null) {
      return false;
    }
    if (area.places().contains(place.name())) {
      return true;
    }
    if (area.lat() == null || area.lon() == null || area.metres() == null || place.lat() == null || place.lon() == null) {
      return false;
    }
    double north = (place.lat() - area.lat()) * METRES_A_DEGREE;
    double east = (place.lon() - area.lon()) * METRES_A_DEGREE * StrictMath.cos(StrictMath.toRadians(area.lat()));
    return north * north + east * east <= area.metres() * area.metres();
  }

  private boolean inTime(Hours hours, Instant at) {
    return switch (hours) {
      case ANY -> true;
      case OFFICE -> at != null && open(at);
      case OUTSIDE -> at != null && !open(at);
    };
  }

  private boolean open(Instant at) {
    ZonedDateTime there = at.atZone(zone);
    OfficeHours office = rules.office();
    return office.days().contains(there.getDayOfWeek())
        && !office.holidays().contains(there.toLocalDate())
        && !there.toLocalTime().isBefore(office.from())
        && there.toLocalTime().isBefore(office.to());
  }

  /**
   * The other administration that a demand or question belongs to; empty when to none, or when words beside it say that
   * it is the town's all the same.
   */
  public Optional<Referral> elsewhere(Classification said, String text) {
    if (said.kind() != Kind.DEMAND && said.kind() != Kind.QUESTION) {
      return Optional.empty();
    }
    // Read again without signs, so that «A-4» is two words as it is in the rules.
    Tokens words = Tokens.of(String.join(" ", Tokens.fold(text)));
    List<Elsewhere> found = new ArrayList<>();
    Set<String> ours = new HashSet<>();
    for (Phrases.Match<Mark> match : phrases.in(words)) {
      if (match.meaning().unless()) {
        ours.add(match.meaning().elsewhere().code());
      } else {
        found.add(match.meaning().elsewhere());
      }
    }
    return found.stream()
        .filter(elsewhere -> !ours.contains(elsewhere.code()))
        .findFirst()
        .map(elsewhere -> referral(elsewhere, said.language()));
  }

  private static Referral referral(Elsewhere elsewhere, String language) {
    String spanish = elsewhere.texts().getOrDefault(SPANISH, elsewhere.name());
    return new Referral(
        elsewhere.code(),
        elsewhere.name(),
        elsewhere.texts().getOrDefault(language, spanish),
        elsewhere.url(),
        elsewhere.phone());
  }
}
