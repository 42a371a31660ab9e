package org.ventanilla.networks.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.Cursor;
import org.ventanilla.networks.MentionPage;
import org.ventanilla.networks.NetworkException;
import org.ventanilla.networks.RateLimit;
import org.ventanilla.networks.Reading;
import org.ventanilla.networks.Reading.NotSpoken;
import org.ventanilla.networks.Reading.Reason;
import org.ventanilla.networks.Reading.Spoken;
import org.ventanilla.networks.wire.AccountBook;
import org.ventanilla.networks.wire.Fields;
import org.ventanilla.networks.wire.JsonApi;

/** Reads one page of an account's notifications: what is new on it, and what is missing from it. */
final class BlueskyReading {

  private static final Set<String> SPOKEN = Set.of("mention", "reply", "quote");

  private final BlueskyClient client;
  private final Account account;
  private final BlueskyCursor at;
  private final Instant now;
  private final List<Reading> readings = new ArrayList<>();
  private final List<BlueskyCursor.Recent> onPage = new ArrayList<>();
  private final List<BlueskyPost> fresh = new ArrayList<>();
  private final Set<AtUri> seen = new HashSet<>();
  private long newest;
  private long oldest = Long.MAX_VALUE;

  BlueskyReading(BlueskyClient client, Account account, BlueskyCursor at, Instant now) {
    this.client = client;
    this.account = account;
    this.at = at;
    this.now = now;
  }

  MentionPage read() {
    JsonApi.Got got;
    try {
      got = client.notifications(account, at.page());
    } catch (NetworkException.Refused e) {
      if (at.atTheTop()) {
        throw e;
      }
      // A cursor that Bluesky has forgotten: the gap is read again from its newest page, at the next poll.
      return new MentionPage(List.of(), at.fromTheTop().text(), false, RateLimit.UNKNOWN);
    }
    JsonNode notifications = got.json().path("notifications");
    if (!notifications.isArray()) {
      throw new NetworkException.Unavailable("Bluesky answered something that is no list", null);
    }
    notifications.forEach(this::take);
    spoken();
    String older = Fields.id(got.json(), "cursor");
    boolean reachesKnown = oldest < at.since();
    boolean more = !older.isEmpty() && !older.equals(at.page()) && !reachesKnown;
    return new MentionPage(readings, next(older, more), more, got.rateLimit());
  }

  private Cursor next(String older, boolean more) {
    BlueskyCursor next = at.atTheTop() ? at.seen(recent(!older.isEmpty(), more)) : at;
    return (more ? next.olderPage(newest, older) : next.gapClosed(newest)).text();
  }

  private void take(JsonNode notification) {
    String reason = Fields.text(notification, "reason");
    String what = "notification/" + (reason.matches("[a-z-]{1,40}") ? reason : "unknown");
    Instant time = Fields.time(notification, null, "indexedAt");
    AtUri uri = AtUri.of(Fields.id(notification, "uri")).orElse(null);
    if (time == null) {
      readings.add(new NotSpoken(what, Reason.UNKNOWN));
      return;
    }
    newest = Math.max(newest, time.toEpochMilli());
    oldest = Math.min(oldest, time.toEpochMilli());
    if (uri == null || !SPOKEN.contains(reason)) {
      readings.add(new NotSpoken(what, SPOKEN.contains(reason) ? Reason.UNKNOWN : Reason.REACTION));
      return;
    }
    if (!seen.add(uri)) {
      // One post can be told twice: it answers the town and names it.
      return;
    }
    BlueskyCursor.Recent one = new BlueskyCursor.Recent(time.toEpochMilli(), uri);
    onPage.add(one);
    if (!at.knows(one)) {
      fresh.add(new BlueskyPost(uri, notification));
    }
  }

  private void spoken() {
    List<AtUri> withMedia = fresh.stream().filter(BlueskyPost::hasMedia).map(BlueskyPost::uri).toList();
    Map<AtUri, JsonNode> views = views(withMedia);
    AccountBook accounts = new AccountBook(Network.BLUESKY, List.of(account));
    for (BlueskyPost told : fresh) {
      JsonNode view = views.get(told.uri());
      BlueskyPost post = view == null ? told : new BlueskyPost(told.uri(), view);
      if (accounts.isTown(post.author(), account.networkId())) {
        readings.add(new NotSpoken("notification", Reason.OWN_POST));
      } else if (post.words().isBlank() && post.media().isEmpty()) {
        readings.add(new NotSpoken("notification", Reason.EMPTY));
      } else {
        readings.add(new Spoken(post.mention(account, now)));
      }
    }
  }

  /** Without them a photo is one without an address, which is better than a post that is not heard. */
  private Map<AtUri, JsonNode> views(List<AtUri> uris) {
    try {
      return client.posts(account, uris);
    } catch (NetworkException.Unavailable | NetworkException.RateLimited | NetworkException.Refused e) {
      return Map.of();
    }
  }

  /**
   * What to remember of the newest page. What was there the last time, should be there still, and is not, was taken back if
   * Bluesky does not have it any more: a person may also have muted its author.
   *
   * @param full true if older notifications are on a next page
   * @param more true if the gap goes on there, where what was read before will be met again
   */
  private List<BlueskyCursor.Recent> recent(boolean full, boolean more) {
    List<BlueskyCursor.Recent> remembered = new ArrayList<>(onPage);
    List<AtUri> missing = new ArrayList<>();
    for (BlueskyCursor.Recent before : at.recent()) {
      boolean rolledOff = full && before.time() <= oldest;
      if (seen.contains(before.uri())) {
        continue;
      }
      boolean asked = !rolledOff && missing.size() < BlueskyClient.MOST_POSTS;
      if (asked) {
        missing.add(before.uri());
      } else if (more || !rolledOff) {
        remembered.add(before);
      }
    }
    if (!missing.isEmpty()) {
      Set<AtUri> there = client.posts(account, missing).keySet();
      missing.removeAll(there);
      missing.forEach(uri -> readings.add(new Spoken(BlueskyPost.deleted(account, uri, now))));
    }
    return remembered;
  }
}
