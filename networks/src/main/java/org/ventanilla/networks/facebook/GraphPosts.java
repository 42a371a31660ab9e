package org.ventanilla.networks.facebook;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ventanilla.events.Author;
import org.ventanilla.events.Change;
import org.ventanilla.events.Media;
import org.ventanilla.events.MentionKind;
import org.ventanilla.networks.Reading;
import org.ventanilla.networks.Reading.NotSpoken;
import org.ventanilla.networks.Reading.Reason;
import org.ventanilla.networks.wire.AccountBook;
import org.ventanilla.networks.wire.Fields;

/** Reads posts and comments as the Graph API gives them. */
final class GraphPosts {

  static final String COMMENT_FIELDS =
      "id,message,created_time,from{id,name},parent{id},attachment{type,media,url,title},permalink_url";
  static final String POST_FIELDS =
      "id,message,created_time,from{id,name},permalink_url,"
          + "attachments{media_type,type,media,url,title,unshimmed_url,subattachments}";

  static final String RATING_FIELDS =
      "created_time,has_review,rating,recommendation_type,review_text,reviewer{id,name},open_graph_story{id}";

  private final AccountBook accounts;
  private final String pageId;
  private final Instant receivedAt;

  GraphPosts(AccountBook accounts, String pageId, Instant receivedAt) {
    this.accounts = accounts;
    this.pageId = pageId;
    this.receivedAt = receivedAt;
  }

  Reading post(JsonNode post) {
    String id = Fields.id(post, "id");
    return read(post, "post", id, id, MentionKind.POST, null, media(post.path("attachments").path("data")));
  }

  /**
   * Reads a comment.
   *
   * @param postId id of the post it is below
   */
  Reading comment(JsonNode comment, String postId) {
    String id = Fields.id(comment, "id");
    String parent = Fields.id(comment.path("parent"), "id");
    boolean onPost = parent.isEmpty() || parent.equals(postId);
    JsonNode attachment = comment.path("attachment");
    return read(
        comment,
        "comment",
        id,
        postId.isEmpty() ? id : postId,
        onPost ? MentionKind.COMMENT : MentionKind.REPLY,
        onPost ? postId : parent,
        attachment.isObject() ? media(List.of(attachment)) : List.of());
  }

  /** Reads a review; its stars alone are a reaction. */
  Reading rating(JsonNode rating) {
    String story = Fields.id(rating.path("open_graph_story"), "id");
    String id = story.substring(story.lastIndexOf('_') + 1);
    if (id.isEmpty()) {
      return new NotSpoken("rating", Reason.UNKNOWN);
    }
    Author author = author(rating.path("reviewer"), id);
    String text = Fields.text(rating, "review_text");
    if (text.isBlank()) {
      return new NotSpoken("rating", Reason.REACTION);
    }
    return new FacebookPost(accounts, pageId, receivedAt)
        .mention(
            id, id, author, text, List.of(), null, "", Fields.time(rating, receivedAt, "created_time"),
            MentionKind.POST, Change.CREATED);
  }

  private Reading read(
      JsonNode node, String what, String id, String root, MentionKind kind, String replyTo, List<Media> media) {
    if (id.isEmpty()) {
      return new NotSpoken(what, Reason.UNKNOWN);
    }
    Author author = author(node.path("from"), id);
    if (accounts.isTown(author, pageId)) {
      return new NotSpoken(what, Reason.OWN_POST);
    }
    String text = Fields.text(node, "message");
    if (text.isBlank() && media.isEmpty()) {
      return new NotSpoken(what, Reason.EMPTY);
    }
    return new FacebookPost(accounts, pageId, receivedAt)
        .mention(
            id,
            root,
            author,
            text,
            media,
            replyTo == null || replyTo.isEmpty() ? null : replyTo,
            Fields.text(node, "permalink_url"),
            Fields.time(node, receivedAt, "created_time"),
            kind,
            Change.CREATED);
  }

  private static Author author(JsonNode from, String postId) {
    String id = Fields.id(from, "id");
    return id.isEmpty() ? AccountBook.unknownAuthorOf(postId) : new Author(id, "", Fields.text(from, "name"));
  }

  private static List<Media> media(Iterable<JsonNode> attachments) {
    List<Media> media = new ArrayList<>();
    for (JsonNode attachment : attachments) {
      JsonNode album = attachment.path("subattachments").path("data");
      if (album.size() > 0) {
        media.addAll(media(album));
        continue;
      }
      String type = Fields.text(attachment, "media_type", "type");
      String video = Fields.text(attachment.path("media"), "source");
      String image = Fields.text(attachment.path("media").path("image"), "src");
      if (type.contains("video") || !video.isEmpty()) {
        media.add(new Media("video", video.isEmpty() ? Fields.text(attachment, "url") : video, ""));
      } else if (type.contains("photo") || type.contains("sticker") || type.contains("image")) {
        media.add(new Media("photo", image, ""));
      } else if (!Fields.text(attachment, "url").isEmpty()) {
        media.add(
            new Media("file", Fields.text(attachment, "unshimmed_url", "url"), Fields.text(attachment, "title")));
      }
    }
    return media;
  }
}
