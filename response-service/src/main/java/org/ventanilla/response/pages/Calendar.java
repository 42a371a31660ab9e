package org.ventanilla.response.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Times as people say them, seen from one moment in one town.
 *
 * @param now the moment
 * @param zone the town's
 * @param locale the reader's
 * @param words the reader's
 */
record Calendar(Instant now, ZoneId zone, Locale locale, FrameMessages words) {

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** True while the words for it change as time passes. */
  boolean recent(Instant at) {
    return Duration.between(at, now).compareTo(DAY) < 0;
  }

  /** How long ago: minutes, hours, yesterday, then the day. */
  String ago(Instant at) {
    Duration passed = Duration.between(at, now);
    if (passed.compareTo(MINUTE) < 0) {
      return words.now();
    }
    if (passed.compareTo(HOUR) < 0) {
      return words.minutesAgo(Long.toString(passed.toMinutes()));
    }
    if (passed.compareTo(DAY) < 0) {
      return words.hoursAgo(Long.toString(passed.toHours()));
    }
    return date(at).equals(today().minusDays(1)) ? words.yesterday() : day(at);
  }

  /** Day and hour in full. */
  String exact(Instant at) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT).withLocale(locale).format(in(at));
  }

  /** The day, with its year unless that is this year. */
  String day(Instant at) {
    String pattern = date(at).getYear() == today().getYear() ? "d MMM" : "d MMM yyyy";
    return DateTimeFormatter.ofPattern(pattern, locale).format(in(at));
  }

  /** When something should be done, or for how long it has been late. */
  String due(Instant at) {
    Duration late = Duration.between(at, now);
    if (!late.isNegative()) {
      return late(late);
    }
    long days = ChronoUnit.DAYS.between(today(), date(at));
    if (days == 0) {
      return words.dueToday(time(at));
    }
    if (days == 1) {
      return words.dueTomorrow(time(at));
    }
    return words.dueOn(days < 7 ? DateTimeFormatter.ofPattern("EEEE d MMM", locale).format(in(at)) : day(at));
  }

  private String late(Duration late) {
    if (late.compareTo(HOUR) < 0) {
      return words.lateMinutes(late.toMinutes());
    }
    return late.compareTo(DAY) < 0 ? words.lateHours(late.toHours()) : words.lateDays(late.toDays());
  }

  /** Hour and minute. */
  String time(Instant at) {
    return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale).format(in(at));
  }

  boolean isToday(Instant at) {
    return date(at).equals(today());
  }

  private LocalDate today() {
    return date(now);
  }

  private LocalDate date(Instant at) {
    return in(at).toLocalDate();
  }

  private ZonedDateTime in(Instant at) {
    return at.atZone(zone);
  }
}
