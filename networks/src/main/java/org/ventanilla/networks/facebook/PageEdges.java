package org.ventanilla.networks.facebook;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.Reading;
import org.ventanilla.networks.meta.ConversationEdge;
import org.ventanilla.networks.meta.Edge;
import org.ventanilla.networks.meta.EdgePoll;
import org.ventanilla.networks.meta.GraphClient;
import org.ventanilla.networks.meta.GraphMessages;
import org.ventanilla.networks.wire.AccountBook;
import org.ventanilla.networks.wire.Fields;

/**
 * The edges of a page on which citizens speak (Graph API documentation, "Page"): its feed, visitors' posts included, and
 * its advertisements, whose posts bring their comments along; what it is tagged in; its private conversations; its
 * reviews; and, in rounds, those older publications that Facebook says there is news of.
 */
final class PageEdges implements EdgePoll.Reader {

  private static final String FEED = "feed";
  private static final String TAGGED = "tagged";
  private static final String RATINGS = "ratings";
  private static final String ADVERTISEMENTS = "advertisements";
  private static final String OLDER = "older publications";

  /** Meta refuses more with "reduce the amount of data". */
  private static final int POSTS = 25;

  private static final int COMMENTS = 25;
  private static final int OLDER_POSTS = 100;

  private static final String COMMENTS_OF_POST =
      ",comments.filter(stream).order(reverse_chronological).limit(" + COMMENTS + "){" + GraphPosts.COMMENT_FIELDS + "}";

  private static final ConversationEdge CONVERSATIONS =
      new ConversationEdge(Network.FACEBOOK, "messenger", GraphMessages.MESSENGER_FIELDS);

  private final Clock clock;

  PageEdges(Clock clock) {
    this.clock = clock;
  }

  @Override
  public List<Edge> edges(Account account) {
    String page = GraphClient.inPath(account.networkId());
    return List.of(
        new Edge(FEED, page + "/feed", Edge.Pace.ALWAYS),
        new Edge(TAGGED, page + "/tagged", Edge.Pace.ALWAYS),
        CONVERSATIONS.of(page),
        new Edge(RATINGS, page + "/ratings", Edge.Pace.SELDOM),
        new Edge(ADVERTISEMENTS, page + "/ads_posts", Edge.Pace.SELDOM),
        new Edge(OLDER, page + "/feed", Edge.Pace.ROUND));
  }

  @Override
  public int onFirstPage() {
    return POSTS;
  }

  @Override
  public boolean isNewestFirst(String path) {
    return true;
  }

  @Override
  public Map<String, String> parameters(Edge edge, String path, String node) {
    if (edge.name().equals(ConversationEdge.NAME)) {
      return CONVERSATIONS.parameters(node);
    }
    if (!node.isEmpty()) {
      return Map.of(
          "fields", GraphPosts.COMMENT_FIELDS,
          "filter", "stream",
          "order", "reverse_chronological",
          "limit", String.valueOf(COMMENTS));
    }
    return switch (edge.name()) {
      case OLDER -> Map.of("fields", "id,created_time,updated_time", "limit", String.valueOf(OLDER_POSTS));
      case RATINGS -> Map.of("fields", GraphPosts.RATING_FIELDS, "limit", String.valueOf(POSTS));
      case TAGGED -> Map.of("fields", GraphPosts.POST_FIELDS, "limit", String.valueOf(POSTS));
      default -> Map.of("fields", GraphPosts.POST_FIELDS + COMMENTS_OF_POST, "limit", String.valueOf(POSTS));
    };
  }

  @Override
  public Instant newsAt(Edge edge, JsonNode json) {
    boolean byNews = edge.name().equals(OLDER) || edge.name().equals(ConversationEdge.NAME);
    return byNews
        ? Fields.time(json, Instant.MAX, "updated_time", "created_time")
        : Fields.time(json, Instant.MAX, "created_time");
  }

  @Override
  public void read(Account account, Edge edge, String node, JsonNode json, EdgePoll.Found found) {
    Instant now = clock.instant();
    if (edge.name().equals(ConversationEdge.NAME)) {
      CONVERSATIONS.read(account, node, json, now, found);
      return;
    }
    String id = Fields.id(json, "id");
    if (edge.name().equals(OLDER) && node.isEmpty()) {
      found.unread(GraphClient.inPath(id) + "/comments", id);
      return;
    }
    AccountBook accounts = new AccountBook(Network.FACEBOOK, List.of(account));
    GraphPosts posts = new GraphPosts(accounts, account.networkId(), now);
    Reading reading;
    if (edge.name().equals(RATINGS)) {
      reading = posts.rating(json);
    } else {
      reading = node.isEmpty() ? posts.post(json) : posts.comment(json, node);
    }
    if (reading instanceof Reading.Spoken spoken) {
      found.said(spoken.mention().postedAt(), reading);
    }
    if (json.path("comments").isObject() && !id.isEmpty()) {
      found.below(GraphClient.inPath(id) + "/comments", id, json.path("comments"));
    }
  }
}
