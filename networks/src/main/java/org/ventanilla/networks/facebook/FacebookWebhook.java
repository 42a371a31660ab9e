package org.ventanilla.networks.facebook;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ventanilla.events.Author;
import org.ventanilla.events.Change;
import org.ventanilla.events.Media;
import org.ventanilla.events.MentionKind;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.Reading;
import org.ventanilla.networks.Reading.NotSpoken;
import org.ventanilla.networks.Reading.Pointed;
import org.ventanilla.networks.Reading.Reason;
import org.ventanilla.networks.meta.MetaWebhook;
import org.ventanilla.networks.wire.AccountBook;
import org.ventanilla.networks.wire.Fields;

/**
 * Reads webhooks of a page (Graph API documentation, "Webhooks: Page"): fields {@code feed}, {@code mention} and {@code
 * ratings}; private messages are {@link MetaWebhook}'s.
 */
final class FacebookWebhook {

  private static final Set<String> CREATED = Set.of("add", "added");
  private static final Set<String> EDITED = Set.of("edit", "edited", "update", "updated");
  private static final Set<String> DELETED = Set.of("remove", "removed", "delete", "deleted");
  private static final Set<String> PARTS = Set.of("photo", "video");
  private static final Pattern ALBUM_IN_LINK = Pattern.compile("[?&]set=pcb\\.(\\d{1,30})");
  private static final Set<String> VISIBILITY = Set.of("hide", "unhide", "block", "unblock", "mute", "unmute");
  private static final Set<String> PAGE_PROFILE =
      Set.of("about", "affiliation", "attire", "awards", "bio", "birthday", "category", "checkins", "company_overview",
          "cover", "culinary_team", "current_location", "description", "email", "founded", "general_info",
          "general_manager", "hometown", "hours", "insights", "location", "members", "mission", "name", "parking",
          "payment_options", "personal_info", "personal_interests", "phone", "picture", "price_range",
          "product_review", "products", "public_transit", "website");
  private static final Set<String> APP_FIELDS =
      Set.of("leadgen", "page_change_proposal", "page_upcoming_change", "invoice_access_onboarding_status_active",
          "inbox_labels", "send_cart");

  private final AccountBook accounts;

  private FacebookWebhook(AccountBook accounts) {
    this.accounts = accounts;
  }

  static List<Reading> read(byte[] body, Collection<Account> configured, Instant receivedAt) {
    AccountBook accounts = new AccountBook(Network.FACEBOOK, configured);
    return MetaWebhook.read(body, "page", accounts, new FacebookWebhook(accounts)::read, receivedAt);
  }

  private Reading read(MetaWebhook.Change change) {
    String field = change.field();
    return switch (field) {
      // Comments below the page's post in a group come in the same form.
      case "feed", "group_feed" -> feed(change);
      case "mention" -> mention(change);
      case "ratings" -> rating(change);
      default -> new NotSpoken(field.isEmpty() ? "no field" : field, reasonOf(field));
    };
  }

  private static Reason reasonOf(String field) {
    if (PAGE_PROFILE.contains(field)) {
      return Reason.PROFILE_OR_FIGURES;
    }
    return APP_FIELDS.contains(field) ? Reason.APP_EVENT : Reason.UNKNOWN;
  }

  private Reading feed(MetaWebhook.Change change) {
    JsonNode value = change.value();
    return switch (itemOf(value)) {
      case "comment" -> comment(change, Fields.id(value, "post_id"));
      case "post", "status", "photo", "video", "reel", "live_video", "story", "share", "album", "event", "link", "note",
          "coupon", "offer", "milestone" -> post(change);
      case "like", "reaction" -> new NotSpoken(what(change), Reason.REACTION);
      default -> new NotSpoken(what(change), Reason.UNKNOWN);
    };
  }

  /** What a change is of, told or not. */
  private static String itemOf(JsonNode value) {
    String item = Fields.text(value, "item");
    if (item.isEmpty() && !Fields.id(value, "comment_id").isEmpty()) {
      return "comment";
    }
    return item.isEmpty() && !Fields.id(value, "post_id").isEmpty() ? "post" : item;
  }

