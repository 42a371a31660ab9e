package org.ventanilla.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The citizens of Villarrío, who post on plaza. */
final class Citizens {

  private final AtomicInteger posted = new AtomicInteger();
  private final HttpJson plaza;

  Citizens(URI plaza) {
    this.plaza = new HttpJson(plaza, Map.of());
  }

  /** Posts as a citizen; returns the id on the network. */
  String post(String network, String author, String text) {
    String id =
        plaza
            .post("/plaza/posts", Map.of("network", network, "author", author, "text", text), 201)
            .required("id")
            .asText();
    posted.incrementAndGet();
    return id;
  }

  /** How many posts these citizens have made. */
  int posted() {
    return posted.get();
  }

  /** Switches a misbehaviour of the networks on; {@code clear} ends them all. */
  void fault(String name) {
    plaza.post("/plaza/faults", Map.of("fault", name), 200);
  }

  /** What the town answered, anywhere on a network. */
  Stream<String> repliesOfTheTown(String network) {
    return all(plaza.get("/plaza/threads?network=" + network))
        .filter(post -> post.path("byTown").asBoolean())
        .map(post -> post.path("text").asText());
  }

  private static Stream<JsonNode> all(JsonNode posts) {
    return StreamSupport.stream(posts.spliterator(), false)
        .flatMap(post -> Stream.concat(Stream.of(post), all(post.path("replies"))));
  }
}
