package org.ventanilla.events;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How the town shares out what it understands, as it crosses topic {@link Topics#ROUTING_RULES}; one record under key
 * {@value #KEY}, the last stands.
 *
 * @param threshold confidence between 0 and 1 below which a person decides
 * @param office when the town hall is open
 * @param rules the first whose conditions all hold gives the department, before the catalogue's
 * @param elsewhere what belongs to other administrations
 */
public record RoutingRules(double threshold, OfficeHours office, List<Rule> rules, List<Elsewhere> elsewhere) {

  public static final String KEY = "town";

  /** Nothing of the town's own: the catalogue decides. */
  public static final RoutingRules NONE = new RoutingRules(0.5, null, List.of(), List.of());

  public RoutingRules {
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException("threshold is not between 0 and 1");
    }
    office = office == null ? OfficeHours.USUAL : office;
    rules = rules == null ? List.of() : List.copyOf(rules);
    elsewhere = elsewhere == null ? List.of() : List.copyOf(elsewhere);
  }

  /**
   * When the town hall is open.
   *
   * @param zone time zone of the town, for example {@code Europe/Madrid}
   * @param days working days
   * @param from opens
   * @param to closes, on the same day
   * @param holidays days on which it stays closed
   */
  public record OfficeHours(String zone, Set<DayOfWeek> days, LocalTime from, LocalTime to, Set<LocalDate> holidays) {

    static final OfficeHours USUAL =
        new OfficeHours(
            "Europe/Madrid",
            Set.of(
                DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY),
            LocalTime.of(8, 0),
            LocalTime.of(15, 0),
            Set.of());

    public OfficeHours {
      Objects.requireNonNull(zone, "office.zone");
      Objects.requireNonNull(from, "office.from");
      Objects.requireNonNull(to, "office.to");
      days = days == null ? Set.of() : Set.copyOf(days);
      holidays = holidays == null ? Set.of() : Set.copyOf(holidays);
    }
  }

  /**
   * Who gets what. An empty condition always holds.
   *
   * @param name as the town hall calls the rule
   * @param services codes of the services it is for
   * @param accounts ids of the municipal accounts that were spoken to
   * @param area where it must be
   * @param urgencies how urgent it must be
   * @param hours when it was posted
   * @param department code of the department that gets it
   */
  public record Rule(
      String name,
      List<String> services,
      List<String> accounts,
      Area area,
      List<Urgency> urgencies,
      Hours hours,
      String department) {

    public Rule {
      Objects.requireNonNull(name, "rule.name");
      Objects.requireNonNull(department, "rule.department");
      services = services == null ? List.of() : List.copyOf(services);
      accounts = accounts == null ? List.of() : List.copyOf(accounts);
      urgencies = urgencies == null ? List.of() : List.copyOf(urgencies);
      hours = hours == null ? Hours.ANY : hours;
    }
  }

  /** When a rule holds. */
  public enum Hours {
    ANY,
    OFFICE,
    /** Nights, weekends and holidays: on-call duty. */
    OUTSIDE
  }

  /**
   * A part of the town: places by name, or a circle.
   *
   * @param places names as in the gazetteer
   * @param lat degrees north of the circle's middle, WGS 84; null without a circle
   * @param lon degrees east
   * @param metres its radius
   */
  public record Area(List<String> places, Double lat, Double lon, Double metres) {

    public Area {
      places = places == null ? List.of() : List.copyOf(places);
    }
  }

  /**
   * Another administration's matter.
   *
   * @param code names it
   * @param name the administration, as people know it
   * @param words phrases that mean it; a word that ends in {@code *} stands for all that begin so
   * @param unless words beside which it is the town's matter all the same
   * @param texts what to say in public, by ISO 639-1 language; Spanish stands for those that are missing
   * @param url its address on the web; null when it has none
   * @param phone its telephone; null when it has none
   */
  public record Elsewhere(
      String code,
      String name,
      List<String> words,
      List<String> unless,
      Map<String, String> texts,
      String url,
      String phone) {

    public Elsewhere {
      Objects.requireNonNull(code, "elsewhere.code");
      Objects.requireNonNull(name, "elsewhere.name");
      words = words == null ? List.of() : List.copyOf(words);
      unless = unless == null ? List.of() : List.copyOf(unless);
      texts = texts == null ? Map.of() : Map.copyOf(texts);
    }
  }
}
