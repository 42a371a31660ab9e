package org.ventanilla.plaza.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ventanilla.plaza.citizens.Threads;
import org.ventanilla.plaza.faults.Fault;
import org.ventanilla.plaza.faults.FaultApi;
import org.ventanilla.plaza.faults.Faults;
import org.ventanilla.plaza.square.Network;
import org.ventanilla.plaza.square.Post;
import org.ventanilla.plaza.square.Square;
import org.ventanilla.plaza.webhook.Deliveries;

/** The page: on one side a form to speak as anyone, the webhooks and the faults; on the other the networks. */
final class PageView {

  /** How many threads of a network the page shows. */
  static final int SHOWN = 50;

  private static final Map<Network, String> NAMES =
      Map.of(
          Network.X, "X", Network.FACEBOOK, "Facebook", Network.INSTAGRAM, "Instagram", Network.MASTODON, "Mastodon",
          Network.BLUESKY, "Bluesky");

  private static final Map<Network, String> SHORT_NAMES =
      Map.of(
          Network.X, "X", Network.FACEBOOK, "FB", Network.INSTAGRAM, "IG", Network.MASTODON, "M", Network.BLUESKY, "B");

  private static final List<String> INVENTED_NAMES =
      List.of("Ana Ruiz", "Luis Prado", "Carmen Soto", "Youssef Amrani", "Marta Gil", "Ionela Pop");

  private final Square square;
  private final Threads threads;
  private final Faults faults;
  private final Function<Network, Deliveries.Standing> standings;
  private final Words words;

  PageView(
      Square square, Threads threads, Faults faults, Function<Network, Deliveries.Standing> standings, Words words) {
    this.square = square;
    this.threads = threads;
    this.faults = faults;
    this.standings = standings;
    this.words = words;
  }

  /**
   * The whole page.
   *
   * @param only the one network to show; empty for all
   * @param notice what the last action did, already escaped; empty for nothing
   */
  String page(Optional<Network> only, String notice) {
    StringBuilder html = new StringBuilder(32_768);
    html.append("<!doctype html><html lang=\"").append(words.language()).append("\"><head><meta charset=\"utf-8\">")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>")
        .append(words.get("title")).append("</title><link rel=\"icon\" href=\"/plaza/assets/icon.svg\">")
        .append("<link rel=\"stylesheet\" href=\"/plaza/assets/tokens.css\">")
        .append("<link rel=\"stylesheet\" href=\"/plaza/assets/plaza.css\">")
        .append("<script type=\"module\" src=\"/plaza/assets/plaza.js\"></script></head><body>")
        .append("<a class=\"skip\" href=\"#networks\">").append(words.get("skip")).append("</a>");
    top(html, only);
    html.append("<p id=\"notice\" role=\"status\" data-said=\"").append(words.get("said")).append("\" data-failed=\"")
        .append(words.get("failed", "{0}")).append("\">").append(notice).append("</p>")
        .append("<p id=\"offline\" role=\"status\" hidden>").append(words.get("live.off")).append("</p>")
        .append("<div class=\"layout\">");
    composer(html);
    html.append("<main id=\"networks\" class=\"networks");
    html.append(only.isPresent() ? " single" : "").append("\" tabindex=\"-1\">");
    for (Network network : only.map(List::of).orElse(List.of(Network.values()))) {
      html.append(network(network));
    }
    return html.append("</main><aside class=\"side\">").append(webhooks()).append(faults())
        .append("</aside></div></body></html>").toString();
  }

