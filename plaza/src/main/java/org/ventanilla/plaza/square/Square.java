package org.ventanilla.plaza.square;

import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Everyone and everything that is on the simulated networks. Thread-safe; listeners hear of changes in the order in
 * which they happened.
 */
public final class Square implements AutoCloseable {

  private final Clock clock;
  private final Ids ids;
  private final Map<String, Person> people = new HashMap<>();
  private final Map<String, Person> peopleByName = new HashMap<>();
  private final Map<String, Person> peopleByHandle = new HashMap<>();
  private final Map<String, Post> posts = new LinkedHashMap<>();
  private final Map<String, List<String>> answers = new HashMap<>();
  private final Map<String, List<String>> threads = new HashMap<>();
  private final List<Consumer<Change>> listeners = new ArrayList<>();
  private final Journal journal;

  private Square(Optional<Path> directory, Clock clock) {
    this.clock = clock;
    this.ids = new Ids(clock);
    this.journal =
        directory.map(path -> Journal.in(path, this::remember, this::remember)).orElseGet(Journal::nowhere);
  }

  /**
   * Opens the square with these municipal accounts.
   *
   * @param directory where its posts survive a restart; empty to keep them in memory only
   */
  public static Square open(Optional<Path> directory, Clock clock, Collection<Person> towns) {
    Square square = new Square(directory, clock);
    towns.forEach(square::remember);
    return square;
  }

  /** Calls the listener, in order and one at a time, for every change from now on; it must not block. */
  public synchronized void onChange(Consumer<Change> listener) {
    listeners.add(listener);
  }

  /** The citizen of this name on a network; made at the first call, the same ever after. */
  public synchronized Person citizen(Network network, String name) {
    String cleanName = name.strip();
    String key = nameKey(network, cleanName);
    Person known = peopleByName.get(key);
    if (known == null && cleanName.startsWith("@")) {
      known = peopleByHandle.get(handleKey(network, cleanName.substring(1)));
    }
    if (known != null && !known.town()) {
      return known;
    }
    String shownName = cleanName.startsWith("@") ? cleanName.substring(1) : cleanName;
    Person person =
        new Person(personId(network), network, freeHandle(network, shownName), shownName, false);
    remember(person);
    peopleByName.put(key, person);
    journal.write(person);
    return person;
  }

  public synchronized Optional<Person> person(Network network, String id) {
    return Optional.ofNullable(people.get(network + ":" + id));
  }

  public synchronized Optional<Person> personByHandle(Network network, String handle) {
    return Optional.ofNullable(peopleByHandle.get(handleKey(network, handle)));
  }

  /** Puts something on the square: gives it an id and a time, keeps it, tells everyone. */
  public synchronized Post publish(Draft draft) {
    return publish(draft, postId(draft, draft.author().network()));
  }

  /** The same under an id that its author chose, as on Bluesky; nothing else may have it. */
  public synchronized Post publish(Draft draft, String id) {
    Network network = draft.author().network();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    String root = draft.rootId().isEmpty() ? id : draft.rootId();
    Post post =
        new Post(
            id, network, draft.form(), draft.author(), draft.text(), draft.hidden(), draft.inReplyTo(), root,
            draft.media(), draft.quotes(), List.of(), draft.elsewhere(), now, now, false);
    keep(new Change(Change.What.POSTED, post));
    return post;
  }

