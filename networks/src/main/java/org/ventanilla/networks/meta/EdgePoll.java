package org.ventanilla.networks.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.Cursor;
import org.ventanilla.networks.MentionPage;
import org.ventanilla.networks.NetworkException;
import org.ventanilla.networks.RateLimit;
import org.ventanilla.networks.Reading;
import org.ventanilla.networks.wire.Fields;

/**
 * Polls edges of the Graph API that give the newest first and know no "since" for what hangs below them. A quiet poll
 * reads the first page of each edge, one call each; when a page ends before what was read last time, its next page is
 * kept in the cursor and read by the next call, so that a process that dies loses no page.
 *
 * <p>What is younger than a minute before the last poll is given again: Meta shows a post some time after it dates it.
 *
 * <p>An edge that Meta does not give, for want of a permission or in an outage of its own, waits and does not stop the
 * others; what it holds meanwhile is read when it is given again. Only when no edge is given is the account deaf.
 */
public final class EdgePoll {

  private static final System.Logger LOG = System.getLogger(EdgePoll.class.getName());

  private static final Duration AFTER_REFUSAL = Duration.ofHours(1);
  private static final Duration AFTER_OUTAGE = Duration.ofMinutes(1);

  private final GraphClient client;
  private final Reader reader;
  private final Clock clock;
  private final Map<String, Boolean> deafEdges = new ConcurrentHashMap<>();

  public EdgePoll(GraphClient client, Reader reader, Clock clock) {
    this.client = client;
    this.reader = reader;
    this.clock = clock;
  }

  /** What a network knows about its edges. */
  public interface Reader {

    /** The account's edges. */
    List<Edge> edges(Account account);

    /** True if a list gives the newest first, so that the first old page is the last worth reading. */
    boolean isNewestFirst(String path);

    /** Parameters for a page of an edge of the account ({@code node} empty) or of a node. */
    Map<String, String> parameters(Edge edge, String path, String node);

    /** When there was last news of a node. */
    Instant newsAt(Edge edge, JsonNode json);

    /** How many publications the first page of the account's own ones holds; a round begins after them. */
    int onFirstPage();

    /**
     * Reads a node of a page.
     *
     * @param node id of the node whose edge this is; empty for the account's own edges
     * @param found to be told of everything read, the town's own posts left out
     */
    void read(Account account, Edge edge, String node, JsonNode json, Found found);
  }

  /** Takes what a reader finds. */
  public interface Found {

    /** Something said. */
    void said(Instant at, Reading reading);

    /** The pages below a node: an edge of it whose first page came with it. */
    void below(String path, String node, JsonNode page);

    /** The pages below a node, of which none came with it. */
    void unread(String path, String node);
  }

  /**
   * Reads on.
   *
   * @throws NetworkException if Meta gives no edge at all
   */
  public MentionPage read(Account account, Cursor since) {
    client.beforePoll(account);
    Poll poll = new Poll(account, PollCursor.of(since));
    poll.run();
    return poll.result();
  }

  /** One call of {@link #read}. */
  private final class Poll {

    private final Account account;
    private final PollCursor start;
    private final Instant now = clock.instant();
    private final Map<String, EdgeCursor> edges;
    private final Map<String, Reading> readings = new LinkedHashMap<>();
    private final List<NetworkException> failures = new ArrayList<>();
    private boolean given;
    private int turn;
    private RateLimit rateLimit = RateLimit.UNKNOWN;

    Poll(Account account, PollCursor start) {
      this.account = account;
      this.start = start;
      this.edges = new LinkedHashMap<>(start.edges());
      this.turn = start.turn();
    }

    void run() {
      List<Edge> all = reader.edges(account);
      if (start.hasOpenPages(now)) {
        all.stream()
            .filter(edge -> !start.of(edge.name()).open().isEmpty() && !start.of(edge.name()).isWaiting(now))
            .findFirst()
            .ifPresent(edge -> take(edge, start.of(edge.name()).open().get(0)));
        return;
      }
      List<Edge> due = all.stream().filter(edge -> isDue(edge, all)).toList();
      turn++;
      for (Edge edge : due.isEmpty() ? all : due) {
        if (!take(edge, null)) {
          return;
        }
      }
    }

