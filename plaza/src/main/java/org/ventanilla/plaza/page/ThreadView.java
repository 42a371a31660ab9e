package org.ventanilla.plaza.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.ventanilla.plaza.citizens.Threads;
import org.ventanilla.plaza.square.Medium;
import org.ventanilla.plaza.square.Network;
import org.ventanilla.plaza.square.Post;

/** Threads as HTML: each post with its answers below it, and a form to answer it. */
final class ThreadView {

  private static final int DEEPEST_INDENT = 3;

  private final Threads threads;
  private final Words words;

  ThreadView(Threads threads, Words words) {
    this.threads = threads;
    this.words = words;
  }

  String thread(Post root) {
    StringBuilder html = new StringBuilder();
    html.append("<article class=\"thread\" id=\"t-")
        .append(Html.escape(root.rootId()))
        .append("\" data-root=\"")
        .append(Html.escape(root.rootId()))
        .append("\">");
    post(html, threads.thread(root), root.network(), 0);
    return html.append("</article>").toString();
  }

  /** A private conversation, oldest message first, with a form to write on. */
  String conversation(List<Post> messages) {
    Post first = messages.get(0);
    StringBuilder html = new StringBuilder();
    html.append("<article class=\"thread private\" id=\"t-")
        .append(Html.escape(first.rootId()))
        .append("\" data-root=\"")
        .append(Html.escape(first.rootId()))
        .append("\">");
    for (Post message : messages) {
      html.append("<div class=\"post").append(message.byTown() ? " by-town" : "").append("\">");
      heading(html, message.author().name(), "", message.byTown(), message.at(), false);
      html.append("<p class=\"words\" dir=\"auto\">").append(Html.escape(message.shown())).append("</p>");
      for (Medium medium : message.media()) {
        photo(html, medium.url(), medium.altText());
      }
      html.append("</div>");
    }
    String citizen =
        messages.stream().filter(message -> !message.byTown()).map(message -> message.author().name()).findFirst()
            .orElse("");
    form(html, first.network(), "message", "", citizen, first.rootId());
    return html.append("</article>").toString();
  }

  private void post(StringBuilder html, JsonNode post, Network network, int depth) {
    boolean byTown = post.get("byTown").asBoolean();
    String id = post.get("id").asText();
    html.append("<div class=\"post").append(byTown ? " by-town" : "").append("\" data-post=\"")
        .append(Html.escape(id)).append("\">");
    JsonNode author = post.get("author");
    heading(
        html, author.get("name").asText(), author.get("handle").asText(), byTown,
        Instant.parse(post.get("at").asText()), post.get("edited").asBoolean());
    html.append("<p class=\"words\" dir=\"auto\">").append(Html.escape(post.get("text").asText())).append("</p>");
    for (JsonNode medium : post.get("media")) {
      photo(html, medium.get("url").asText(), medium.get("altText").asText());
    }
    html.append("<div class=\"actions\">");
    form(html, network, "public", id, "", id);
    if (!byTown) {
      more(html, id, post.get("text").asText());
    }
    html.append("</div></div>");
    if (!post.get("replies").isEmpty()) {
      html.append(depth < DEEPEST_INDENT ? "<div class=\"replies\">" : "<div class=\"replies flat\">");
      post.get("replies").forEach(reply -> post(html, reply, network, depth + 1));
      html.append("</div>");
    }
  }

  private void heading(
      StringBuilder html, String name, String handle, boolean byTown, Instant at, boolean edited) {
    int initial = name.isEmpty() ? '?' : name.codePointAt(0);
    html.append("<header><span class=\"face\" aria-hidden=\"true\">")
        .append(Html.escape(Character.toString(Character.toUpperCase(initial))))
        .append("</span><strong dir=\"auto\">").append(Html.escape(name)).append("</strong>");
    if (byTown) {
      html.append("<span class=\"badge\" role=\"img\" aria-label=\"").append(words.get("town")).append("\" title=\"")
          .append(words.get("town")).append("\">✓</span>");
    } else if (!handle.isEmpty()) {
      html.append("<span class=\"handle\">@").append(Html.escape(handle)).append("</span>");
    }
    ZonedDateTime local = at.atZone(ZoneId.systemDefault());
    boolean today = local.toLocalDate().equals(LocalDate.now(ZoneId.systemDefault()));
    Locale locale = Locale.forLanguageTag(words.language());
    html.append("<time datetime=\"").append(at).append("\" title=\"")
        .append(DateTimeFormatter.ofPattern("d MMM yyyy, H:mm:ss", locale).format(local)).append("\">")
        .append(DateTimeFormatter.ofPattern(today ? "H:mm" : "d MMM, H:mm", locale).format(local)).append("</time>");
    if (edited) {
      html.append("<span class=\"note\">").append(words.get("edited")).append("</span>");
    }
    html.append("</header>");
  }

  private void photo(StringBuilder html, String url, String altText) {
    String label = altText.isEmpty() ? words.get("photo.shown") : Html.escape(altText);
    int own = url.indexOf("/plaza/assets/sample.png");
    if (own >= 0) {
      html.append("<img class=\"photo\" src=\"/plaza/assets/sample.png\" width=\"320\" height=\"200\" alt=\"")
          .append(label).append("\">");
    } else if (url.startsWith("http://") || url.startsWith("https://")) {
      html.append("<p><a class=\"photo-link\" rel=\"noreferrer nofollow\" href=\"").append(Html.escape(url))
          .append("\">").append(label).append("</a></p>");
    }
  }

  private void form(StringBuilder html, Network network, String kind, String inReplyTo, String name, String key) {
    html.append("<details class=\"answer\" data-key=\"a-").append(Html.escape(key)).append("\"><summary>")
        .append(words.get("answer")).append("</summary><form method=\"post\" action=\"/plaza/page/posts\" data-live>");
    hidden(html, "lang", words.language());
    hidden(html, "network", network.code());
    hidden(html, "kind", kind);
    hidden(html, "inReplyTo", inReplyTo);
    html.append("<label>").append(words.get("answer.as"))
        .append(" <input name=\"author\" required maxlength=\"100\" autocomplete=\"off\" list=\"names\" value=\"")
        .append(Html.escape(name)).append("\"></label><label>").append(words.get("what"))
        .append(" <textarea name=\"text\" rows=\"2\" required maxlength=\"20000\"></textarea></label>")
        .append("<button class=\"primary\">").append(words.get("send")).append("</button></form></details>");
  }

  private void more(StringBuilder html, String id, String text) {
    html.append("<details class=\"answer more\" data-key=\"m-").append(Html.escape(id)).append("\"><summary>")
        .append(words.get("more")).append("</summary><form method=\"post\" action=\"/plaza/page/edits\" data-live>");
    hidden(html, "lang", words.language());
    hidden(html, "id", id);
    html.append("<label>").append(words.get("what"))
        .append(" <textarea name=\"text\" rows=\"2\" required maxlength=\"20000\">").append(Html.escape(text))
        .append("</textarea></label><div class=\"row\"><button>").append(words.get("save"))
        .append("</button><button class=\"quiet\" formaction=\"/plaza/page/deletions\" formnovalidate>")
        .append(words.get("delete")).append("</button></div></form></details>");
  }

  static void hidden(StringBuilder html, String name, String value) {
    html.append("<input type=\"hidden\" name=\"").append(name).append("\" value=\"").append(Html.escape(value))
        .append("\">");
  }
}