  /** One network's column. */
  String network(Network network) {
    ThreadView view = new ThreadView(threads, words);
    String code = network.code();
    StringBuilder html = new StringBuilder();
    html.append("<section class=\"network\" id=\"n-").append(code).append("\" data-network=\"").append(code)
        .append("\" aria-labelledby=\"h-").append(code).append("\"><h2 id=\"h-").append(code).append("\">")
        .append(NAMES.get(network)).append(" <span class=\"account\">@")
        .append(Html.escape(square.town(network).handle())).append("</span></h2>");
    List<List<Post>> conversations = threads.conversations(network);
    if (!conversations.isEmpty()) {
      html.append("<details class=\"messages\" data-key=\"d-").append(code).append("\"><summary>")
          .append(words.get("messages")).append(" <span class=\"count\">").append(conversations.size())
          .append("</span></summary>");
      conversations.stream().limit(SHOWN).forEach(messages -> html.append(view.conversation(messages)));
      html.append("</details>");
    }
    List<Post> roots = threads.roots(network, SHOWN + 1);
    html.append("<div class=\"threads\">");
    roots.stream().limit(SHOWN).forEach(root -> html.append(view.thread(root)));
    html.append("</div>");
    if (roots.isEmpty()) {
      html.append("<p class=\"empty\">").append(words.get("empty")).append("</p>");
    } else if (roots.size() > SHOWN) {
      html.append("<p class=\"empty\">").append(words.get("older")).append("</p>");
    }
    return html.append("</section>").toString();
  }

  /** How the webhooks stand. */
  String webhooks() {
    StringBuilder html = new StringBuilder();
    html.append("<section class=\"card\" id=\"webhooks\"><h2>").append(words.get("webhooks")).append("</h2><dl>");
    for (Network network : Network.values()) {
      if (!network.hasWebhooks()) {
        continue;
      }
      Deliveries.Standing standing = standings.apply(network);
      String state = standing.proven() ? "proven" : standing.subscribed() ? "waiting" : "none";
      html.append("<dt>").append(NAMES.get(network)).append("</dt><dd><span class=\"state ").append(state)
          .append("\">").append(words.get("webhooks." + state)).append("</span>");
      if (!standing.proven() && !standing.refusal().isEmpty()) {
        html.append("<small>").append(Html.escape(standing.refusal())).append("</small>");
      }
      if (standing.subscribed()) {
        html.append("<small>")
            .append(words.get("webhooks.counts", standing.delivered(), standing.pending(), standing.failed()))
            .append("</small>");
      }
      html.append("</dd>");
    }
    return html.append("</dl></section>").toString();
  }

  /** The faults as switches, one row a fault, one switch a network. */
  String faults() {
    StringBuilder html = new StringBuilder();
    boolean any = !faults.list().isEmpty();
    html.append("<details class=\"card\" id=\"faults\" data-key=\"faults\"").append(any ? " open" : "")
        .append("><summary><h2>").append(words.get("faults")).append("</h2>");
    if (any) {
      html.append("<span class=\"badge alert\">").append(faults.list().size()).append("</span>");
    }
    html.append("</summary><p>").append(words.get("faults.intro")).append("</p><ul class=\"faults\">");
    for (Fault fault : Fault.values()) {
      html.append("<li><span>").append(words.get("fault." + fault.code())).append("</span><div class=\"switches\">");
      for (Network network : Network.values()) {
        if (fault.concerns(network)) {
          toggle(html, fault, network);
        }
      }
      html.append("</div></li>");
    }
    html.append("</ul><form method=\"post\" action=\"/plaza/page/faults\" data-live>");
    ThreadView.hidden(html, "lang", words.language());
    ThreadView.hidden(html, "fault", "clear");
    return html.append("<button>").append(words.get("faults.clear")).append("</button></form></details>").toString();
  }

  private void toggle(StringBuilder html, Fault fault, Network network) {
    boolean on = faults.isOn(fault, network);
    html.append("<form method=\"post\" action=\"/plaza/page/faults\" data-live>");
    ThreadView.hidden(html, "lang", words.language());
    ThreadView.hidden(html, "fault", fault.code());
    ThreadView.hidden(html, "network", network.code());
    ThreadView.hidden(html, "on", Boolean.toString(!on));
    ThreadView.hidden(html, "seconds", Integer.toString(FaultApi.usualSeconds(fault)));
    html.append("<button role=\"switch\" aria-checked=\"").append(on).append("\" data-key=\"s-").append(fault.code())
        .append('-').append(network.code()).append("\" aria-label=\"").append(words.get("fault." + fault.code()))
        .append(" · ").append(NAMES.get(network)).append("\">").append(SHORT_NAMES.get(network))
        .append("</button></form>");
  }