    private boolean isDue(Edge edge, List<Edge> all) {
      EdgeCursor at = start.of(edge.name());
      if (at.isWaiting(now)) {
        return false;
      }
      List<Edge> seldom = all.stream().filter(one -> one.pace() != Edge.Pace.ALWAYS).toList();
      return edge.pace() == Edge.Pace.ALWAYS
          || start.isNew(edge.name())
          || seldom.indexOf(edge) == Math.floorMod(turn, seldom.size());
    }

    /** Reads a page of an edge; false when the token or its budget is at its end, and no other edge should be tried. */
    private boolean take(Edge edge, EdgeCursor.OpenPage page) {
      EdgeReading reading = new EdgeReading(account, edge, start, now);
      NetworkException failure = null;
      try {
        GraphClient.Given answer = reading.ask(page);
        if (answer.page() == null) {
          failure = answer.refusal();
        } else {
          rateLimit = tighter(rateLimit, answer.page().rateLimit());
        }
      } catch (NetworkException.Unavailable e) {
        failure = e;
      } catch (NetworkException e) {
        if (!given) {
          throw e;
        }
        return false;
      }
      if (failure == null) {
        given = true;
        readings.putAll(reading.readings);
        edges.put(edge.name(), reading.cursor());
        hear(edge);
      } else {
        failures.add(failure);
        boolean outage = failure instanceof NetworkException.Unavailable;
        edges.put(edge.name(), start.of(edge.name()).waiting(now.plus(outage ? AFTER_OUTAGE : AFTER_REFUSAL)));
        miss(edge, failure);
      }
      return true;
    }

    private void miss(Edge edge, NetworkException failure) {
      if (deafEdges.put(account.id() + "/" + edge.name(), true) == null) {
        LOG.log(
            System.Logger.Level.WARNING,
            "{0} is not heard on {1}: {2}", account.id(), edge.name(), failure.getMessage());
      }
    }

    private void hear(Edge edge) {
      if (deafEdges.remove(account.id() + "/" + edge.name()) != null) {
        LOG.log(System.Logger.Level.INFO, "{0} is heard on {1} again", account.id(), edge.name());
      }
    }

    MentionPage result() {
      if (!given && !failures.isEmpty()) {
        throw failures.get(0);
      }
      PollCursor next = new PollCursor(edges, start.before(), turn);
      return new MentionPage(List.copyOf(readings.values()), next.text(), next.hasOpenPages(now), rateLimit);
    }
  }

  /** One page of one edge, and what hangs below it. */
  private final class EdgeReading implements Found {

    private static final Duration OVERLAP = Duration.ofMinutes(1);
    private static final Duration ROUND_OVERLAP = Duration.ofMinutes(5);

    /** A round ends after so many pages; what is older is heard by webhook only. */
    private static final int ROUND_PAGES = 20;

    private final Account account;
    private final Edge edge;
    private final Instant now;
    private final EdgeCursor start;
    private final Instant from;
    private final List<EdgeCursor.OpenPage> open;
    private final Map<String, Reading> readings = new LinkedHashMap<>();
    private EdgeCursor.Mark newest;
    private String after;
    private int pages;
    private boolean again;

    EdgeReading(Account account, Edge edge, PollCursor poll, Instant now) {
      this.account = account;
      this.edge = edge;
      this.now = now;
      EdgeCursor known = poll.of(edge.name());
      boolean firstRound =
          edge.pace() == Edge.Pace.ROUND && poll.isNew(edge.name()) && poll.before().equals(EdgeCursor.Mark.NONE);
      // What was said until now is read by the other edges, all the way back, when an account is new.
      this.start = firstRound ? EdgeCursor.upTo(EdgeCursor.Mark.at(now.minus(ROUND_OVERLAP))) : known;
      Instant read = start.read().at();
      this.from = read.equals(Instant.EPOCH) ? Instant.EPOCH : read.minus(OVERLAP);
      this.open = new ArrayList<>(start.open());
      this.newest = start.newest();
      this.after = start.after();
      this.pages = start.page();
    }

