package org.ventanilla.networks.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ventanilla.networks.wire.Fields;

/**
 * Text with links and names in it (lexicon {@code app.bsky.richtext.facet}). Their places are counted in bytes of UTF-8,
 * and come from strangers' programs: what does not fit the text is left out.
 */
final class RichText {

  private static final String LINK = "app.bsky.richtext.facet#link";
  private static final String MENTION = "app.bsky.richtext.facet#mention";
  private static final int MOST_FACETS = 200;
  private static final int MOST_NAMES = 10;

  private static final Pattern LINK_OR_NAME =
      Pattern.compile("(https?://[^\\s<>\"]+)|(?<![\\w@.])@((?:[A-Za-z0-9-]{1,63}\\.)+[A-Za-z]{2,63})");
  private static final Pattern END_OF_SENTENCE = Pattern.compile("[.,;:!?)\\]}'»]+$");

  private RichText() {}

  private record Link(int start, int end, String address) {}

  /** The words, with whole addresses where the author's program had shortened them or put other words in front. */
  static String read(JsonNode record) {
    String text = Fields.text(record, "text");
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    // Replacing a lone surrogate has changed the places behind it; facets are then not to be trusted.
    boolean changed = !text.equals(record.path("text").asText(""));
    if (changed) {
      return text;
    }
    StringBuilder whole = new StringBuilder();
    int at = 0;
    for (Link link : links(record, bytes)) {
      if (link.start() < at) {
        continue;
      }
      String shown = new String(bytes, link.start(), link.end() - link.start(), StandardCharsets.UTF_8);
      whole.append(new String(bytes, at, link.start() - at, StandardCharsets.UTF_8));
      whole.append(saysAll(shown, link.address()) ? shown : isShortened(shown, link.address())
          ? link.address() : shown + " (" + link.address() + ")");
      at = link.end();
    }
    return whole.append(new String(bytes, at, bytes.length - at, StandardCharsets.UTF_8)).toString();
  }

  private static List<Link> links(JsonNode record, byte[] bytes) {
    List<Link> links = new ArrayList<>();
    int read = 0;
    for (JsonNode facet : record.path("facets")) {
      if (++read > MOST_FACETS) {
        break;
      }
      int start = facet.path("index").path("byteStart").asInt(-1);
      int end = facet.path("index").path("byteEnd").asInt(-1);
      String address = "";
      for (JsonNode feature : facet.path("features")) {
        address = LINK.equals(Fields.text(feature, "$type")) ? Fields.text(feature, "uri") : address;
      }
      boolean fits = start >= 0 && start < end && end <= bytes.length && isBorder(bytes, start) && isBorder(bytes, end);
      if (fits && address.matches("https?://\\S{1,2000}")) {
        links.add(new Link(start, end, address));
      }
    }
    links.sort(Comparator.comparingInt(Link::start));
    return links;
  }

  /** True if no character is cut in two there. */
  private static boolean isBorder(byte[] bytes, int at) {
    return at == bytes.length || (bytes[at] & 0xC0) != 0x80;
  }

  private static boolean saysAll(String shown, String address) {
    return shown.equals(address) || ("https://" + shown).equals(address) || ("http://" + shown).equals(address);
  }

  private static boolean isShortened(String shown, String address) {
    String beginning = shown.replaceFirst("(?:\\.\\.\\.|…)$", "");
    String bare = address.replaceFirst("^https?://(?:www\\.)?", "");
    return !beginning.equals(shown) && (bare.startsWith(beginning) || address.startsWith(beginning));
  }

  /**
   * The facets of words of ours.
   *
   * @param dids who has a handle
   */
  static List<Map<String, Object>> facets(String text, Function<String, Optional<String>> dids) {
    List<Map<String, Object>> facets = new ArrayList<>();
    Matcher found = LINK_OR_NAME.matcher(text);
    int names = 0;
    while (found.find()) {
      if (found.group(1) != null) {
        String address = END_OF_SENTENCE.matcher(found.group(1)).replaceFirst("");
        facets.add(facet(text, found.start(), found.start() + address.length(), Map.of("$type", LINK, "uri", address)));
      } else if (++names <= MOST_NAMES) {
        int start = found.start();
        int end = found.end();
        dids.apply(found.group(2))
            .ifPresent(did -> facets.add(facet(text, start, end, Map.of("$type", MENTION, "did", did))));
      }
    }
    return facets;
  }

  private static Map<String, Object> facet(String text, int start, int end, Map<String, String> feature) {
    int byteStart = bytes(text.substring(0, start));
    int byteEnd = byteStart + bytes(text.substring(start, end));
    return Map.of("index", Map.of("byteStart", byteStart, "byteEnd", byteEnd), "features", List.of(feature));
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