  private void top(StringBuilder html, Optional<Network> only) {
    html.append("<header class=\"top\"><div><h1>").append(words.get("title")).append("</h1><p>")
        .append(words.get("subtitle")).append("</p></div><nav aria-label=\"").append(words.get("network"))
        .append("\">");
    link(html, "", words.get("all"), only.isEmpty());
    for (Network network : Network.values()) {
      link(html, "&network=" + network.code(), NAMES.get(network), only.equals(Optional.of(network)));
    }
    html.append("</nav><nav class=\"languages\" aria-label=\"").append(words.get("language")).append("\">");
    for (String language : Words.LANGUAGES) {
      html.append("<a lang=\"").append(language).append("\" href=\"/?lang=").append(language)
          .append(only.map(network -> "&amp;network=" + network.code()).orElse("")).append('"')
          .append(language.equals(words.language()) ? " aria-current=\"true\"" : "").append('>').append(language)
          .append("</a>");
    }
    html.append("</nav></header>");
  }

  private void link(StringBuilder html, String query, String name, boolean current) {
    html.append("<a href=\"/?lang=").append(words.language()).append(Html.escape(query)).append('"')
        .append(current ? " aria-current=\"page\"" : "").append('>').append(name).append("</a>");
  }

  private void composer(StringBuilder html) {
    html.append("<section class=\"card composer\" aria-labelledby=\"h-composer\"><h2 id=\"h-composer\">").append(words.get("speak"))
        .append("</h2><form method=\"post\" action=\"/plaza/page/posts\" data-live id=\"composer\">");
    ThreadView.hidden(html, "lang", words.language());
    html.append("<fieldset><legend>").append(words.get("network")).append("</legend><div class=\"choices\">");
    for (Network network : Network.values()) {
      choice(html, "network", network.code(), NAMES.get(network), network == Network.X);
    }
    html.append("</div></fieldset>");
    for (Network network : Network.values()) {
      html.append("<p class=\"hint\" data-for=\"").append(network.code()).append("\">")
          .append(words.get("hint." + network.code(), square.town(network).handle())).append("</p>");
    }
    html.append("<fieldset><legend>").append(words.get("how")).append("</legend><div class=\"choices\">");
    choice(html, "kind", "public", words.get("how.public"), true);
    choice(html, "kind", "message", words.get("how.message"), false);
    html.append("</div></fieldset><label>").append(words.get("who"))
        .append("<input name=\"author\" required maxlength=\"100\" autocomplete=\"off\" list=\"names\" value=\"")
        .append(INVENTED_NAMES.get(0)).append("\"></label><datalist id=\"names\">")
        .append(
            INVENTED_NAMES.stream().map(name -> "<option value=\"" + name + "\">").collect(Collectors.joining()))
        .append("</datalist><label>").append(words.get("what"))
        .append("<textarea name=\"text\" rows=\"4\" required maxlength=\"20000\"></textarea></label>")
        .append("<label class=\"check\"><input type=\"checkbox\" name=\"photo\" value=\"sample\"> ")
        .append(words.get("photo")).append("</label><button class=\"primary\">").append(words.get("publish"))
        .append("</button></form></section>");
  }

  private static void choice(StringBuilder html, String name, String value, String label, boolean checked) {
    html.append("<label><input type=\"radio\" name=\"").append(name).append("\" value=\"").append(value).append('"')
        .append(checked ? " checked" : "").append("><span>").append(label).append("</span></label>");
  }
}
