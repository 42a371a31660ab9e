package org.ventanilla.response.open311;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import org.ventanilla.response.demand.PublicDemandFilter;

/**
 * The filters of "GET Service Requests", read and bounded.
 *
 * @param ids public codes; not empty overrides everything else
 * @param page first is 1
 */
record RequestQuery(List<String> ids, PublicDemandFilter filter, int page, int size) {

  /** "Default query limit is a span of 90 days or first 1000 requests returned, whichever is smallest." */
  private static final Duration LONGEST = Duration.ofDays(90);

  private static final int MOST = 1_000;
  /** So far back a page may reach; a narrower time reaches the rest. */
  private static final int DEEPEST = 50_000;

  private static final int MOST_TEXT = 10_000;

  /** @throws Open311Exception 400 saying which parameter cannot be */
  static RequestQuery of(
      String ids, String services, String start, String end, String status, String page, String size, Instant now) {
    int rows = number("page_size", size, MOST);
    int at = number("page", page, 1);
    if (rows > MOST) {
      throw new Open311Exception(400, "page_size is at most " + MOST);
    }
    if ((long) at * rows > DEEPEST) {
      throw new Open311Exception(400, "page goes too far back: ask for a shorter time with start_date and end_date");
    }
    Instant until = time("end_date", end);
    Instant from = time("start_date", start);
    if (until == null) {
      until = from == null ? now.plusSeconds(1) : earlier(from.plus(LONGEST), now.plusSeconds(1));
    }
    if (from == null) {
      from = until.minus(LONGEST);
    }
    if (from.isAfter(until)) {
      throw new Open311Exception(400, "start_date is after end_date");
    }
    if (Duration.between(from, until).compareTo(LONGEST) > 0) {
      throw new Open311Exception(400, "start_date and end_date span more than 90 days");
    }
    return new RequestQuery(
        items("service_request_id", ids),
        new PublicDemandFilter(items("service_code", services), open(items("status", status)), from, until),
        at,
        rows);
  }

  int skip() {
    return (page - 1) * size;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Boolean open(List<String> statuses) {
    if (!List.of("open", "closed").containsAll(statuses)) {
      throw new Open311Exception(400, "status is open or closed");
    }
    return statuses.isEmpty() || statuses.contains("open") && statuses.contains("closed") ? null : statuses.contains("open");
  }

  private static List<String> items(String name, String text) {
    if (text == null) {
      return List.of();
    }
    if (text.length() > MOST_TEXT) {
      throw new Open311Exception(400, name + " is too long");
    }
    return Arrays.stream(text.split(",")).map(String::strip).filter(item -> !item.isEmpty()).distinct().toList();
  }

  /** A time in the W3C form with a zone; null when none was sent. */
  static Instant time(String name, String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      Instant time = OffsetDateTime.parse(text.strip().replace(' ', '+')).toInstant();
      if (time.isBefore(Instant.EPOCH) || time.isAfter(Instant.parse("9000-01-01T00:00:00Z"))) {
        throw new Open311Exception(400, name + " is out of this world");
      }
      return time;
    } catch (DateTimeParseException e) {
      throw new Open311Exception(400, name + " is not a time such as 2010-01-01T00:00:00Z");
    }
  }

  private static int number(String name, String text, int otherwise) {
    if (text == null || text.isBlank()) {
      return otherwise;
    }
    if (!text.matches("[1-9]\\d{0,5}")) {
      throw new Open311Exception(400, name + " is not a number from 1 on");
    }
    return Integer.parseInt(text);
  }
}