    /** @param page a page that is open; null for the next first page */
    GraphClient.Given ask(EdgeCursor.OpenPage page) {
      if (page == null) {
        return isRound() ? askRound() : ask(edge.path(), "", "", false);
      }
      open.remove(page);
      GraphClient.Given answer = ask(page.path(), page.node(), page.after(), false);
      if (answer.page() == null && (!page.after().isEmpty() || !page.node().isEmpty())) {
        // A node that is gone has nothing more to read; an edge of the account whose cursor Meta forgot is read again
        // from its first page, at the next poll.
        again = again || page.node().isEmpty();
        return new GraphClient.Given(GraphClient.Page.EMPTY, null);
      }
      return answer;
    }

    private GraphClient.Given askRound() {
      if (after.isEmpty()) {
        newest = EdgeCursor.Mark.at(now.minus(ROUND_OVERLAP));
      }
      return ask(edge.path(), "", after, true);
    }

    private GraphClient.Given ask(String path, String node, String from, boolean round) {
      Map<String, String> parameters = new LinkedHashMap<>(reader.parameters(edge, path, node));
      if (!from.isEmpty()) {
        parameters.put("after", from);
      }
      GraphClient.Given answer = client.getIfGiven(account, path, parameters);
      if (answer.page() == null && round && !from.isEmpty()) {
        after = "";
        pages = 0;
        return new GraphClient.Given(GraphClient.Page.EMPTY, null);
      }
      if (answer.page() != null && round) {
        goRound(answer.page().json());
      } else if (answer.page() != null) {
        below(path, node, answer.page().json());
      }
      return answer;
    }

    private boolean isRound() {
      return edge.pace() == Edge.Pace.ROUND;
    }

    private void goRound(JsonNode page) {
      int place = after.isEmpty() ? 0 : reader.onFirstPage();
      for (JsonNode json : page.path("data")) {
        if (place++ >= reader.onFirstPage() && !reader.newsAt(edge, json).isBefore(from)) {
          reader.read(account, edge, "", json, this);
        }
      }
      pages++;
      after = pages < ROUND_PAGES ? nextOf(page) : "";
      pages = after.isEmpty() ? 0 : pages;
    }

    @Override
    public void below(String path, String node, JsonNode page) {
      boolean allNew = true;
      boolean someNew = false;
      for (JsonNode json : page.path("data")) {
        reader.read(account, edge, node, json, this);
        Instant at = reader.newsAt(edge, json);
        allNew = allNew && !at.isBefore(start.read().at());
        someNew = someNew || start.read().isBefore(at, Fields.id(json, "id"));
      }
      String next = nextOf(page);
      if (!next.isEmpty() && (allNew && someNew || !reader.isNewestFirst(path))) {
        open.add(new EdgeCursor.OpenPage(path, node, next));
      }
    }

    @Override
    public void unread(String path, String node) {
      open.add(new EdgeCursor.OpenPage(path, node, ""));
    }

    @Override
    public void said(Instant at, Reading reading) {
      if (!at.isBefore(from)) {
        String id = reading instanceof Reading.Spoken spoken ? spoken.mention().id() : reading.toString();
        readings.put(id, reading);
        newest = isRound() ? newest : newest.with(at, id);
      }
    }

    EdgeCursor cursor() {
      if (again) {
        return EdgeCursor.upTo(start.read());
      }
      boolean through = open.isEmpty() && after.isEmpty();
      return new EdgeCursor(
          through ? newest : start.read(), newest, List.copyOf(open), after, pages, Instant.EPOCH);
    }

    private static String nextOf(JsonNode page) {
      JsonNode paging = page.path("paging");
      return paging.has("next") ? Fields.text(paging.path("cursors"), "after") : "";
    }
  }

  private static RateLimit tighter(RateLimit one, RateLimit other) {
    return one.limit() < 0 || other.limit() >= 0 && other.remaining() < one.remaining() ? other : one;
  }
}
