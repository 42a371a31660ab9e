package org.ventanilla.plaza.x;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.twitter.twittertext.Extractor;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ventanilla.plaza.square.Form;
import org.ventanilla.plaza.square.Medium;
import org.ventanilla.plaza.square.Network;
import org.ventanilla.plaza.square.Person;
import org.ventanilla.plaza.square.Post;
import org.ventanilla.plaza.square.Square;
import org.ventanilla.plaza.wire.Json;

/** Posts, people and media in the words of the X API v2. Fields appear only when asked for, as on X. */
final class XPosts {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final Square square;

  XPosts(Square square) {
    this.square = square;
  }

  /** An answer with one post in {@code data}. */
  ObjectNode single(Post post, Ask ask) {
    ObjectNode body = Json.object();
    body.set("data", post(post, ask));
    include(body, List.of(post), ask);
    return body;
  }

  /** An answer with posts in {@code data}; without it if there are none, as X does. */
  ObjectNode several(Collection<Post> posts, Ask ask) {
    ObjectNode body = Json.object();
    if (!posts.isEmpty()) {
      ArrayNode data = body.putArray("data");
      posts.forEach(post -> data.add(post(post, ask)));
      include(body, posts, ask);
    }
    return body;
  }

  ObjectNode post(Post post, Ask ask) {
    ObjectNode node = Json.object();
    node.put("id", post.id());
    node.put("text", XText.beginning(post.text()));
    node.set(ask.word("edit_history_tweet_ids"), editHistory(post));
    if (ask.wants("author_id")) {
      node.put("author_id", post.author().id());
    }
    if (ask.wants("created_at")) {
      node.put("created_at", time(post.editedAt()));
    }
    if (ask.wants("conversation_id")) {
      node.put("conversation_id", post.rootId());
    }
    if (ask.wants("in_reply_to_user_id")) {
      parent(post).ifPresent(parent -> node.put("in_reply_to_user_id", parent.author().id()));
    }
    if (ask.wants("referenced_tweets")) {
      references(post).ifPresent(references -> node.set(ask.word("referenced_tweets"), references));
    }
    if (ask.wants("attachments") && !post.media().isEmpty()) {
      ArrayNode keys = node.putObject("attachments").putArray("media_keys");
      post.media().forEach(medium -> keys.add(mediaKey(medium)));
    }
    if (ask.wants("entities")) {
      ObjectNode entities = entities(XText.beginning(post.text()));
      if (!entities.isEmpty()) {
        node.set("entities", entities);
      }
    }
    if (ask.wants("note_tweet") && XText.isLong(post.text())) {
      ObjectNode note = node.putObject(ask.word("note_tweet"));
      note.put("text", post.text());
      ObjectNode entities = entities(post.text());
      if (!entities.isEmpty()) {
        note.set("entities", entities);
      }
    }
    describe(post, ask, node);
    return node;
  }

  ObjectNode user(Person person, Ask ask) {
    ObjectNode node =
        Json.object().put("id", person.id()).put("name", person.name()).put("username", person.handle());
    for (String field : ask.user()) {
      switch (field) {
        case "created_at" -> node.put("created_at", "2020-01-15T09:00:00.000Z");
        case "description" -> node.put("description", "");
        case "protected" -> node.put("protected", false);
        case "verified" -> node.put("verified", person.town());
        case "verified_type" -> node.put("verified_type", person.town() ? "government" : "none");
        case "profile_image_url" ->
            node.put("profile_image_url", "https://abs.twimg.com/sticky/default_profile_images/default_profile_normal.png");
        case "public_metrics" ->
            node.putObject("public_metrics")
                .put("followers_count", 0)
                .put("following_count", 0)
                .put(ask.word("tweet_count"), 0)
                .put("listed_count", 0);
        default -> { }
      }
    }
    return node;
  }

  static String time(Instant instant) {
    return TIME.format(instant);
  }

  static String mediaKey(Medium medium) {
    return (medium.type().equals("video") ? "7_" : "3_") + medium.id();
  }

  private void describe(Post post, Ask ask, ObjectNode node) {
    if (ask.wants("lang")) {
      node.put("lang", XText.language(post.text()));
    }
    if (ask.wants("possibly_sensitive")) {
      node.put("possibly_sensitive", false);
    }
    if (ask.wants("reply_settings")) {
      node.put("reply_settings", "everyone");
    }
    if (ask.wants("display_text_range")) {
      String told = XText.beginning(post.text());
      node.putArray("display_text_range")
          .add(told.codePointCount(0, Math.min(post.hidden(), told.length())))
          .add(told.codePointCount(0, told.length()));
    }
    if (ask.wants("edit_controls")) {
      node.putObject("edit_controls")
          .put("edits_remaining", Math.max(0, 5 - post.earlierIds().size()))
          .put("is_edit_eligible", post.form() == Form.POST)
          .put("editable_until", time(post.at().plusSeconds(3600)));
    }
    if (ask.wants("public_metrics")) {
      node.putObject("public_metrics")
          .put(ask.word("retweet_count"), 0)
          .put("reply_count", square.answersTo(post).size())
          .put("like_count", 0)
          .put("quote_count", 0)
          .put("bookmark_count", 0)
          .put("impression_count", 0);
    }
  }

