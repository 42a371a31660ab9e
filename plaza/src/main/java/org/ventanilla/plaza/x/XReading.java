package org.ventanilla.plaza.x;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.ventanilla.plaza.faults.Fault;
import org.ventanilla.plaza.faults.Faults;
import org.ventanilla.plaza.square.Network;
import org.ventanilla.plaza.square.Person;
import org.ventanilla.plaza.square.Post;
import org.ventanilla.plaza.square.Square;
import org.ventanilla.plaza.wire.Answer;
import org.ventanilla.plaza.wire.Json;

/** What X tells: people, posts, timelines and searches, newest first. */
final class XReading {

  private static final int USUAL_PAGE = 10;
  private static final int LARGEST_PAGE = 100;

  /** How many posts the timelines reach back to, and how long ago the searches do. */
  private static final int MENTIONS_END = 800;

  private static final int TIMELINE_ENDS = 3_200;
  private static final Duration SEARCHABLE = Duration.ofDays(7);

  private final Square square;
  private final XPosts posts;
  private final Faults faults;
  private final Clock clock;

  XReading(Square square, XPosts posts, Faults faults, Clock clock) {
    this.square = square;
    this.posts = posts;
    this.faults = faults;
    this.clock = clock;
  }

  Answer me(RoutingContext call) {
    return found(square.town(Network.X), call);
  }

  Answer user(RoutingContext call) {
    String id = call.pathParam("id");
    if (!isId(id)) {
      return badId("id", id);
    }
    return square.person(Network.X, id).map(person -> found(person, call))
        .orElseGet(() -> XProblems.nothing("user", "id", id));
  }

  Answer userByName(RoutingContext call) {
    String name = call.pathParam("username");
    if (!name.matches("[A-Za-z0-9_]{1,15}")) {
      return XProblems.invalid(
          "username", name, "The `username` query parameter value [" + name + "] does not match ^[A-Za-z0-9_]{1,15}$");
    }
    return square.personByHandle(Network.X, name).map(person -> found(person, call))
        .orElseGet(() -> XProblems.nothing("user", "username", name));
  }

  Answer mentions(RoutingContext call) {
    String id = call.pathParam("id");
    if (!isId(id)) {
      return badId("id", id);
    }
    Optional<Person> person = square.person(Network.X, id);
    if (person.isEmpty()) {
      return XProblems.nothing("user", "id", id);
    }
    String handle = person.get().handle();
    return timeline(
        call, 5, post -> !post.author().id().equals(id) && XText.mentions(post.text(), handle), "pagination_token",
        MENTIONS_END);
  }

  Answer timeline(RoutingContext call) {
    String id = call.pathParam("id");
    String exclude = String.valueOf(call.request().params().get("exclude"));
    boolean answers = !List.of(exclude.split(",")).contains("replies");
    return isId(id)
        ? timeline(
            call, 5, post -> post.author().id().equals(id) && (answers || post.inReplyTo().isEmpty()),
            "pagination_token", TIMELINE_ENDS)
        : badId("id", id);
  }

  Answer quotes(RoutingContext call) {
    String id = call.pathParam("id");
    return isId(id)
        ? timeline(call, 10, post -> post.quotes().equals(id), "pagination_token", Integer.MAX_VALUE)
        : badId("id", id);
  }

  Answer search(RoutingContext call) {
    String query = call.request().params().get("query");
    if (query == null || query.isBlank() || query.length() > 512) {
      return XProblems.invalid("query", String.valueOf(query), "Rules must be between 1 and 512 characters");
    }
    Instant oldest = clock.instant().minus(SEARCHABLE);
    String since = call.request().params().get("since_id");
    if (since != null && isId(since) && timeOf(since).isBefore(oldest)) {
      return XProblems.invalid("since_id", since, "'since_id' must be a tweet id created after " + oldest);
    }
    Predicate<Post> matches = new XQuery(square).read(query).and(post -> !post.at().isBefore(oldest));
    String token = call.request().params().contains("next_token") ? "next_token" : "pagination_token";
    return timeline(call, 10, matches, token, Integer.MAX_VALUE);
  }

  Answer post(RoutingContext call) {
    String id = call.pathParam("id");
    if (!isId(id)) {
      return badId("id", id);
    }
    Ask ask = Ask.of(call.request().params());
    return square.find(id).filter(post -> post.network() == Network.X).map(post -> Answer.ok(posts.single(post, ask)))
        .orElseGet(() -> XProblems.nothing("tweet", "id", id));
  }

