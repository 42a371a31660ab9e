package org.ventanilla.networks.x;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ventanilla.networks.Cursor;

/**
 * How far an account's mentions are read. X gives the newest first, so a gap is read backwards in pages: {@code since}
 * moves to {@code newest} only when the last page of the gap was read, and the place in between is kept in {@code
 * page}.
 *
 * @param since id of the newest post before the gap; empty when nothing was read yet
 * @param newest id of the newest post of the gap; empty between gaps
 * @param page X's token of the next older page; empty between gaps
 */
record XCursor(String since, String newest, String page) {

  private static final Pattern FORM = Pattern.compile("since=(\\d{0,19})(?:;newest=(\\d{0,19});page=([\\w-]{1,200}))?");

  /** A cursor whose text is not ours reads from the start: what was known already is known again, nothing is lost. */
  static XCursor of(Cursor cursor) {
    Matcher form = FORM.matcher(cursor.value());
    if (!form.matches()) {
      return new XCursor("", "", "");
    }
    return new XCursor(form.group(1), orEmpty(form.group(2)), orEmpty(form.group(3)));
  }

  private static String orEmpty(String group) {
    return group == null ? "" : group;
  }

  /** After a page with this newest id, when an older one follows. */
  XCursor olderPage(String newestOfPage, String token) {
    return new XCursor(since, later(newest, newestOfPage), token);
  }

  /** After the last page of a gap. */
  XCursor gapClosed(String newestOfPage) {
    return new XCursor(later(since, later(newest, newestOfPage)), "", "");
  }

  /** The same gap from its newest page on. */
  XCursor fromTheTop() {
    return new XCursor(since, "", "");
  }

  /** The later of two ids; they grow with time, and the longer number is the larger. */
  static String later(String one, String other) {
    if (one.length() != other.length()) {
      return one.length() > other.length() ? one : other;
    }
    return one.compareTo(other) >= 0 ? one : other;
  }

  Cursor text() {
    return new Cursor("since=" + since + (page.isEmpty() ? "" : ";newest=" + newest + ";page=" + page));
  }
}
