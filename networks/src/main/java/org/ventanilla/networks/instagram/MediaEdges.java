package org.ventanilla.networks.instagram;

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
 * The edges of an account on which citizens speak (Instagram Platform documentation, "IG User"): its media, reels
 * included, which bring their comments and the answers to them along; the media it is tagged in; its private
 * conversations; and, in rounds, its older media, of which Instagram does not say whether there is news.
 */
final class MediaEdges implements EdgePoll.Reader {

  private static final String MEDIA_EDGE = "media";
  private static final String TAGS = "tags";
  private static final String OLDER = "older media";

  private static final ConversationEdge CONVERSATIONS =
      new ConversationEdge(Network.INSTAGRAM, "instagram", GraphMessages.INSTAGRAM_FIELDS);

  private static final int MEDIA = 25;
  private static final int COMMENTS = 50;
  private static final String REPLIES = "replies.limit(" + COMMENTS + "){" + GraphMedia.COMMENT_FIELDS + "}";

  private final Clock clock;

  MediaEdges(Clock clock) {
    this.clock = clock;
  }

  @Override
  public List<Edge> edges(Account account) {
    String id = GraphClient.inPath(account.networkId());
    return List.of(
        new Edge(MEDIA_EDGE, id + "/media", Edge.Pace.ALWAYS),
        new Edge(TAGS, id + "/tags", Edge.Pace.ALWAYS),
        CONVERSATIONS.of(id),
        new Edge(OLDER, id + "/media", Edge.Pace.ROUND));
  }

  /** Answers to a comment come oldest first, everything else newest first. */
  @Override
  public boolean isNewestFirst(String path) {
    return !path.endsWith("/replies");
  }

  @Override
  public int onFirstPage() {
    return MEDIA;
  }

  /** Of its own media Instagram does not tell when they were last commented: a round reads the comments of each. */
  @Override
  public Instant newsAt(Edge edge, JsonNode json) {
    return edge.pace() == Edge.Pace.ROUND && json.has("comments")
        ? Instant.MAX
        : Fields.time(json, Instant.MAX, "timestamp", "updated_time", "created_time");
  }

  @Override
  public Map<String, String> parameters(Edge edge, String path, String node) {
    if (edge.name().equals(ConversationEdge.NAME)) {
      return CONVERSATIONS.parameters(node);
    }
    if (path.endsWith("/replies")) {
      return Map.of("fields", GraphMedia.COMMENT_FIELDS, "limit", String.valueOf(COMMENTS));
    }
    if (!node.isEmpty()) {
      return Map.of("fields", GraphMedia.COMMENT_FIELDS + "," + REPLIES, "limit", String.valueOf(COMMENTS));
    }
    String fields =
        edge.name().equals(TAGS)
            ? GraphMedia.MEDIA_FIELDS
            : "id,timestamp,comments.limit(" + COMMENTS + "){" + GraphMedia.COMMENT_FIELDS + "," + REPLIES + "}";
    return Map.of("fields", fields, "limit", String.valueOf(MEDIA));
  }

  /** A comment's edge belongs to {@code media}; an answer's to {@code media/comment}, for both are needed. */
  @Override
  public void read(Account account, Edge edge, String node, JsonNode json, EdgePoll.Found found) {
    Instant now = clock.instant();
    if (edge.name().equals(ConversationEdge.NAME)) {
      CONVERSATIONS.read(account, node, json, now, found);
      return;
    }
    AccountBook accounts = new AccountBook(Network.INSTAGRAM, List.of(account));
    GraphMedia media = new GraphMedia(accounts, account.networkId(), now);
    String id = Fields.id(json, "id");
    if (node.isEmpty()) {
      if (edge.name().equals(TAGS)) {
        say(found, media.media(json));
      } else if (json.path("comments").isObject()) {
        found.below(id + "/comments", id, json.path("comments"));
      }
      return;
    }
    int slash = node.indexOf('/');
    String mediaId = slash < 0 ? node : node.substring(0, slash);
    String parent = slash < 0 ? Fields.id(json, "parent_id") : node.substring(slash + 1);
    say(found, media.comment(json, mediaId, parent));
    if (json.path("replies").isObject()) {
      found.below(id + "/replies", mediaId + "/" + id, json.path("replies"));
    }
  }

  private static void say(EdgePoll.Found found, Reading reading) {
    if (reading instanceof Reading.Spoken spoken) {
      found.said(spoken.mention().postedAt(), reading);
    }
  }
}
