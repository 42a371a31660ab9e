package org.ventanilla.networks.x;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.Cursor;
import org.ventanilla.networks.MentionPage;
import org.ventanilla.networks.NetworkException;
import org.ventanilla.networks.NetworkException.RateLimited;
import org.ventanilla.networks.NetworkException.Refused;
import org.ventanilla.networks.NetworkException.TokenRejected;
import org.ventanilla.networks.NetworkException.Unavailable;
import org.ventanilla.networks.RateLimit;
import org.ventanilla.networks.Reading;
import org.ventanilla.networks.wire.AccountBook;
import org.ventanilla.networks.wire.CallBudget;
import org.ventanilla.networks.wire.Fields;
import org.ventanilla.networks.x.XCursor.Position;

/**
 * Reads the streams of an account, each at its own pace and from its own position. A stream that X refuses (its limit is
 * spent, the app's contract or the token's permissions do not include it) does not stop the others: it is asked again
 * later, and {@link CallBudget} tells it meanwhile as one without calls left. Only what is wrong with the timeline of
 * mentions is thrown, since it says how the account stands.
 */
final class XListening {

  /** How long a stream that X refused is left alone. */
  private static final Duration REFUSED_FOR = Duration.ofMinutes(15);

  /** The window of X's limits. */
  private static final Duration WINDOW = Duration.ofMinutes(15);

  /** Pace of searches and of messages until X has told its limits (60 and 15 calls a window for the smallest app). */
  private static final Duration USUAL_SEARCH_PACE = Duration.ofSeconds(30);

  private static final Duration USUAL_MESSAGE_PACE = Duration.ofSeconds(90);
  private static final Duration FASTEST = Duration.ofSeconds(2);

  /** Half of what X allows is kept: for older pages, and for looking our own answers up. */
  private static final int SHARE = 2;

  /** The timeline of mentions ends after 800 posts; a gap that comes near may go on where it does not reach. */
  private static final int TIMELINE_ENDS = 700;

  /** How many publications of the account are watched for answers that do not name it. */
  private static final int PUBLICATIONS = 6;

  /** Recent search reaches back seven days, and refuses an id from before. */
  private static final Duration SEARCHABLE = Duration.ofDays(7).minusHours(1);

  private final XClient client;
  private final CallBudget budget;
  private final Clock clock;

  XListening(XClient client, CallBudget budget, Clock clock) {
    this.client = client;
    this.budget = budget;
    this.clock = clock;
  }

  /** One page of every stream that is in the middle of a gap; between gaps one of every stream that is due. */
  MentionPage read(Account account, Cursor since) {
    XCursor at = XCursor.of(since);
    Turn turn = new Turn(account, at);
    turn.readAll(Position::isOpen);
    if (!turn.heard) {
      turn.readAll(position -> !position.isOpen() && !clock.instant().isBefore(position.due()));
    }
    return turn.page();
  }

  private final class Turn {

    private final Account account;
    private final List<XStream> streams;
    private final Map<String, Position> positions = new LinkedHashMap<>();
    private final Map<String, Reading> readings = new LinkedHashMap<>();
    private final Map<String, RateLimited> closed = new LinkedHashMap<>();
    private List<String> own;
    private RateLimit rateLimit = RateLimit.UNKNOWN;
    private boolean heard;
    private boolean more;

    Turn(Account account, XCursor at) {
      this.account = account;
      this.streams = XStream.of(account, at);
      this.own = at.own();
      streams.forEach(stream -> positions.put(stream.name(), at.position(stream.name())));
    }

    void readAll(Predicate<Position> wanted) {
      for (XStream stream : streams) {
        if (wanted.test(positions.get(stream.name()))) {
          attempt(stream);
        }
      }
    }

    private void attempt(XStream stream) {
      Position position = positions.get(stream.name());
      try {
        Position next = read(stream, position);
        positions.put(stream.name(), next);
        heard = true;
        more |= next.isOpen();
      } catch (RateLimited e) {
        closed.put(stream.name(), e);
      } catch (Refused | TokenRejected e) {
        refused(stream, position, e);
      } catch (Unavailable e) {
        if (stream.isMain()) {
          throw e;
        }
        positions.put(stream.name(), position.notBefore(nextTurn(stream)));
      }
    }

    private void refused(XStream stream, Position position, NetworkException why) {
      if (why instanceof Refused && !position.page().isEmpty()) {
        // A page token that X has forgotten: the gap is read again from its newest page, at the next poll.
        positions.put(stream.name(), position.fromTheTop(nextTurn(stream)));
        heard = true;
      } else if (stream.isMain()) {
        throw why;
      } else {
        Instant again = clock.instant().plus(REFUSED_FOR);
        RateLimited until = new RateLimited(why.getMessage(), again, why);
        closed.put(stream.name(), budget.refused(account.id(), stream.name(), until));
      }
    }

    private Position read(XStream stream, Position position) {
      if (stream.isSearch()) {
        // Closed when X refused this very search; that all searches are is for the client to know.
        budget.take(account.id(), stream.name());
      }
      return switch (stream.name()) {
        case XStream.MENTIONS -> mentions(stream, position);
        case XStream.MESSAGES -> messages(stream, position);
        case XStream.THREADS -> threads(stream, position);
        default -> search(stream, position);
      };
    }

    private Position mentions(XStream stream, Position position) {
      XClient.Posts page = client.mentions(account, position);
      rateLimit = page.rateLimit();
      Position next = posts(stream, position, page.json());
      int read = position.read() + page.json().path("data").size();
      if (!next.isOpen() && read >= TIMELINE_ENDS) {
        Position before = positions.getOrDefault(XStream.OLDER, position);
        String since = before.isOpen() && !before.until().isEmpty() ? before.since() : position.since();
        positions.put(XStream.OLDER, new Position(since, "", "", 0, oldest(page.json()), Instant.EPOCH));
        more = true;
      }
      return next;
    }