  private Reading comment(MetaWebhook.Change change, String postId) {
    JsonNode value = change.value();
    String id = Fields.id(value, "comment_id");
    if (id.isEmpty()) {
      return new NotSpoken(what(change), Reason.UNKNOWN);
    }
    String root = postId.isEmpty() ? id : postId;
    String parent = Fields.id(value, "parent_id");
    boolean onPost = parent.isEmpty() || parent.equals(Fields.id(value, "post_id"));
    String answered = onPost ? Fields.id(value, "post_id") : parent;
    return spoken(
        change, id, root, onPost ? MentionKind.COMMENT : MentionKind.REPLY, answered.isEmpty() ? null : answered);
  }

  private Reading post(MetaWebhook.Change change) {
    JsonNode value = change.value();
    String id = Fields.id(value, "post_id");
    if (id.isEmpty()) {
      String object = Fields.id(value, "photo_id", "video_id", "album_id", "event_id", "share_id");
      id = object.isEmpty() || change.networkId().isEmpty() ? object : change.networkId() + "_" + object;
    }
    if (id.isEmpty()) {
      return new NotSpoken(what(change), Reason.UNKNOWN);
    }
    // Only the page itself makes events and albums on its page, and Facebook does not always say so.
    boolean pageOnly = List.of("event", "album").contains(Fields.text(value, "item"));
    if (pageOnly && author(value, id).id().startsWith("unknown-")) {
      return new NotSpoken(what(change), Reason.OWN_POST);
    }
    return spoken(change, id, albumOf(change, id), MentionKind.POST, null);
  }

  /**
   * The post that a photo or video was posted with. The photos of an album come in webhooks of their own, side by side:
   * with one {@code post_id}, or each with its own and what they belong to in {@code parent_id} or in the link to the
   * photo ({@code set=pcb.} and the post's number).
   */
  private static String albumOf(MetaWebhook.Change change, String id) {
    JsonNode value = change.value();
    if (!PARTS.contains(Fields.text(value, "item"))) {
      return id;
    }
    String parent = Fields.id(value, "parent_id");
    if (!parent.isEmpty()) {
      return parent;
    }
    Matcher set = ALBUM_IN_LINK.matcher(Fields.text(value, "link"));
    return set.find() && !change.networkId().isEmpty() ? change.networkId() + "_" + set.group(1) : id;
  }

  /** Somebody names the page in a post or comment elsewhere. */
  private Reading mention(MetaWebhook.Change change) {
    JsonNode value = change.value();
    return switch (itemOf(value)) {
      case "post", "status", "photo", "video", "reel", "share", "link" -> Fields.text(value, "message").isEmpty() && saysSomething(value)
          ? pointed(change)
          : post(change);
      case "comment" ->
          Fields.text(value, "message").isEmpty() && saysSomething(value)
              ? pointed(change)
              : comment(change, Fields.id(value, "post_id"));
      default -> new NotSpoken(what(change), Reason.UNKNOWN);
    };
  }

  /** A review is a citizen speaking if it has words; its stars alone are a reaction. */
  private Reading rating(MetaWebhook.Change change) {
    JsonNode value = change.value();
    String story = Fields.id(value, "open_graph_story_id");
    return switch (Fields.text(value, "item")) {
      case "rating" -> {
        boolean gone = DELETED.contains(Fields.text(value, "verb"));
        if (story.isEmpty()) {
          yield new NotSpoken(what(change), Reason.UNKNOWN);
        }
        yield Fields.text(value, "review_text").isBlank() && !gone
            ? new NotSpoken(what(change), Reason.REACTION)
            : spoken(change, story, story, MentionKind.POST, null);
      }
      // Comments below a review come without their words.
      case "comment" ->
          Fields.text(value, "message").isEmpty() && saysSomething(value) && !isTown(change)
              ? pointed(change)
              : comment(change, storyOf(Fields.id(value, "post_id")));
      case "like", "reaction" -> new NotSpoken(what(change), Reason.REACTION);
      default -> new NotSpoken(what(change), Reason.UNKNOWN);
    };
  }

