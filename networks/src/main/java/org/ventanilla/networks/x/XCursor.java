package org.ventanilla.networks.x;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ventanilla.networks.Cursor;

/**
 * How far an account has been read: a position for each stream, and the account's own latest publications, in whose
 * threads people may talk without naming it. As text: {@code 2;own=901.902;mentions=900,950,token,100,,0;...}. The text
 * of the first version, which knew the mentions only, is still read.
 *
 * @param positions by the name of the stream; a stream that is not there was never read
 * @param own ids of the account's own publications, newest first
 */
record XCursor(Map<String, Position> positions, List<String> own) {

  private static final Pattern FIRST_VERSION =
      Pattern.compile("since=(\\d{0,19})(?:;newest=(\\d{0,19});page=([\\w-]{1,200}))?");
  private static final Pattern STREAM = Pattern.compile("([a-z]{1,20}(?:-[0-9a-f]{8})?)=(.*)");
  private static final Pattern POSITION =
      Pattern.compile("(\\d{0,19}),(\\d{0,19}),([\\w.*%+-]{0,2000}),(\\d{1,9}),(\\d{0,19}),(\\d{1,11})");

  /**
   * A place in a stream. X gives the newest first, so a gap is read backwards in pages: {@code since} moves to {@code
   * newest} only when the last page of the gap was read, and the place in between is kept in {@code page}.
   *
   * @param since id of the newest post before the gap; empty when nothing was read yet
   * @param newest id of the newest post of the gap; empty between gaps
   * @param page X's token of the next older page; empty between gaps
   * @param read how many posts of the gap were read
   * @param until only posts older than this are wanted; empty for all
   * @param due no reading before this
   */
  record Position(String since, String newest, String page, int read, String until, Instant due) {

    static final Position START = new Position("", "", "", 0, "", Instant.EPOCH);

    /** True in the middle of a gap. */
    boolean isOpen() {
      return !page.isEmpty() || !until.isEmpty();
    }

    /** After a page with this newest id, when an older one follows. */
    Position olderPage(String newestOfPage, int posts, String token) {
      return new Position(since, later(newest, newestOfPage), token, read + posts, until, due);
    }

    /** After the last page of a gap. */
    Position gapClosed(String newestOfPage, Instant next) {
      return new Position(later(since, later(newest, newestOfPage)), "", "", 0, "", next);
    }

    /** The same gap from its newest page on. */
    Position fromTheTop(Instant next) {
      return new Position(since, "", "", 0, until, next);
    }

    /** The same place, later. */
    Position notBefore(Instant next) {
      return new Position(since, newest, page, read, until, next);
    }

    private String text() {
      return String.join(
          ",", since, newest, URLEncoder.encode(page, StandardCharsets.UTF_8), String.valueOf(read), until,
          String.valueOf(due.getEpochSecond()));
    }

    private static Position of(Matcher form) {
      return new Position(
          form.group(1),
          form.group(2),
          URLDecoder.decode(form.group(3), StandardCharsets.UTF_8),
          Integer.parseInt(form.group(4)),
          form.group(5),
          Instant.ofEpochSecond(Long.parseLong(form.group(6))));
    }
  }

  XCursor {
    positions = Map.copyOf(positions);
    own = List.copyOf(own);
  }

  /** A stream whose text is not ours is read from the start: what was known already is known again, nothing is lost. */
  static XCursor of(Cursor cursor) {
    Matcher first = FIRST_VERSION.matcher(cursor.value());
    if (first.matches()) {
      Position mentions =
          new Position(first.group(1), orEmpty(first.group(2)), orEmpty(first.group(3)), 0, "", Instant.EPOCH);
      return new XCursor(Map.of(XStream.MENTIONS, mentions), List.of());
    }
    Map<String, Position> positions = new TreeMap<>();
    List<String> own = List.of();
    for (String part : cursor.value().split(";")) {
      Matcher stream = STREAM.matcher(part);
      if (stream.matches() && stream.group(1).equals("own")) {
        own = List.of(stream.group(2).split("\\.")).stream().filter(id -> id.matches("\\d{1,19}")).toList();
      } else if (stream.matches()) {
        position(stream.group(2), stream.group(1), positions);
      }
    }
    return new XCursor(positions, own);
  }

  private static void position(String text, String name, Map<String, Position> positions) {
    Matcher form = POSITION.matcher(text);
    if (form.matches()) {
      try {
        positions.put(name, Position.of(form));
      } catch (IllegalArgumentException e) {
        // A percent sign that stands for nothing: not a text of ours.
        positions.remove(name);
      }
    }
  }

  private static String orEmpty(String group) {
    return group == null ? "" : group;
  }

  Position position(String stream) {
    return positions.getOrDefault(stream, Position.START);
  }

  /** The later of two ids; they grow with time, and the longer number is the larger. */
  static String later(String one, String other) {
    if (one.length() != other.length()) {
      return one.length() > other.length() ? one : other;
    }
    return one.compareTo(other) >= 0 ? one : other;
  }

  Cursor text() {
    StringBuilder text = new StringBuilder("2;own=").append(String.join(".", own));
    new TreeMap<>(positions).forEach((name, position) -> text.append(';').append(name).append('=').append(position.text()));
    return new Cursor(text.toString());
  }
}