    private Position threads(XStream stream, Position position) {
      if (!position.page().isEmpty()) {
        return search(stream, position);
      }
      try {
        // Not in the middle of a gap: its pages belong to one query.
        JsonNode published = client.publications(account, own.isEmpty() ? "" : own.get(0)).json();
        Stream<String> fresh = XPost.all(published).stream().map(post -> Fields.id(post, "id"));
        own = Stream.concat(fresh, own.stream()).filter(id -> !id.isEmpty()).distinct().limit(PUBLICATIONS).toList();
      } catch (RateLimited | Refused | TokenRejected e) {
        // Then the threads that are known are listened to.
        return search(stream, position);
      }
      return search(new XStream(stream.name(), new XQueries(account).threads(own)), position);
    }

    private Position search(XStream stream, Position position) {
      String since = isSearchable(position.since()) ? position.since() : "";
      XClient.Search search =
          new XClient.Search(stream.query(), since, position.until(), null, position.page());
      return posts(stream, position, client.search(account, search).json());
    }

    /** X's ids begin with the milliseconds since 4 November 2010. */
    private boolean isSearchable(String id) {
      return !id.isEmpty()
          && Instant.ofEpochMilli((XIds.number(id) >> 22) + 1_288_834_974_657L)
              .isAfter(clock.instant().minus(SEARCHABLE));
    }

    private Position posts(XStream stream, Position position, JsonNode json) {
      XPost reader =
          new XPost(accounts(), account.networkId(), json.path("includes"), clock.instant());
      for (JsonNode post : XPost.all(json)) {
        if (isNew(position, post)) {
          add(reader.read(post, stream.name()));
        }
      }
      return after(stream, position, json);
    }

    private Position messages(XStream stream, Position position) {
      JsonNode json = client.messages(account, position.page());
      XMessage reader = new XMessage(accounts(), account.networkId(), json.path("includes"), clock.instant());
      for (JsonNode event : XPost.all(json)) {
        if (isNew(position, event)) {
          add(reader.read(event, stream.name()));
        }
      }
      return after(stream, position, json);
    }

    private AccountBook accounts() {
      return new AccountBook(Network.X, List.of(account));
    }

    /** The same post may be in two streams. */
    private void add(Reading reading) {
      String key =
          reading instanceof Reading.Spoken spoken
              ? spoken.mention().id() + spoken.mention().change()
              : "part " + readings.size();
      readings.putIfAbsent(key, reading);
    }

    private Position after(XStream stream, Position position, JsonNode json) {
      JsonNode meta = json.path("meta");
      String newest = Fields.id(meta, "newest_id");
      boolean reachedTheKnown = false;
      for (JsonNode one : XPost.all(json)) {
        newest = XCursor.later(newest, Fields.id(one, "id"));
        reachedTheKnown |= !isNew(position, one);
      }
      String older = Fields.text(meta, "next_token");
      if (older.isEmpty() || reachedTheKnown) {
        return position.gapClosed(newest, nextTurn(stream));
      }
      return position.olderPage(newest, json.path("data").size(), older);
    }

    private static boolean isNew(Position position, JsonNode one) {
      String id = Fields.id(one, "id");
      return id.isEmpty() || !XCursor.later(id, position.since()).equals(position.since());
    }

    private static String oldest(JsonNode json) {
      String oldest = Fields.id(json.path("meta"), "oldest_id");
      for (JsonNode post : XPost.all(json)) {
        String id = Fields.id(post, "id");
        oldest = oldest.isEmpty() || !id.isEmpty() && XCursor.later(id, oldest).equals(oldest) ? id : oldest;
      }
      return oldest;
    }

    private Instant nextTurn(XStream stream) {
      if (stream.isMain()) {
        return Instant.EPOCH;
      }
      long searches = streams.stream().filter(XStream::isSearch).count();
      Duration pace =
          stream.isSearch()
              ? pace("search", USUAL_SEARCH_PACE).multipliedBy(searches)
              : pace(XStream.MESSAGES, USUAL_MESSAGE_PACE);
      return clock.instant().plus(pace);
    }

    private Duration pace(String endpoint, Duration usual) {
      int limit = budget.limits(account.id()).getOrDefault(endpoint, RateLimit.UNKNOWN).limit();
      if (limit <= 0) {
        return usual;
      }
      Duration pace = WINDOW.multipliedBy(SHARE).dividedBy(limit);
      return pace.compareTo(FASTEST) < 0 ? FASTEST : pace;
    }

    MentionPage page() {
      if (!heard && closed.containsKey(XStream.MENTIONS)) {
        throw untilAnyIsOpen();
      }
      positions.entrySet().removeIf(entry -> entry.getValue().equals(Position.START));
      Position older = positions.get(XStream.OLDER);
      if (older != null && !older.isOpen()) {
        positions.remove(XStream.OLDER);
      }
      return new MentionPage(List.copyOf(readings.values()), new XCursor(positions, own).text(), more, rateLimit);
    }

    /** When the first of all streams may be read again. */
    private RateLimited untilAnyIsOpen() {
      RateLimited mentions = closed.get(XStream.MENTIONS);
      Instant first = mentions.until();
      for (XStream stream : streams) {
        RateLimited limited = closed.get(stream.name());
        Instant open = limited == null ? positions.get(stream.name()).due() : limited.until();
        first = open.isBefore(first) && open.isAfter(clock.instant()) ? open : first;
      }
      return new RateLimited(mentions.getMessage(), first, mentions);
    }
  }
}
