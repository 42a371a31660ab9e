package org.ventanilla.plaza.mastodon;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ventanilla.plaza.faults.Fault;
import org.ventanilla.plaza.faults.Faults;
import org.ventanilla.plaza.square.Form;
import org.ventanilla.plaza.square.Network;
import org.ventanilla.plaza.square.Post;
import org.ventanilla.plaza.square.Square;
import org.ventanilla.plaza.wire.Answer;
import org.ventanilla.plaza.wire.Json;

/** What was said to the account, newest first (Mastodon documentation, "notifications API methods"). */
final class Notifications {

  private static final int USUAL_PAGE = 40;
  private static final int LARGEST_PAGE = 80;

  /** A notification's id is not its post's: this digit in front tells them apart and keeps their order. */
  private static final String PREFIX = "7";

  private final Square square;
  private final Statuses statuses;
  private final Faults faults;
  private final Supplier<String> url;

  Notifications(Square square, Statuses statuses, Faults faults, Supplier<String> url) {
    this.square = square;
    this.statuses = statuses;
    this.faults = faults;
    this.url = url;
  }

  Answer page(RoutingContext call) {
    MultiMap query = call.request().params();
    int size = Math.min(LARGEST_PAGE, (int) number(query.get("limit"), USUAL_PAGE));
    List<String> types = query.getAll("types[]");
    long before = number(query.get("max_id"), Long.MAX_VALUE);
    long after = Math.max(number(query.get("since_id"), 0), number(query.get("min_id"), 0));
    boolean nothing = faults.isOn(Fault.POLLING_OFF, Network.MASTODON) || !(types.isEmpty() || types.contains("mention"));
    Stream<Post> all = nothing ? Stream.of() : mentions().filter(post -> id(post) < before && id(post) > after);
    List<Post> page = query.contains("min_id") ? oldest(all, size) : all.limit(size).toList();
    ArrayNode body = Json.array();
    for (Post post : page) {
      ObjectNode notification = body.addObject();
      notification.put("id", Long.toString(id(post))).put("type", "mention");
      ObjectNode status = statuses.status(post);
      notification.set("created_at", status.get("created_at"));
      notification.set("account", statuses.account(post.author()));
      notification.set("status", status);
    }
    return new Answer(200, body, "application/json; charset=utf-8", links(page, size));
  }

  private Stream<Post> mentions() {
    String town = square.town(Network.MASTODON).id();
    return Stream.concat(square.newestFirst(Network.MASTODON).stream(), square.messages(Network.MASTODON).stream())
        .filter(post -> !post.author().id().equals(town))
        .filter(
            post ->
                post.form() == Form.MESSAGE
                    || statuses.named(post.text()).stream().anyMatch(person -> person.id().equals(town)))
        .sorted(Comparator.comparingLong(Notifications::id).reversed());
  }

  private static List<Post> oldest(Stream<Post> newestFirst, int size) {
    List<Post> oldestFirst = new ArrayList<>(newestFirst.toList());
    Collections.reverse(oldestFirst);
    List<Post> page = new ArrayList<>(oldestFirst.subList(0, Math.min(size, oldestFirst.size())));
    Collections.reverse(page);
    return page;
  }

  private Map<String, String> links(List<Post> page, int size) {
    if (page.isEmpty()) {
      return Map.of();
    }
    String address = url.get() + "/api/v1/notifications?limit=" + size + "&types[]=mention&";
    String previous = "<" + address + "min_id=" + id(page.get(0)) + ">; rel=\"prev\"";
    boolean continues = page.size() == size;
    String next = "<" + address + "max_id=" + id(page.get(page.size() - 1)) + ">; rel=\"next\", ";
    return Map.of("Link", (continues ? next : "") + previous);
  }

  private static long id(Post post) {
    return Long.parseLong(PREFIX + post.id());
  }

  private static long number(String text, long otherwise) {
    return Optional.ofNullable(text).filter(one -> one.matches("[0-9]{1,19}")).map(Long::parseLong).orElse(otherwise);
  }
}
