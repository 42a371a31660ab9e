package org.ventanilla.plaza.x;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.twitter.twittertext.Extractor;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.ventanilla.plaza.faults.Fault;
import org.ventanilla.plaza.faults.Faults;
import org.ventanilla.plaza.square.Change;
import org.ventanilla.plaza.square.Form;
import org.ventanilla.plaza.square.Medium;
import org.ventanilla.plaza.square.Network;
import org.ventanilla.plaza.square.Person;
import org.ventanilla.plaza.square.Post;
import org.ventanilla.plaza.square.Square;
import org.ventanilla.plaza.wire.Json;

/**
 * What the Account Activity webhook tells, with posts in the words of the API 1.1 (X developer documentation, "Account
 * Activity data object structure").
 */
public final class XActivity {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss Z yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  /** Longer posts come shortened, with everything in {@code extended_tweet}. */
  private static final int SHORT = 140;

  private static final int SHORTENED = 116;

  private final Square square;
  private final Faults faults;
  private final Person town;

  public XActivity(Square square, Faults faults) {
    this.square = square;
    this.faults = faults;
    this.town = square.town(Network.X);
  }

  /** The body of the webhook; empty if the change is none of the town's. */
  public Optional<ObjectNode> of(Change change) {
    Post post = change.post();
    if (post.form() == Form.MESSAGE) {
      return change.what() == Change.What.POSTED ? Optional.of(message(post)) : Optional.empty();
    }
    if (faults.isOn(Fault.UNSUBSCRIBED, Network.X) || !concernsTown(post)) {
      return Optional.empty();
    }
    ObjectNode body = Json.object().put("for_user_id", town.id());
    if (change.what() == Change.What.REMOVED) {
      // All versions of an edited post go with it.
      post.earlierIds().forEach(id -> deleted(body, post, id));
      deleted(body, post, post.id());
      return Optional.of(body);
    }
    if (!post.byTown()) {
      body.put("user_has_blocked", false);
    }
    body.putArray("tweet_create_events").add(tweet(post));
    return Optional.of(body);
  }

  /** What the town said, and what names it, answers it or quotes it. */
  private boolean concernsTown(Post post) {
    return post.byTown()
        || XText.mentions(post.text(), town.handle())
        || isByTown(post.inReplyTo())
        || isByTown(post.quotes());
  }

  private boolean isByTown(String id) {
    return square.findEvenRemoved(id).map(Post::byTown).orElse(false);
  }

  private static void deleted(ObjectNode body, Post post, String id) {
    ObjectNode event = body.withArray("/tweet_delete_events").addObject();
    event.putObject("status").put("id", id).put("user_id", post.author().id());
    event.put("timestamp_ms", Long.toString(post.editedAt().toEpochMilli()));
  }

  private ObjectNode tweet(Post post) {
    boolean shortened = post.text().codePointCount(0, post.text().length()) > SHORT;
    String text = shortened ? XText.beginning(post.text(), SHORTENED) + "… https://t.co/" + post.id() : post.text();
    ObjectNode tweet =
        Json.object()
            .put("created_at", TIME.format(post.editedAt()))
            .put("id", Long.parseLong(post.id()))
            .put("id_str", post.id())
            .put("text", text)
            .put("source", "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>")
            .put("truncated", shortened);
    answers(post, tweet);
    tweet.set("user", user(post.author()));
    tweet.putNull("geo").putNull("coordinates").putNull("place").putNull("contributors");
    tweet.put("is_quote_status", !post.quotes().isEmpty());
    if (!post.quotes().isEmpty()) {
      tweet.put("quoted_status_id", Long.parseLong(post.quotes())).put("quoted_status_id_str", post.quotes());
    }
    if (shortened && !faults.isOn(Fault.TRUNCATED_POSTS, Network.X)) {
      ObjectNode whole = tweet.putObject("extended_tweet").put("full_text", post.text());
      int from = post.text().codePointCount(0, post.hidden());
      whole.putArray("display_text_range").add(from).add(post.text().codePointCount(0, post.text().length()));
      whole.set("entities", entities(post.text()));
      media(post, whole);
    }
    tweet.put("quote_count", 0).put("reply_count", 0).put("retweet_count", 0).put("favorite_count", 0);
    tweet.set("entities", entities(text));
    if (!shortened) {
      media(post, tweet);
    }
    if (!post.earlierIds().isEmpty()) {
      tweet.putObject("edit_history").put("initial_tweet_id", post.earlierIds().get(0));
    }
    return tweet
        .put("favorited", false)
        .put("retweeted", false)
        .put("filter_level", "low")
        .put("lang", XText.language(post.text()))
        .put("timestamp_ms", Long.toString(post.editedAt().toEpochMilli()));
  }

