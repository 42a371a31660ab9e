package org.ventanilla.plaza.citizens;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ventanilla.plaza.square.Medium;
import org.ventanilla.plaza.square.Network;
import org.ventanilla.plaza.square.Person;
import org.ventanilla.plaza.square.Post;
import org.ventanilla.plaza.square.Square;
import org.ventanilla.plaza.wire.Json;

/** The threads as anyone sees them: each root with its visible replies, replies below what they answer. */
public final class Threads {

  private final Square square;

  public Threads(Square square) {
    this.square = square;
  }

  /** The newest roots of a network, newest first. */
  public List<Post> roots(Network network, int limit) {
    return square.newestFirst(network).stream().filter(Post::isRoot).limit(limit).toList();
  }

  /** The root of a thread, under whatever id it has now. */
  public Optional<Post> root(String rootId) {
    return square.find(rootId)
        .or(() -> Arrays.stream(Network.values())
            .flatMap(network -> square.newestFirst(network).stream())
            .filter(post -> post.isRoot() && post.rootId().equals(rootId))
            .findFirst());
  }

  /** A root with everything below it. */
  public ObjectNode thread(Post root) {
    ObjectNode node = post(root);
    Map<String, ArrayNode> repliesOf = new LinkedHashMap<>();
    root.earlierIds().forEach(id -> repliesOf.put(id, replies(node)));
    repliesOf.put(root.id(), replies(node));
    for (Post reply : square.thread(root.rootId())) {
      ObjectNode child = post(reply).put("inReplyTo", reply.inReplyTo());
      ArrayNode ofChild = replies(child);
      reply.earlierIds().forEach(id -> repliesOf.put(id, ofChild));
      repliesOf.put(reply.id(), ofChild);
      // What it answered may be deleted: then it hangs on the root.
      repliesOf.getOrDefault(reply.inReplyTo(), repliesOf.get(root.id())).add(child);
    }
    return node;
  }

  /** The private messages of a network: one conversation a citizen, latest first. */
  public List<List<Post>> conversations(Network network) {
    Map<String, List<Post>> byCitizen = new LinkedHashMap<>();
    for (Post message : square.messages(network)) {
      byCitizen.computeIfAbsent(message.rootId(), square::thread);
    }
    return List.copyOf(byCitizen.values());
  }

  private static ArrayNode replies(ObjectNode node) {
    return node.withArray("/replies");
  }

  private static ObjectNode post(Post post) {
    ObjectNode node = Json.object().put("id", post.id()).put("network", post.network().code());
    node.set("author", author(post.author()));
    node.put("byTown", post.byTown())
        .put("text", post.shown())
        .put("at", post.at().toString())
        .put("edited", !post.editedAt().equals(post.at()));
    ArrayNode media = node.putArray("media");
    for (Medium medium : post.media()) {
      media.addObject().put("type", medium.type()).put("url", medium.url()).put("altText", medium.altText());
    }
    return node;
  }

  private static ObjectNode author(Person person) {
    return Json.object().put("id", person.id()).put("handle", person.handle()).put("name", person.name());
  }
}