  Answer posts(RoutingContext call) {
    String ids = call.request().params().get("ids");
    if (ids == null || !ids.matches("[0-9]{1,19}(,[0-9]{1,19}){0,99}")) {
      return badId("ids", String.valueOf(ids));
    }
    List<Post> found = new ArrayList<>();
    List<ObjectNode> missing = new ArrayList<>();
    for (String id : ids.split(",")) {
      square.find(id).filter(post -> post.network() == Network.X)
          .ifPresentOrElse(found::add, () -> missing.add(XProblems.notFound("tweet", "ids", id)));
    }
    ObjectNode body = posts.several(found, Ask.of(call.request().params()));
    if (!missing.isEmpty()) {
      body.putArray("errors").addAll(missing);
    }
    return Answer.ok(body);
  }

  private Answer timeline(
      RoutingContext call, int smallestPage, Predicate<Post> wanted, String tokenName, int longest) {
    MultiMap query = call.request().params();
    String size = query.contains("max_results") ? query.get("max_results") : Integer.toString(USUAL_PAGE);
    if (!size.matches("[0-9]{1,3}") || Integer.parseInt(size) < smallestPage || Integer.parseInt(size) > LARGEST_PAGE) {
      return XProblems.invalid(
          "max_results",
          size,
          "The `max_results` query parameter value [" + size + "] is not between " + smallestPage + " and 100");
    }
    for (String name : List.of("since_id", "until_id")) {
      if (query.contains(name) && !isId(query.get(name))) {
        return badId(name, query.get(name));
      }
    }
    Window window;
    try {
      window = Window.of(query, tokenName);
    } catch (DateTimeParseException | NumberFormatException unreadable) {
      return XProblems.invalid(tokenName, String.valueOf(query.get(tokenName)), "Invalid time or token");
    }
    return Answer.ok(page(window, Integer.parseInt(size), wanted, longest, Ask.of(query)));
  }

  private ObjectNode page(Window window, int size, Predicate<Post> wanted, int longest, Ask ask) {
    Stream<Post> all =
        faults.isOn(Fault.POLLING_OFF, Network.X) ? Stream.of() : square.newestFirst(Network.X).stream();
    List<Post> found =
        all.takeWhile(post -> id(post) > window.sinceId)
            .filter(wanted)
            .limit(longest)
            .filter(window::holds)
            .limit(size + 1L)
            .toList();
    boolean more = found.size() > size;
    List<Post> shown = more ? found.subList(0, size) : found;
    ObjectNode body = posts.several(shown, ask);
    ObjectNode meta = body.putObject("meta").put("result_count", shown.size());
    if (!shown.isEmpty()) {
      meta.put("newest_id", shown.get(0).id()).put("oldest_id", shown.get(shown.size() - 1).id());
    }
    if (more) {
      meta.put("next_token", Long.toString(id(shown.get(shown.size() - 1)), 32));
    }
    return body;
  }

  private Answer found(Person person, RoutingContext call) {
    ObjectNode body = Json.object();
    body.set("data", posts.user(person, Ask.of(call.request().params())));
    return Answer.ok(body);
  }

  /** X's ids begin with the milliseconds since 4 November 2010. */
  private static Instant timeOf(String id) {
    return Instant.ofEpochMilli((Long.parseLong(id) >> 22) + 1_288_834_974_657L);
  }

  static boolean isId(String text) {
    return text.matches("[0-9]{1,19}");
  }

  static Answer badId(String parameter, String value) {
    return XProblems.invalid(
        parameter, value, "The `" + parameter + "` query parameter value [" + value + "] is not valid");
  }

  private static long id(Post post) {
    return Long.parseLong(post.id());
  }

  /** The part of a timeline that a call asks for. */
  private record Window(long sinceId, long beforeId, Instant from, Instant to) {

    static Window of(MultiMap query, String tokenName) {
      long until = query.contains("until_id") ? Long.parseLong(query.get("until_id")) : Long.MAX_VALUE;
      if (query.contains(tokenName)) {
        until = Math.min(until, Long.parseLong(query.get(tokenName), 32));
      }
      return new Window(
          query.contains("since_id") ? Long.parseLong(query.get("since_id")) : 0,
          until,
          query.contains("start_time") ? OffsetDateTime.parse(query.get("start_time")).toInstant() : Instant.MIN,
          query.contains("end_time") ? OffsetDateTime.parse(query.get("end_time")).toInstant() : Instant.MAX);
    }

    boolean holds(Post post) {
      return id(post) < beforeId && !post.editedAt().isBefore(from) && post.editedAt().isBefore(to);
    }
  }
}
