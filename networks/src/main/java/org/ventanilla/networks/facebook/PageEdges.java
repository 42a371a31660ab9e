package org.ventanilla.networks.facebook;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.Reading;
import org.ventanilla.networks.meta.EdgePoll;
import org.ventanilla.networks.meta.GraphClient;
import org.ventanilla.networks.wire.AccountBook;
import org.ventanilla.networks.wire.Fields;

/**
 * The edges of a page on which citizens speak: its feed, whose posts bring their comments along, and what it is tagged
 * in.
 */
final class PageEdges implements EdgePoll.Reader {

  /** Meta refuses more with "reduce the amount of data". */
  private static final int POSTS = 25;

  private static final int COMMENTS = 25;

  private final Clock clock;

  PageEdges(Clock clock) {
    this.clock = clock;
  }

  @Override
  public List<String> edges(Account account) {
    String page = GraphClient.inPath(account.networkId());
    return List.of(page + "/feed", page + "/tagged");
  }

  @Override
  public boolean isNewestFirst(String edge) {
    return true;
  }

  @Override
  public Map<String, String> parameters(String edge, String node) {
    if (!node.isEmpty()) {
      return Map.of(
          "fields", GraphPosts.COMMENT_FIELDS,
          "filter", "stream",
          "order", "reverse_chronological",
          "limit", String.valueOf(COMMENTS));
    }
    String comments =
        ",comments.filter(stream).order(reverse_chronological).limit(" + COMMENTS + "){" + GraphPosts.COMMENT_FIELDS + "}";
    return Map.of(
        "fields", GraphPosts.POST_FIELDS + (edge.endsWith("/feed") ? comments : ""), "limit", String.valueOf(POSTS));
  }

  @Override
  public void read(Account account, String edge, String node, JsonNode json, EdgePoll.Found found) {
    Instant now = clock.instant();
    AccountBook accounts = new AccountBook(Network.FACEBOOK, List.of(account));
    GraphPosts posts = new GraphPosts(accounts, account.networkId(), now);
    Reading reading = node.isEmpty() ? posts.post(json) : posts.comment(json, node);
    if (reading instanceof Reading.Spoken) {
      found.said(Fields.time(json, now, "created_time"), reading);
    }
    JsonNode comments = json.path("comments");
    String id = Fields.id(json, "id");
    if (comments.isObject() && !id.isEmpty()) {
      found.below(id + "/comments", id, comments);
    }
  }
}