  /**
   * Gives a post other words. On X it gets a new id with them, and the old one disappears.
   *
   * @param hidden how much of their beginning people do not see
   */
  public synchronized Post edit(Post post, String text, int hidden) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (post.network() != Network.X) {
      Post edited = post.edited(text, hidden, now);
      keep(new Change(Change.What.EDITED, edited));
      return edited;
    }
    Post edited = post.renamed(ids.next(Network.X), text, hidden, now);
    Post replaced = post.removed(now);
    journal.write(replaced);
    remember(replaced);
    keep(new Change(Change.What.EDITED, edited));
    return edited;
  }

  /** Takes a post away. What was answered to it stays, as on the networks. */
  public synchronized void remove(Post post) {
    keep(new Change(Change.What.REMOVED, post.removed(clock.instant().truncatedTo(ChronoUnit.MILLIS))));
  }

  /** The post with this id, if it was not removed. */
  public synchronized Optional<Post> find(String id) {
    return Optional.ofNullable(posts.get(id)).filter(post -> !post.removed());
  }

  /** The post with this id, removed or not. */
  public synchronized Optional<Post> findEvenRemoved(String id) {
    return Optional.ofNullable(posts.get(id));
  }

  /** All public posts of a network that were not removed, newest first. */
  public synchronized List<Post> newestFirst(Network network) {
    List<Post> found = new ArrayList<>();
    for (Post post : posts.values()) {
      if (post.network() == network && !post.removed() && post.form() != Form.MESSAGE) {
        found.add(post);
      }
    }
    Collections.reverse(found);
    return found;
  }

  /** The direct messages of a network, newest first. */
  public synchronized List<Post> messages(Network network) {
    List<Post> found = new ArrayList<>();
    for (Post post : posts.values()) {
      if (post.network() == network && !post.removed() && post.form() == Form.MESSAGE) {
        found.add(post);
      }
    }
    Collections.reverse(found);
    return found;
  }

  /** What answers a post directly, under any id it had, oldest first. */
  public synchronized List<Post> answersTo(Post post) {
    List<String> found = new ArrayList<>();
    post.earlierIds().forEach(id -> found.addAll(answers.getOrDefault(id, List.of())));
    found.addAll(answers.getOrDefault(post.id(), List.of()));
    return visible(found);
  }

  /** Everything below a root (or, by a citizen's id, the direct messages with that citizen), oldest first. */
  public synchronized List<Post> thread(String rootId) {
    return visible(threads.getOrDefault(rootId, List.of()));
  }

  public synchronized long count(Network network) {
    return posts.values().stream().filter(post -> post.network() == network && !post.removed()).count();
  }

  /** A new id in the form of the network, for what is no post: a photo, an upload. */
  public String newId(Network network) {
    return ids.next(network);
  }

  @Override
  public synchronized void close() {
    journal.close();
  }

  private String postId(Draft draft, Network network) {
    String number = ids.next(network);
    if (network == Network.BLUESKY) {
      return atUri(draft.author(), number);
    }
    if (network != Network.FACEBOOK) {
      return draft.form() == Form.MESSAGE && network == Network.INSTAGRAM ? "aWdfZAG_" + number : number;
    }
    return switch (draft.form()) {
      case POST -> ownerOfWall(draft) + "_" + number;
      case REPLY -> draft.rootId().substring(draft.rootId().indexOf('_') + 1) + "_" + number;
      case MESSAGE -> "m_" + number;
    };
  }

  /** The address of a post of the AT Protocol. */
  public static String atUri(Person author, String key) {
    return "at://" + author.id() + "/app.bsky.feed.post/" + key;
  }

  /** On Bluesky a DID of 24 characters, which is no number. */
  private String personId(Network network) {
    String number = ids.next(network);
    return network == Network.BLUESKY ? "did:plc:" + (number + number).substring(0, 24) : number;
  }

  private String ownerOfWall(Draft draft) {
    return draft.elsewhere() ? draft.author().id() : town(Network.FACEBOOK).id();
  }

  /** The municipality's account on a network. */
  public synchronized Person town(Network network) {
    return people.values().stream()
        .filter(person -> person.town() && person.network() == network)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no municipal account on " + network.code()));
  }

  private void keep(Change change) {
    journal.write(change.post());
    remember(change.post());
    listeners.forEach(listener -> listener.accept(change));
  }

  private void remember(Person person) {
    people.put(person.network() + ":" + person.id(), person);
    if (!person.town()) {
      peopleByName.putIfAbsent(nameKey(person.network(), person.name()), person);
      ids.seen(person.network(), person.id());
    }
    if (!person.handle().isEmpty()) {
      peopleByHandle.put(handleKey(person.network(), person.handle()), person);
    }
  }

  private void remember(Post post) {
    if (posts.put(post.id(), post) == null) {
      ids.seen(post.network(), post.id());
      if (!post.inReplyTo().isEmpty()) {
        answers.computeIfAbsent(post.inReplyTo(), id -> new ArrayList<>()).add(post.id());
      }
      if (post.form() != Form.POST) {
        threads.computeIfAbsent(post.rootId(), id -> new ArrayList<>()).add(post.id());
      }
    }
  }

  private List<Post> visible(List<String> some) {
    return some.stream().map(posts::get).filter(post -> !post.removed()).toList();
  }

  private String freeHandle(Network network, String name) {
    if (network == Network.FACEBOOK) {
      return "";
    }
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^A-Za-z0-9_]+", "_")
            .replaceAll("^_+|_+$", "");
    String wanted = plain.isEmpty() ? "vecindad" : plain;
    String start = (network == Network.INSTAGRAM ? wanted.toLowerCase(Locale.ROOT) : wanted);
    if (network == Network.BLUESKY) {
      return freeDomain(start.toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    start = start.substring(0, Math.min(start.length(), 15));
    String handle = start;
    for (int number = 2; peopleByHandle.containsKey(handleKey(network, handle)); number++) {
      String end = Integer.toString(number);
      handle = start.substring(0, Math.min(start.length(), 15 - end.length())) + end;
    }
    return handle;
  }

  /** Handles of Bluesky are names of domains. */
  private String freeDomain(String name) {
    String start = name.substring(0, Math.min(name.length(), 18)).replaceAll("-+$", "");
    String handle = start + ".plaza.example";
    for (int number = 2; peopleByHandle.containsKey(handleKey(Network.BLUESKY, handle)); number++) {
      handle = start + number + ".plaza.example";
    }
    return handle;
  }

  private static String nameKey(Network network, String name) {
    return network + ":" + name.toLowerCase(Locale.ROOT);
  }

  private static String handleKey(Network network, String handle) {
    return network + ":" + handle.toLowerCase(Locale.ROOT);
  }
}