  private void answers(Post post, ObjectNode tweet) {
    Optional<Post> parent =
        post.inReplyTo().isEmpty() ? Optional.empty() : square.findEvenRemoved(post.inReplyTo());
    if (parent.isEmpty()) {
      tweet
          .putNull("in_reply_to_status_id")
          .putNull("in_reply_to_status_id_str")
          .putNull("in_reply_to_user_id")
          .putNull("in_reply_to_user_id_str")
          .putNull("in_reply_to_screen_name");
      return;
    }
    Person answered = parent.get().author();
    tweet
        .put("in_reply_to_status_id", Long.parseLong(post.inReplyTo()))
        .put("in_reply_to_status_id_str", post.inReplyTo())
        .put("in_reply_to_user_id", Long.parseLong(answered.id()))
        .put("in_reply_to_user_id_str", answered.id())
        .put("in_reply_to_screen_name", answered.handle());
  }

  private ObjectNode entities(String text) {
    ObjectNode entities = Json.object();
    ArrayNode hashtags = entities.putArray("hashtags");
    ArrayNode urls = entities.putArray("urls");
    ArrayNode mentions = entities.putArray("user_mentions");
    ArrayNode symbols = entities.putArray("symbols");
    for (Extractor.Entity entity : XText.entities(text)) {
      ObjectNode one = Json.object();
      switch (entity.getType()) {
        case HASHTAG -> hashtags.add(one.put("text", entity.getValue()));
        case CASHTAG -> symbols.add(one.put("text", entity.getValue()));
        case URL ->
            urls.add(
                one.put("url", entity.getValue())
                    .put("expanded_url", entity.getValue())
                    .put("display_url", entity.getValue().replaceFirst("^https?://", "")));
        case MENTION ->
            square.personByHandle(Network.X, entity.getValue())
                .ifPresent(
                    person ->
                        mentions.add(
                            one.put("screen_name", person.handle())
                                .put("name", person.name())
                                .put("id", Long.parseLong(person.id()))
                                .put("id_str", person.id())));
      }
      one.putArray("indices").add(entity.getStart()).add(entity.getEnd());
    }
    return entities;
  }

  private static void media(Post post, ObjectNode where) {
    if (post.media().isEmpty()) {
      return;
    }
    ArrayNode list = where.putObject("extended_entities").putArray("media");
    for (Medium medium : post.media()) {
      ObjectNode one =
          list.addObject()
              .put("id", Long.parseLong(medium.id()))
              .put("id_str", medium.id())
              .put("media_url", medium.url())
              .put("media_url_https", medium.url())
              .put("url", medium.url())
              .put("display_url", medium.url())
              .put("expanded_url", medium.url())
              .put("type", medium.type());
      if (!medium.altText().isEmpty()) {
        one.put("ext_alt_text", medium.altText());
      }
      one.putArray("indices").add(0).add(0);
    }
  }

  private static ObjectNode user(Person person) {
    return Json.object()
        .put("id", Long.parseLong(person.id()))
        .put("id_str", person.id())
        .put("name", person.name())
        .put("screen_name", person.handle())
        .putNull("location")
        .putNull("url")
        .putNull("description")
        .put("protected", false)
        .put("verified", person.town())
        .put("followers_count", 0)
        .put("friends_count", 0)
        .put("listed_count", 0)
        .put("favourites_count", 0)
        .put("statuses_count", 1)
        .put("created_at", TIME.format(Instant.parse("2020-01-15T09:00:00Z")))
        .put("default_profile", true)
        .put("default_profile_image", true)
        .put("profile_image_url_https", "https://abs.twimg.com/sticky/default_profile_images/default_profile_normal.png");
  }

  private ObjectNode message(Post message) {
    Person citizen = square.person(Network.X, message.rootId()).orElse(message.author());
    Person recipient = message.byTown() ? citizen : town;
    ObjectNode body = Json.object().put("for_user_id", town.id());
    ObjectNode event =
        body.putArray("direct_message_events")
            .addObject()
            .put("type", "message_create")
            .put("id", message.id())
            .put("created_timestamp", Long.toString(message.at().toEpochMilli()));
    ObjectNode create = event.putObject("message_create");
    create.putObject("target").put("recipient_id", recipient.id());
    create.put("sender_id", message.author().id());
    ObjectNode data = create.putObject("message_data").put("text", message.text());
    data.set("entities", entities(message.text()));
    ObjectNode users = body.putObject("users");
    for (Person person : new Person[] {citizen, town}) {
      users
          .putObject(person.id())
          .put("id", person.id())
          .put("created_timestamp", "1579078800000")
          .put("name", person.name())
          .put("screen_name", person.handle())
          .put("protected", false)
          .put("verified", person.town())
          .put("followers_count", 0)
          .put("friends_count", 0)
          .put("statuses_count", 1);
    }
    return body;
  }
}
