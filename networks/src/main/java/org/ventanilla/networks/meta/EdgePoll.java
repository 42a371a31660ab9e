package org.ventanilla.networks.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 */
public final class EdgePoll {

  private static final Duration OVERLAP = Duration.ofMinutes(1);

  private final GraphClient client;
  private final Reader reader;

  public EdgePoll(GraphClient client, Reader reader) {
    this.client = client;
    this.reader = reader;
  }

  /** What a network knows about its edges. */
  public interface Reader {

    /** Paths of the account's edges, the newest node first in each. */
    List<String> edges(Account account);

    /** True if an edge gives the newest first, so that the first old page is the last worth reading. */
    boolean isNewestFirst(String edge);

    /** Parameters for a page of an edge of the account ({@code node} empty) or of a node. */
    Map<String, String> parameters(String edge, String node);

    /**
     * Reads a node of a page.
     *
     * @param node id of the node whose edge this is; empty for the account's own edges
     * @param found to be told of everything read, the town's own posts left out
     */
    void read(Account account, String edge, String node, JsonNode json, Found found);
  }

  /** Takes what a reader finds. */
  public interface Found {

    /** Something said. */
    void said(Instant at, Reading reading);

    /** The pages below a node: an edge of it whose first page came with it. */
    void below(String edge, String node, JsonNode page);
  }

  public MentionPage read(Account account, Cursor since) {
    EdgeCursor at = EdgeCursor.of(since);
    Poll poll = new Poll(account, at);
    if (at.open().isEmpty()) {
      reader.edges(account).forEach(edge -> poll.page(new EdgeCursor.OpenPage(edge, "", "")));
    } else {
      poll.open.remove(0);
      poll.page(at.open().get(0));
    }
    return poll.result();
  }

  /** One call of {@link #read}. */
  private final class Poll implements Found {

    private final Account account;
    private final EdgeCursor start;
    private final Instant from;
    private final List<EdgeCursor.OpenPage> open;
    private final Map<String, Reading> readings = new LinkedHashMap<>();
    private EdgeCursor.Mark newest;
    private boolean again;
    private RateLimit rateLimit = RateLimit.UNKNOWN;

    Poll(Account account, EdgeCursor start) {
      this.account = account;
      this.start = start;
      Instant read = start.read().at();
      this.from = read.equals(Instant.EPOCH) ? Instant.EPOCH : read.minus(OVERLAP);
      this.open = new ArrayList<>(start.open());
      this.newest = start.newest();
    }

    void page(EdgeCursor.OpenPage page) {
      Map<String, String> parameters = new LinkedHashMap<>(reader.parameters(page.edge(), page.node()));
      if (!page.after().isEmpty()) {
        parameters.put("after", page.after());
      }
      GraphClient.Page answer;
      try {
        answer = client.get(account, page.edge(), parameters);
      } catch (NetworkException.Refused e) {
        if (page.after().isEmpty()) {
          throw e;
        }
        // A node that is gone has nothing more to read; an edge of the account whose cursor Meta forgot is read again
        // from its first page, at the next poll.
        again = again || page.node().isEmpty();
        return;
      }
      rateLimit = tighter(rateLimit, answer.rateLimit());
      below(page.edge(), page.node(), answer.json());
    }

    @Override
    public void below(String edge, String node, JsonNode page) {
      boolean allNew = true;
      boolean someNew = false;
      for (JsonNode json : page.path("data")) {
        reader.read(account, edge, node, json, this);
        Instant at = Fields.time(json, Instant.MAX, "created_time", "timestamp");
        allNew = allNew && !at.isBefore(start.read().at());
        someNew = someNew || start.read().isBefore(at, Fields.id(json, "id"));
      }
      String after = Fields.text(page.path("paging").path("cursors"), "after");
      boolean another = page.path("paging").has("next") && !after.isEmpty();
      if (another && (allNew && someNew || !reader.isNewestFirst(edge))) {
        open.add(new EdgeCursor.OpenPage(edge, node, after));
      }
    }

    @Override
    public void said(Instant at, Reading reading) {
      if (!at.isBefore(from)) {
        String id = idOf(reading);
        newest = newest.with(at, id);
        readings.put(id, reading);
      }
    }

    MentionPage result() {
      EdgeCursor next;
      if (again) {
        next = EdgeCursor.upTo(start.read());
      } else {
        next = open.isEmpty() ? EdgeCursor.upTo(newest) : new EdgeCursor(start.read(), newest, List.copyOf(open));
      }
      return new MentionPage(List.copyOf(readings.values()), next.text(), !next.open().isEmpty(), rateLimit);
    }
  }

  private static String idOf(Reading reading) {
    return reading instanceof Reading.Spoken spoken ? spoken.mention().id() : reading.toString();
  }

  private static RateLimit tighter(RateLimit one, RateLimit other) {
    return one.limit() < 0 || other.limit() >= 0 && other.remaining() < one.remaining() ? other : one;
  }
}