  /** A review's own webhook knows its story id only, its comments know {@code reviewer_story}. */
  private static String storyOf(String postId) {
    return postId.substring(postId.lastIndexOf('_') + 1);
  }

  private static boolean saysSomething(JsonNode value) {
    String verb = Fields.text(value, "verb");
    return CREATED.contains(verb) || EDITED.contains(verb);
  }

  private boolean isTown(MetaWebhook.Change change) {
    return accounts.isTown(author(change.value(), ""), change.networkId());
  }

  private Reading pointed(MetaWebhook.Change change) {
    String postId = Fields.id(change.value(), "post_id");
    String commentId = Fields.id(change.value(), "comment_id");
    String id = commentId.isEmpty() ? postId : commentId;
    if (id.isEmpty()) {
      return new NotSpoken(what(change), Reason.UNKNOWN);
    }
    if (isTown(change)) {
      return new NotSpoken(what(change), Reason.OWN_POST);
    }
    String root = change.field().equals("ratings") ? storyOf(postId) : postId;
    Map<String, String> where =
        commentId.isEmpty() ? Map.of("post_id", postId) : Map.of("post_id", root, "comment_id", commentId);
    return new Pointed(accounts.accountFor(change.networkId()), id, where);
  }

  private Reading spoken(MetaWebhook.Change change, String id, String root, MentionKind kind, String replyTo) {
    JsonNode value = change.value();
    String verb = Fields.text(value, "verb");
    // The photos of an album have one author, told or not; comments below a post have many.
    Author author = author(value, kind == MentionKind.POST ? root : id);
    if (VISIBILITY.contains(verb)) {
      return new NotSpoken(what(change), Reason.VISIBILITY);
    }
    if (accounts.isTown(author, change.networkId())) {
      return new NotSpoken(what(change), Reason.OWN_POST);
    }
    Change happened = happened(verb);
    if (happened == null) {
      return new NotSpoken(what(change), Reason.UNKNOWN);
    }
    String text = Fields.text(value, "message", "review_text");
    List<Media> media = FeedMedia.of(value);
    if (text.isBlank() && media.isEmpty() && happened != Change.DELETED) {
      String link = Fields.text(value, "link");
      if (Fields.text(value, "item").equals("share") || link.isEmpty()) {
        boolean share = Fields.text(value, "item").equals("share");
        return new NotSpoken(what(change), share ? Reason.REACTION : Reason.EMPTY);
      }
      text = link;
    }
    boolean gone = happened == Change.DELETED;
    return new FacebookPost(accounts, change.networkId(), change.receivedAt())
        .mention(
            id,
            root,
            author,
            gone ? "" : text,
            gone ? List.of() : media,
            replyTo,
            Fields.text(value.path("post"), "permalink_url"),
            Fields.time(value, change.at(), "created_time"),
            kind,
            happened);
  }

  private static Change happened(String verb) {
    if (EDITED.contains(verb)) {
      return Change.EDITED;
    }
    if (DELETED.contains(verb)) {
      return Change.DELETED;
    }
    return CREATED.contains(verb) ? Change.CREATED : null;
  }

  private static Author author(JsonNode value, String postId) {
    JsonNode from = value.path("from");
    String id = Fields.id(from, "id");
    if (!id.isEmpty()) {
      return new Author(id, "", Fields.text(from, "name"));
    }
    id = Fields.id(value, "sender_id", "reviewer_id", "user_id");
    return id.isEmpty()
        ? AccountBook.unknownAuthorOf(postId)
        : new Author(id, "", Fields.text(value, "sender_name", "reviewer_name"));
  }

  private static String what(MetaWebhook.Change change) {
    String item = Fields.text(change.value(), "item");
    String verb = Fields.text(change.value(), "verb");
    return change.field() + "/" + (item.isEmpty() ? "?" : item) + "/" + (verb.isEmpty() ? "?" : verb);
  }
}
