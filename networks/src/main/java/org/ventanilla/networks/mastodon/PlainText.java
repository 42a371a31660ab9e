package org.ventanilla.networks.mastodon;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.ventanilla.networks.wire.Fields;

/**
 * The words of a post, which Mastodon gives as HTML (Mastodon documentation, "HTML rendering"): paragraphs and breaks
 * become lines, links their whole address as it is written, everything else its text. The result is text, never HTML
 * again: what looks like a tag in it is what the author typed.
 */
final class PlainText {

  /** Longer than any server lets a post be; what is behind it is not read. */
  private static final int LONGEST = 200_000;

  private static final Set<String> BLOCKS = Set.of("p", "div", "blockquote", "ul", "ol", "pre", "h1", "h2", "h3");
  private static final Set<String> LINES = Set.of("br", "li");
  private static final Pattern SPACES = Pattern.compile("[ \\t\\n\\r\\f]+");
  private static final Pattern AROUND_LINES = Pattern.compile(" *\\n *");
  private static final Pattern MANY_LINES = Pattern.compile("\\n{3,}");

  private PlainText() {}

  static String of(String html) {
    String bounded = html.length() <= LONGEST ? html : html.substring(0, LONGEST);
    Lines lines = new Lines();
    Jsoup.parseBodyFragment(bounded).body().traverse(lines);
    String text = AROUND_LINES.matcher(lines.text).replaceAll("\n");
    // Once more: HTML can name characters that no store takes.
    return Fields.storable(MANY_LINES.matcher(text).replaceAll("\n\n")).strip();
  }

  private static final class Lines implements NodeVisitor {

    private final StringBuilder text = new StringBuilder();

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode words) {
        text.append(SPACES.matcher(words.getWholeText()).replaceAll(" "));
      } else if (node instanceof Element element && LINES.contains(element.normalName())) {
        text.append('\n');
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element && BLOCKS.contains(element.normalName())) {
        text.append("\n\n");
      }
    }
  }
}
