package org.ventanilla.networks.instagram;

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
 * The edges of an account on which citizens speak: its media, which bring their comments and the answers to them along,
 * and the media it is tagged in.
 */
final class MediaEdges implements EdgePoll.Reader {

  private static final int MEDIA = 25;
  private static final int COMMENTS = 50;
  private static final String REPLIES = "replies.limit(" + COMMENTS + "){" + GraphMedia.COMMENT_FIELDS + "}";

  private final Clock clock;

  MediaEdges(Clock clock) {
    this.clock = clock;
  }

  @Override
  public List<String> edges(Account account) {
    String id = GraphClient.inPath(account.networkId());
    return List.of(id + "/media", id + "/tags");
  }

  /** Answers to a comment come oldest first, everything else newest first. */
  @Override
  public boolean isNewestFirst(String edge) {
    return !edge.endsWith("/replies");
  }

  @Override
  public Map<String, String> parameters(String edge, String node) {
    if (edge.endsWith("/replies")) {
      return Map.of("fields", GraphMedia.COMMENT_FIELDS, "limit", String.valueOf(COMMENTS));
    }
    if (!node.isEmpty()) {
      return Map.of("fields", GraphMedia.COMMENT_FIELDS + "," + REPLIES, "limit", String.valueOf(COMMENTS));
    }
    String fields =
        edge.endsWith("/tags")
            ? GraphMedia.MEDIA_FIELDS
            : "id,timestamp,comments.limit(" + COMMENTS + "){" + GraphMedia.COMMENT_FIELDS + "," + REPLIES + "}";
    return Map.of("fields", fields, "limit", String.valueOf(MEDIA));
  }

  /** A comment's edge belongs to {@code media}; an answer's to {@code media/comment}, for both are needed. */
  @Override
  public void read(Account account, String edge, String node, JsonNode json, EdgePoll.Found found) {
    Instant now = clock.instant();
    AccountBook accounts = new AccountBook(Network.INSTAGRAM, List.of(account));
    GraphMedia media = new GraphMedia(accounts, account.networkId(), now);
    String id = Fields.id(json, "id");
    if (node.isEmpty()) {
      if (edge.endsWith("/tags")) {
        say(found, json, now, media.media(json));
      } else if (json.path("comments").isObject()) {
        found.below(id + "/comments", id, json.path("comments"));
      }
      return;
    }
    int slash = node.indexOf('/');
    String mediaId = slash < 0 ? node : node.substring(0, slash);
    String parent = slash < 0 ? Fields.id(json, "parent_id") : node.substring(slash + 1);
    say(found, json, now, media.comment(json, mediaId, parent));
    if (json.path("replies").isObject()) {
      found.below(id + "/replies", mediaId + "/" + id, json.path("replies"));
    }
  }

  private static void say(EdgePoll.Found found, JsonNode json, Instant now, Reading reading) {
    if (reading instanceof Reading.Spoken) {
      found.said(Fields.time(json, now, "timestamp"), reading);
    }
  }
}
