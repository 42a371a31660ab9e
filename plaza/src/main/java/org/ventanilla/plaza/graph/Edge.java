package org.ventanilla.plaza.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ventanilla.plaza.square.Post;
import org.ventanilla.plaza.wire.Json;

/**
 * A list of the Graph API with its paging: {@code limit}, {@code after}, {@code before}, {@code since}, {@code until};
 * cursors hold their place when something is added or removed.
 *
 * @param address the list's own address, for {@code paging.next}
 * @param parameters what the call said, or the modifiers of a nested field
 */
record Edge(String address, Map<String, String> parameters) {

  private static final int USUAL = 25;
  private static final int LARGEST = 100;

  /** A page of posts that are in the order in which they shall be told. */
  ObjectNode page(List<Post> posts, boolean newestFirst, Function<Post, JsonNode> telling) {
    int limit = limit();
    long after = cursor("after");
    long before = cursor("before");
    Instant since = time("since", Instant.MIN);
    Instant until = time("until", Instant.MAX);
    List<Post> found =
        posts.stream()
            .filter(post -> !post.at().isBefore(since) && !post.at().isAfter(until))
            .filter(post -> after < 0 || (newestFirst ? number(post) < after : number(post) > after))
            .filter(post -> before < 0 || (newestFirst ? number(post) > before : number(post) < before))
            .toList();
    boolean backwards = before >= 0 && after < 0;
    List<Post> shown =
        backwards
            ? found.subList(Math.max(0, found.size() - limit), found.size())
            : found.subList(0, Math.min(limit, found.size()));
    ObjectNode node = Json.object();
    ArrayNode data = node.putArray("data");
    shown.forEach(post -> data.add(telling.apply(post)));
    if (!shown.isEmpty()) {
      String last = cursorOf(shown.get(shown.size() - 1));
      String first = cursorOf(shown.get(0));
      ObjectNode paging = node.putObject("paging");
      paging.putObject("cursors").put("before", first).put("after", last);
      if (!backwards && shown.size() < found.size()) {
        paging.put("next", link("after", last));
      }
      if (after >= 0 || backwards && shown.size() < found.size()) {
        paging.put("previous", link("before", first));
      }
    }
    return node;
  }

  private int limit() {
    String limit = parameters.getOrDefault("limit", Integer.toString(USUAL));
    if (!limit.matches("[0-9]{1,6}")) {
      throw GraphException.parameter("Param limit must be an integer");
    }
    return Math.max(1, Math.min(LARGEST, Integer.parseInt(limit)));
  }

  private long cursor(String name) {
    String cursor = parameters.getOrDefault(name, "");
    if (cursor.isEmpty()) {
      return -1;
    }
    try {
      return Long.parseLong(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException notOurs) {
      throw GraphException.parameter("Invalid cursors values");
    }
  }

  private Instant time(String name, Instant otherwise) {
    String time = parameters.getOrDefault(name, "");
    if (time.isEmpty()) {
      return otherwise;
    }
    try {
      return time.matches("[0-9]{1,11}")
          ? Instant.ofEpochSecond(Long.parseLong(time))
          : OffsetDateTime.parse(time.replaceFirst("([+-][0-9]{2})([0-9]{2})$", "$1:$2")).toInstant();
    } catch (DateTimeParseException unreadable) {
      throw GraphException.parameter("Param " + name + " must be a valid timestamp");
    }
  }

  private String link(String cursorName, String cursor) {
    Map<String, String> all = new LinkedHashMap<>(parameters);
    all.remove("after");
    all.remove("before");
    all.put(cursorName, cursor);
    return address
        + "?"
        + all.entrySet().stream()
            .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
            .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String cursorOf(Post post) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Long.toString(number(post)).getBytes(StandardCharsets.US_ASCII));
  }

  private static long number(Post post) {
    return Long.parseLong(post.id().substring(post.id().lastIndexOf('_') + 1));
  }
}
