package org.ventanilla.networks.bluesky;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ventanilla.networks.Cursor;

/**
 * How far an account's notifications are read. Pages go from the newest to the oldest, ordered by time, and a gap is read
 * backwards: {@code since} moves to {@code newest} only when the last page of the gap was read. What was on the newest page
 * is kept: two posts may have the same time, one may come late, and one that is missing was taken back.
 *
 * @param since the newest time before the gap, in milliseconds since 1970; 0 when nothing was read yet
 * @param newest the newest time of the gap; 0 between gaps
 * @param page Bluesky's cursor of the next older page; empty between gaps
 * @param recent what was on the newest page
 */
record BlueskyCursor(long since, long newest, String page, List<Recent> recent) {

  private static final int MOST_RECENT = 3 * BlueskyClient.PAGE;
  private static final Pattern FORM =
      Pattern.compile("since=(\\d{1,14});newest=(\\d{1,14});page=([\\w:.+%=/-]{0,300});recent=([\\w/:.%~, -]{0,80000})");

  /** A post on the newest page. */
  record Recent(long time, AtUri uri) {

    static Optional<Recent> of(String text) {
      int space = text.indexOf(' ');
      return space > 0 && text.substring(0, space).matches("\\d{1,14}")
          ? AtUri.ofShortForm(text.substring(space + 1)).map(uri -> new Recent(Long.parseLong(text.substring(0, space)), uri))
          : Optional.empty();
    }

    String text() {
      return time + " " + uri.shortForm();
    }
  }

  BlueskyCursor {
    recent = List.copyOf(recent);
  }

  /** A cursor whose text is not ours reads from the start: what was known already is known again, nothing is lost. */
  static BlueskyCursor of(Cursor cursor) {
    Matcher form = FORM.matcher(cursor.value());
    if (!form.matches()) {
      return new BlueskyCursor(0, 0, "", List.of());
    }
    List<Recent> recent =
        Pattern.compile(",").splitAsStream(form.group(4)).map(Recent::of).flatMap(Optional::stream).toList();
    return new BlueskyCursor(Long.parseLong(form.group(1)), Long.parseLong(form.group(2)), form.group(3), recent);
  }

  /** True if the next page is the newest one, and not in the middle of a gap. */
  boolean atTheTop() {
    return page.isEmpty();
  }

  /** True if a post was read before: it is older than the last gap, and did not slip in late. */
  boolean knows(Recent post) {
    if (post.time() > since) {
      return false;
    }
    if (recent.stream().anyMatch(one -> one.uri().equals(post.uri()))) {
      return true;
    }
    if (!atTheTop()) {
      return post.time() < since;
    }
    // The order is by the time that the author's program says: one may come late and lie among those read before.
    return post.time() <= recent.stream().mapToLong(Recent::time).min().orElse(Long.MAX_VALUE);
  }

  /** After a page of a gap, when an older one follows. */
  BlueskyCursor olderPage(long newestOfPage, String next) {
    return new BlueskyCursor(since, Math.max(newest, newestOfPage), next, recent);
  }

  /** After the last page of a gap. */
  BlueskyCursor gapClosed(long newestOfPage) {
    return new BlueskyCursor(Math.max(since, Math.max(newest, newestOfPage)), 0, "", recent);
  }

  /** The same gap from its newest page on. */
  BlueskyCursor fromTheTop() {
    return new BlueskyCursor(since, 0, "", recent);
  }

  /** With what is on the newest page now. */
  BlueskyCursor seen(List<Recent> onPage) {
    List<Recent> bounded = onPage.size() <= MOST_RECENT ? onPage : onPage.subList(0, MOST_RECENT);
    return new BlueskyCursor(since, newest, page, new ArrayList<>(bounded));
  }

  Cursor text() {
    return new Cursor(
        "since=" + since + ";newest=" + newest + ";page=" + page + ";recent="
            + recent.stream().map(Recent::text).collect(Collectors.joining(",")));
  }
}
