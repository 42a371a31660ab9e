package org.ventanilla.networks.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ventanilla.events.Change;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.MentionPage;
import org.ventanilla.networks.NetworkException;
import org.ventanilla.networks.Reading;
import org.ventanilla.networks.Reading.NotSpoken;
import org.ventanilla.networks.Reading.Pointed;
import org.ventanilla.networks.Reading.Reason;
import org.ventanilla.networks.Reading.Spoken;
import org.ventanilla.events.Network;
import org.ventanilla.networks.wire.AccountBook;
import org.ventanilla.networks.wire.Fields;
import org.ventanilla.networks.wire.JsonApi;

/** Reads one page of an account's mentions: what is new on it, what was corrected, and what is missing from it. */
final class MastodonReading {

  /** At most so many missing posts are asked for in a poll; the others in the next ones. */
  private static final int MOST_ASKED_FOR = 5;

  private static final String WHAT = "notification/mention";

  private final MastodonClient client;
  private final Account account;
  private final MastodonCursor at;
  private final Instant now;
  private final List<Reading> readings = new ArrayList<>();
  private final List<MastodonCursor.Recent> onPage = new ArrayList<>();
  private String newest = "";
  private String oldest = "";
  private long lastEdit;

  MastodonReading(MastodonClient client, Account account, MastodonCursor at, Instant now) {
    this.client = client;
    this.account = account;
    this.at = at;
    this.now = now;
  }

  MentionPage read() {
    JsonApi.Got got = client.mentions(account, at.page());
    if (!got.json().isArray()) {
      throw new NetworkException.Unavailable("Mastodon answered something that is no list", null);
    }
    boolean reachesKnown = false;
    for (JsonNode notification : got.json()) {
      String id = Fields.id(notification, "id");
      if (!id.matches(MastodonIds.FORM)) {
        readings.add(new NotSpoken(WHAT, Reason.UNKNOWN));
        continue;
      }
      newest = MastodonIds.later(newest, id);
      oldest = oldest.isEmpty() || MastodonIds.isLater(oldest, id) ? id : oldest;
      reachesKnown |= !MastodonIds.isLater(id, at.since());
      take(id, new MastodonStatus(notification.path("status")));
    }
    boolean full = got.json().size() >= MastodonClient.PAGE || got.answer().header("Link").orElse("").contains("\"next\"");
    // A page that is no older than the one before it would be read for ever.
    boolean older = at.atTheTop() || MastodonIds.isLater(at.page(), oldest);
    boolean more = full && !reachesKnown && !oldest.isEmpty() && older;
    MastodonCursor next = at.atTheTop() ? at.seen(recent(full), lastEdit) : at;
    next = more ? next.olderPage(newest, oldest) : next.gapClosed(newest);
    return new MentionPage(readings, next.text(), more, got.rateLimit());
  }

  private void take(String notification, MastodonStatus status) {
    String author = status.author().id();
    if (!status.id().matches(MastodonIds.FORM) || !author.matches(MastodonIds.FORM)) {
      readings.add(new NotSpoken(WHAT, Reason.UNKNOWN));
      return;
    }
    onPage.add(new MastodonCursor.Recent(notification, status.id(), author));
    long edited = status.editedAt().toEpochMilli();
    lastEdit = Math.max(lastEdit, edited);
    if (!at.knows(notification)) {
      readings.add(reading(status, Change.CREATED));
    } else if (at.atTheTop() && edited > at.editedUpTo()) {
      readings.add(reading(status, Change.EDITED));
    }
  }

  private Reading reading(MastodonStatus status, Change change) {
    AccountBook accounts = new AccountBook(Network.MASTODON, List.of(account));
    if (accounts.isTown(status.author(), account.networkId())) {
      return new NotSpoken(WHAT, Reason.OWN_POST);
    }
    if (status.words().isBlank() && status.media().isEmpty()) {
      return new NotSpoken(WHAT, Reason.EMPTY);
    }
    try {
      return new Spoken(status.mention(account, root(client, account, status), change, now));
    } catch (NetworkException.Unavailable | NetworkException.RateLimited e) {
      // One thread that cannot be read keeps no other mention of its page from being heard.
      return new Pointed(account.id(), status.id(), Map.of("status_id", status.id()));
    }
  }

  /** The top of a post's thread, as far as the server lets us see; the post itself if it answers nothing. */
  static String root(MastodonClient client, Account account, MastodonStatus status) {
    if (status.answers().isEmpty() || status.isDirect()) {
      return status.id();
    }
    String top =
        client.context(account, status.id())
            .map(context -> Fields.id(context.path("ancestors").path(0), "id"))
            .orElse("");
    return top.isEmpty() ? status.answers() : top;
  }

  /**
   * What to remember of the newest page. What was there the last time, should be there still, and is not, was taken back if
   * the server does not have it any more: a person may also have dismissed the notification.
   *
   * @param full true if older notifications are on a next page
   */
  private List<MastodonCursor.Recent> recent(boolean full) {
    List<MastodonCursor.Recent> remembered = new ArrayList<>(onPage);
    int asked = 0;
    for (MastodonCursor.Recent before : at.recent()) {
      boolean rolledOff = full && MastodonIds.isLater(oldest, before.notification());
      if (rolledOff || onPage.contains(before)) {
        continue;
      }
      if (asked++ >= MOST_ASKED_FOR) {
        remembered.add(before);
      } else if (client.status(account, before.status()).isEmpty()) {
        readings.add(new Spoken(MastodonStatus.deleted(account, before, now)));
      }
    }
    return remembered;
  }
}
