package org.ventanilla.plaza.mastodon;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ventanilla.plaza.square.Form;
import org.ventanilla.plaza.square.Medium;
import org.ventanilla.plaza.square.Network;
import org.ventanilla.plaza.square.Person;
import org.ventanilla.plaza.square.Post;
import org.ventanilla.plaza.square.Square;
import org.ventanilla.plaza.wire.Json;

/** Posts and people as a server gives them (Mastodon documentation, "Status", "Account"). */
final class Statuses {

  /** What a usual server takes, in characters. */
  static final int LONGEST = 500;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final Pattern LINK_OR_NAME = Pattern.compile("(https?://[^\\s<>\"]+)|@(\\w{1,30})");

  private final Square square;
  private final Supplier<String> url;

  Statuses(Square square, Supplier<String> url) {
    this.square = square;
    this.url = url;
  }

  /** Links count 23 characters each. */
  static int length(String text) {
    String shortened = text.replaceAll("https?://\\S+", "x".repeat(23));
    return shortened.codePointCount(0, shortened.length());
  }

  ObjectNode status(Post post) {
    boolean inPrivate = post.form() == Form.MESSAGE;
    ObjectNode status = Json.object();
    status.put("id", post.id()).put("created_at", TIME.format(post.at()));
    Optional<Post> answered = square.find(post.inReplyTo());
    status.put("in_reply_to_id", answered.map(Post::id).orElse(null));
    status.put("in_reply_to_account_id", answered.map(to -> to.author().id()).orElse(null));
    status.put("sensitive", false).put("spoiler_text", "").put("visibility", inPrivate ? "direct" : "public");
    status.put("language", "es");
    status.put("uri", url.get() + "/users/" + post.author().handle() + "/statuses/" + post.id());
    status.put("url", url.get() + "/@" + post.author().handle() + "/" + post.id());
    status.put("replies_count", square.answersTo(post).size()).put("reblogs_count", 0).put("favourites_count", 0);
    status.put("content", html(post.text()));
    status.put("edited_at", post.editedAt().equals(post.at()) ? null : TIME.format(post.editedAt()));
    status.putNull("reblog");
    status.set("account", account(post.author()));
    ArrayNode media = status.putArray("media_attachments");
    for (Medium medium : post.media()) {
      media.addObject()
          .put("id", medium.id())
          .put("type", medium.type().equals("photo") ? "image" : "video")
          .put("url", medium.url())
          .put("preview_url", medium.url())
          .putNull("remote_url")
          .put("description", medium.altText().isEmpty() ? null : medium.altText());
    }
    ArrayNode mentions = status.putArray("mentions");
    for (Person person : named(post.text())) {
      mentions.addObject()
          .put("id", person.id()).put("username", person.handle()).put("acct", person.handle())
          .put("url", url.get() + "/@" + person.handle());
    }
    status.putArray("tags");
    status.putArray("emojis");
    return status;
  }

  ObjectNode account(Person person) {
    return Json.object()
        .put("id", person.id())
        .put("username", person.handle())
        .put("acct", person.handle())
        .put("display_name", person.name())
        .put("locked", false)
        .put("bot", false)
        .put("created_at", TIME.format(Instant.EPOCH))
        .put("url", url.get() + "/@" + person.handle());
  }

  List<Person> named(String text) {
    List<Person> named = new ArrayList<>();
    Matcher found = LINK_OR_NAME.matcher(text);
    while (found.find()) {
      if (found.group(2) != null) {
        square.personByHandle(Network.MASTODON, found.group(2)).filter(person -> !named.contains(person)).ifPresent(named::add);
      }
    }
    return named;
  }

  /** Paragraphs, breaks, links and names, as Mastodon marks them up. */
  private String html(String text) {
    StringBuilder html = new StringBuilder("<p>");
    Matcher found = LINK_OR_NAME.matcher(text);
    int end = 0;
    while (found.find()) {
      html.append(lines(text.substring(end, found.start())));
      end = found.end();
      html.append(found.group(1) != null ? link(found.group(1)) : name(found.group(2)));
    }
    return html.append(lines(text.substring(end))).append("</p>").toString();
  }

  private String name(String handle) {
    return square.personByHandle(Network.MASTODON, handle)
        .map(
            person ->
                "<span class=\"h-card\" translate=\"no\"><a href=\"" + url.get() + "/@" + person.handle()
                    + "\" class=\"u-url mention\">@<span>" + person.handle() + "</span></a></span>")
        .orElse("@" + handle);
  }

  private static String link(String address) {
    String scheme = address.substring(0, address.indexOf("//") + 2);
    String rest = address.substring(scheme.length());
    int shown = Math.min(30, rest.length());
    return "<a href=\"" + escaped(address) + "\" target=\"_blank\" rel=\"nofollow noopener\" translate=\"no\">"
        + "<span class=\"invisible\">" + scheme + "</span><span class=\"" + (shown < rest.length() ? "ellipsis" : "")
        + "\">" + escaped(rest.substring(0, shown)) + "</span><span class=\"invisible\">"
        + escaped(rest.substring(shown)) + "</span></a>";
  }

  private static String lines(String text) {
    return escaped(text).replace("\n\n", "</p><p>").replace("\n", "<br />");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }

  /** What a post answers, the top of the thread first. */
  List<Post> above(Post post) {
    Deque<Post> above = new ArrayDeque<>();
    Optional<Post> next = square.find(post.inReplyTo());
    while (next.isPresent()) {
      above.addFirst(next.get());
      next = square.find(next.get().inReplyTo());
    }
    return List.copyOf(above);
  }

  /** What answers a post, and what answers that. */
  List<Post> below(Post post) {
    List<Post> below = new ArrayList<>();
    for (Post answer : square.answersTo(post)) {
      below.add(answer);
      below.addAll(below(answer));
    }
    return below;
  }
}
