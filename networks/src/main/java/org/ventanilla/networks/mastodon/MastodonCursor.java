package org.ventanilla.networks.mastodon;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ventanilla.networks.Cursor;

/**
 * How far an account's mentions are read. Pages go from the newest to the oldest, and a gap is read backwards: {@code
 * since} moves to {@code newest} only when the last page of the gap was read. What was on the newest page is kept, so that
 * the next look at it tells what was taken back.
 *
 * @param since id of the newest notification before the gap; empty when nothing was read yet
 * @param newest id of the newest notification of the gap; empty between gaps
 * @param page the next page holds what is older than this id; empty between gaps
 * @param editedUpTo corrections up to this time are known, in milliseconds since 1970
 * @param recent what was on the newest page
 */
record MastodonCursor(String since, String newest, String page, long editedUpTo, List<Recent> recent) {

  private static final int MOST_RECENT = 2 * MastodonClient.PAGE;
  private static final Pattern FORM =
      Pattern.compile(
          "since=(ID?);newest=(ID?);page=(ID?);edited=(\\d{1,15});recent=([\\w.,-]{0,20000})"
              .replace("ID?", "(?:" + MastodonIds.FORM + ")?"));

  /** A mention on the newest page: its notification, its post and who wrote it. */
  record Recent(String notification, String status, String author) {

    static Recent of(String text) {
      String[] parts = text.split("\\.", -1);
      return new Recent(parts[0], parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : "");
    }

    String text() {
      return notification + "." + status + "." + author;
    }
  }

  MastodonCursor {
    recent = List.copyOf(recent);
  }

  /** A cursor whose text is not ours reads from the start: what was known already is known again, nothing is lost. */
  static MastodonCursor of(Cursor cursor) {
    Matcher form = FORM.matcher(cursor.value());
    if (!form.matches()) {
      return new MastodonCursor("", "", "", 0, List.of());
    }
    List<Recent> recent =
        form.group(5).isEmpty()
            ? List.of()
            : Pattern.compile(",").splitAsStream(form.group(5)).map(Recent::of).toList();
    return new MastodonCursor(form.group(1), form.group(2), form.group(3), Long.parseLong(form.group(4)), recent);
  }

  /** True if the next page is the newest one, and not in the middle of a gap. */
  boolean atTheTop() {
    return page.isEmpty();
  }

  /** True if a notification was read before: it is no newer than the last gap, and did not slip in late. */
  boolean knows(String notification) {
    if (MastodonIds.isLater(notification, since)) {
      return false;
    }
    // A server gives ids before it shows them: one with an earlier id may be seen after one with a later id.
    boolean amongRecent =
        recent.stream().anyMatch(one -> MastodonIds.isLater(notification, one.notification()));
    return !amongRecent || recent.stream().anyMatch(one -> one.notification().equals(notification));
  }

  /** After a page of a gap, when an older one follows. */
  MastodonCursor olderPage(String newestOfPage, String oldestOfPage) {
    return new MastodonCursor(since, MastodonIds.later(newest, newestOfPage), oldestOfPage, editedUpTo, recent);
  }

  /** After the last page of a gap. */
  MastodonCursor gapClosed(String newestOfPage) {
    String last = MastodonIds.later(since, MastodonIds.later(newest, newestOfPage));
    return new MastodonCursor(last, "", "", editedUpTo, recent);
  }

  /** With what is on the newest page now. */
  MastodonCursor seen(List<Recent> onPage, long lastEdit) {
    List<Recent> bounded = onPage.size() <= MOST_RECENT ? onPage : onPage.subList(0, MOST_RECENT);
    return new MastodonCursor(since, newest, page, Math.max(editedUpTo, lastEdit), new ArrayList<>(bounded));
  }

  Cursor text() {
    return new Cursor(
        "since=" + since + ";newest=" + newest + ";page=" + page + ";edited=" + editedUpTo + ";recent="
            + recent.stream().map(Recent::text).collect(Collectors.joining(",")));
  }
}
