package org.ventanilla.networks.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;

/**
 * Reads fields that networks write in more than one way: ids as numbers or texts, times as seconds, milliseconds, ISO
 * 8601 or X's own form. What is missing or of another type reads as empty.
 */
public final class Fields {

  private static final int MAX_ID = 512;
  private static final long MILLISECONDS_FROM = 100_000_000_000L;
  private static final Instant EARLIEST = Instant.parse("2004-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  private static final List<DateTimeFormatter> FORMS =
      List.of(
          DateTimeFormatter.ISO_OFFSET_DATE_TIME,
          // Graph API: 2018-02-23T21:32:16+0000
          DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxx", Locale.ROOT),
          // X v1.1 objects: Wed Feb 06 00:01:27 +0000 2019
          DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss xx yyyy", Locale.ENGLISH));

  private Fields() {}

  /** The first of these fields that holds words, fit for every store: see {@link #storable(String)}. */
  public static String text(JsonNode node, String... names) {
    for (String name : names) {
      JsonNode value = node.path(name);
      if (value.isTextual() && !value.textValue().isEmpty()) {
        return storable(value.textValue());
      }
    }
    return "";
  }

  /** The first of these fields that is an id, a text or a whole number, without spaces around. */
  public static String id(JsonNode node, String... names) {
    for (String name : names) {
      String id = id(node.path(name));
      if (!id.isEmpty()) {
        return id;
      }
    }
    return "";
  }

  /** This value as an id; empty if it is none. */
  public static String id(JsonNode value) {
    if (!value.isTextual() && !value.isIntegralNumber()) {
      return "";
    }
    String id = storable(value.asText()).strip();
    return id.length() <= MAX_ID ? id : "";
  }

  /** The first of these fields that is a time of this century; {@code otherwise} if none is. */
  public static Instant time(JsonNode node, Instant otherwise, String... names) {
    for (String name : names) {
      Instant time = time(node.path(name));
      if (time != null && time.isAfter(EARLIEST) && time.isBefore(LATEST)) {
        return time;
      }
    }
    return otherwise;
  }

  private static Instant time(JsonNode value) {
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      return fromNumber(value.longValue());
    }
    return value.isTextual() ? time(value.textValue()) : null;
  }

  /** The time that a text is in any of these forms; null when it is none. */
  static Instant time(String written) {
    String text = written.strip();
    if (!text.isEmpty() && text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return fromNumber(Long.parseLong(text));
    }
    for (DateTimeFormatter form : FORMS) {
      try {
        return OffsetDateTime.parse(text, form).toInstant();
      } catch (DateTimeParseException e) {
        // the next form
      }
    }
    return null;
  }

  private static Instant fromNumber(long number) {
    try {
      return number >= MILLISECONDS_FROM ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /**
   * The text without the two things that stores refuse: the NUL character (PostgreSQL) and halves of surrogate pairs
   * (UTF-8).
   */
  public static String storable(String text) {
    if (text.chars().noneMatch(c -> c == 0 || Character.isSurrogate((char) c))) {
      return text;
    }
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints()
        .filter(point -> point != 0)
        .map(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xFFFD : point)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }
}