  private ArrayNode editHistory(Post post) {
    ArrayNode ids = Json.array();
    post.earlierIds().forEach(ids::add);
    return ids.add(post.id());
  }

  private Optional<Post> parent(Post post) {
    return post.inReplyTo().isEmpty() ? Optional.empty() : square.findEvenRemoved(post.inReplyTo());
  }

  private Optional<ArrayNode> references(Post post) {
    ArrayNode references = Json.array();
    if (!post.inReplyTo().isEmpty()) {
      references.addObject().put("type", "replied_to").put("id", post.inReplyTo());
    }
    if (!post.quotes().isEmpty()) {
      references.addObject().put("type", "quoted").put("id", post.quotes());
    }
    return references.isEmpty() ? Optional.empty() : Optional.of(references);
  }

  private ObjectNode entities(String text) {
    ObjectNode node = Json.object();
    for (Extractor.Entity entity : XText.entities(text)) {
      ObjectNode one = Json.object().put("start", entity.getStart()).put("end", entity.getEnd());
      switch (entity.getType()) {
        case MENTION ->
            square.personByHandle(Network.X, entity.getValue())
                .ifPresentOrElse(
                    person ->
                        node.withArray("/mentions").add(one.put("username", person.handle()).put("id", person.id())),
                    () -> { });
        case HASHTAG -> node.withArray("/hashtags").add(one.put("tag", entity.getValue()));
        case CASHTAG -> node.withArray("/cashtags").add(one.put("tag", entity.getValue()));
        case URL ->
            node.withArray("/urls")
                .add(
                    one.put("url", entity.getValue())
                        .put("expanded_url", entity.getValue())
                        .put("display_url", entity.getValue().replaceFirst("^https?://(www\\.)?", "")));
      }
    }
    return node;
  }

  private void include(ObjectNode body, Collection<Post> posts, Ask ask) {
    Map<String, Person> users = new LinkedHashMap<>();
    Map<String, Medium> media = new LinkedHashMap<>();
    Map<String, Post> referenced = new LinkedHashMap<>();
    for (Post post : posts) {
      if (ask.expands("author_id")) {
        users.put(post.author().id(), post.author());
      }
      if (ask.expands("in_reply_to_user_id")) {
        parent(post).map(Post::author).ifPresent(author -> users.put(author.id(), author));
      }
      if (ask.expands("entities.mentions.username")) {
        named(post.text()).forEach(person -> users.put(person.id(), person));
      }
      if (ask.expands("attachments.media_keys")) {
        post.media().forEach(medium -> media.put(medium.id(), medium));
      }
      if (ask.expands("referenced_tweets.id") || ask.expands("referenced_tweets.id.author_id")) {
        for (String id : new String[] {post.inReplyTo(), post.quotes()}) {
          square.find(id).ifPresent(found -> referenced.put(id, found));
        }
      }
    }
    if (ask.expands("referenced_tweets.id.author_id")) {
      referenced.values().forEach(post -> users.put(post.author().id(), post.author()));
    }
    ObjectNode includes = Json.object();
    users.values().forEach(person -> includes.withArray("/users").add(user(person, ask)));
    media.values().forEach(medium -> includes.withArray("/media").add(medium(medium, ask)));
    referenced.values().forEach(post -> includes.withArray("/" + ask.word("tweets")).add(post(post, ask)));
    if (!includes.isEmpty()) {
      body.set("includes", includes);
    }
  }

  private List<Person> named(String text) {
    List<Person> people = new ArrayList<>();
    XText.mentioned(text).forEach(handle -> square.personByHandle(Network.X, handle).ifPresent(people::add));
    return people;
  }

  private static ObjectNode medium(Medium medium, Ask ask) {
    ObjectNode node = Json.object().put("media_key", mediaKey(medium)).put("type", medium.type());
    for (String field : ask.media()) {
      switch (field) {
        case "url" -> node.put("url", medium.url());
        case "preview_image_url" -> node.put("preview_image_url", medium.url());
        case "alt_text" -> {
          if (!medium.altText().isEmpty()) {
            node.put("alt_text", medium.altText());
          }
        }
        case "width" -> node.put("width", 1200);
        case "height" -> node.put("height", 900);
        default -> { }
      }
    }
    return node;
  }
}
