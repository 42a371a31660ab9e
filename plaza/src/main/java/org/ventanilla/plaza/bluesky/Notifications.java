package org.ventanilla.plaza.bluesky;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ventanilla.plaza.faults.Fault;
import org.ventanilla.plaza.faults.Faults;
import org.ventanilla.plaza.square.Network;
import org.ventanilla.plaza.square.Person;
import org.ventanilla.plaza.square.Post;
import org.ventanilla.plaza.square.Square;
import org.ventanilla.plaza.wire.Answer;
import org.ventanilla.plaza.wire.Json;

/** What was said to the account, newest first ({@code app.bsky.notification.listNotifications}). */
final class Notifications {

  /** So many posts above an answer hear of it. */
  private static final int HEARD_ABOVE = 5;

  private final Square square;
  private final Records records;
  private final Faults faults;

  Notifications(Square square, Records records, Faults faults) {
    this.square = square;
    this.records = records;
    this.faults = faults;
  }

  Answer page(RoutingContext call) {
    MultiMap query = call.request().params();
    String limit = Optional.ofNullable(query.get("limit")).orElse("50");
    if (!limit.matches("[0-9]{1,3}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > 100) {
      return BlueskyApi.error(400, "InvalidRequest", "Error: limit must be between 1 and 100");
    }
    String cursor = Optional.ofNullable(query.get("cursor")).orElse("");
    if (!cursor.matches("([0-9T:.Z-]+::[a-z2-7]+)?")) {
      return BlueskyApi.error(400, "InvalidRequest", "Malformed cursor");
    }
    List<String> reasons = query.getAll("reasons");
    Stream<Post> all =
        faults.isOn(Fault.POLLING_OFF, Network.BLUESKY)
            ? Stream.of()
            : square.newestFirst(Network.BLUESKY).stream();
    List<Post> page =
        all.filter(post -> cursor.isEmpty() || cursor(post).compareTo(cursor) < 0)
            .filter(post -> reason(post).filter(reason -> reasons.isEmpty() || reasons.contains(reason)).isPresent())
            .limit(Integer.parseInt(limit))
            .toList();
    ObjectNode body = Json.object();
    ArrayNode notifications = body.putArray("notifications");
    page.forEach(post -> notifications.add(notification(post)));
    if (page.size() == Integer.parseInt(limit)) {
      body.put("cursor", cursor(page.get(page.size() - 1)));
    }
    return Answer.ok(body);
  }

  private ObjectNode notification(Post post) {
    ObjectNode notification = Json.object().put("uri", post.id()).put("cid", records.cid(post));
    notification.set("author", records.author(post.author()));
    notification.put("reason", reason(post).orElse(""));
    notification.set("record", records.record(post));
    return notification.put("isRead", false).put("indexedAt", Records.time(post));
  }

  /** Why the account hears of a post; empty if it does not. */
  private Optional<String> reason(Post post) {
    Person town = square.town(Network.BLUESKY);
    if (post.byTown()) {
      return Optional.empty();
    }
    if (records.names(post, town)) {
      return Optional.of("mention");
    }
    Optional<Post> above = square.find(post.inReplyTo());
    for (int steps = 0; above.isPresent() && steps < HEARD_ABOVE; steps++) {
      if (above.get().byTown()) {
        return Optional.of("reply");
      }
      above = square.find(above.get().inReplyTo());
    }
    return Optional.empty();
  }

  /** The time, and the post's name for those of the same moment. */
  private static String cursor(Post post) {
    return Records.time(post) + "::" + post.id().substring(post.id().lastIndexOf('/') + 1);
  }
}
