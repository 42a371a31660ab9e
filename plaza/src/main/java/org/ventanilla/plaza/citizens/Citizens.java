package org.ventanilla.plaza.citizens;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ventanilla.plaza.square.Draft;
import org.ventanilla.plaza.square.Form;
import org.ventanilla.plaza.square.Medium;
import org.ventanilla.plaza.square.Network;
import org.ventanilla.plaza.square.Person;
import org.ventanilla.plaza.square.Post;
import org.ventanilla.plaza.square.Square;
import org.ventanilla.plaza.wire.Problem;
import org.ventanilla.plaza.x.XReplies;
import org.ventanilla.plaza.x.XText;

/** What citizens do: post, comment, answer, write privately, edit and delete, on any network, under any name. */
public final class Citizens {

  /** In which way a citizen speaks. */
  public enum Kind {
    /** A post, or an answer if it answers something. */
    PUBLIC,
    /** A direct message. */
    MESSAGE,
    /** Facebook only: a post on the citizen's own wall that names the page. */
    MENTION,
    /** X only: a post or an answer that does not name the town unless its words do. */
    ASIDE
  }

  /**
   * What a citizen wants to say.
   *
   * @param author any name; the same name is the same person on a network
   * @param inReplyTo what it answers; empty for nothing
   * @param quoteOf X only: the post that it shows inside itself; empty for none
   */
  public record Words(
      Network network, Kind kind, String author, String text, String inReplyTo, List<Medium> media, String quoteOf) {

    /** Words that quote nothing. */
    public Words(Network network, Kind kind, String author, String text, String inReplyTo, List<Medium> media) {
      this(network, kind, author, text, inReplyTo, media, "");
    }

    /** X writes the town's name in front of what is said to it, not of what is said about it. */
    private boolean namesTown() {
      return kind != Kind.ASIDE && quoteOf.isEmpty();
    }
  }

  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_TEXT = 20_000;

  private final Square square;

  public Citizens(Square square) {
    this.square = square;
  }

  /**
   * Says it.
   *
   * @throws BadPostException if it cannot be said
   */
  public Post say(Words words) {
    check(words);
    Person author = square.citizen(words.network(), words.author());
    if (words.kind() == Kind.MESSAGE) {
      return square.publish(Draft.message(author, author, words.text(), words.media()));
    }
    if (!words.inReplyTo().isEmpty()) {
      return square.publish(answer(words, author));
    }
    return square.publish(
        switch (words.network()) {
          case X -> onX(words, author);
          case FACEBOOK ->
              words.kind() == Kind.MENTION
                  ? Draft.postElsewhere(author, words.text(), words.media())
                  : Draft.post(author, words.text(), words.media());
          case INSTAGRAM -> onInstagram(words, author);
          case MASTODON, BLUESKY -> Draft.post(author, namingTown(words.network(), words.text()), words.media());
        });
  }

  /** What is there under this id, whoever said it. */
  public Optional<Post> find(String id) {
    return square.find(id);
  }

  /**
   * Changes what a citizen said.
   *
   * @throws BadPostException if there is no such post of a citizen, or the text is wrong
   */
  public Post edit(String id, String text) {
    Post post = ofCitizen(id);
    checkText(text);
    if (post.network() == Network.BLUESKY) {
      throw BadPostException.invalid(List.of(new Problem.Field("text", "cannot be changed on bluesky")));
    }
    String hidden = post.text().substring(0, post.hidden());
    boolean named = XText.mentions(post.text(), square.town(post.network()).handle());
    boolean naming = post.network() == Network.X && post.isRoot() && named;
    String whole = naming ? namingTown(Network.X, text) : hidden + text;
    return square.edit(post, whole, hidden.length());
  }

  /**
   * Takes back what a citizen said.
   *
   * @throws BadPostException if there is no such post of a citizen
   */
  public void delete(String id) {
    square.remove(ofCitizen(id));
  }

  private Draft onX(Words words, Person author) {
    String text = words.namesTown() ? namingTown(Network.X, words.text()) : words.text();
    return Draft.post(author, text, words.media()).quoting(words.quoteOf());
  }

  private Draft onInstagram(Words words, Person author) {
    String handle = square.town(Network.INSTAGRAM).handle();
    if (words.text().toLowerCase(Locale.ROOT).contains("@" + handle.toLowerCase(Locale.ROOT))) {
      return Draft.post(author, words.text(), words.media());
    }
    Post latest =
        square.newestFirst(Network.INSTAGRAM).stream()
            .filter(post -> post.byTown() && post.isRoot())
            .findFirst()
            .orElseThrow(() -> BadPostException.notFound("of the town"));
    return Draft.reply(author, latest, words.text(), 0, words.media());
  }

  private Draft answer(Words words, Person author) {
    Post to = square.find(words.inReplyTo()).orElseThrow();
    if (words.network() == Network.X) {
      Draft answer = XReplies.draft(square, author, to, words.text(), words.media());
      return (words.namesTown() ? answer : answer.without(square.town(Network.X).handle())).quoting(words.quoteOf());
    }
    boolean heardByNameOnly =
        words.network() == Network.MASTODON
            || words.network() == Network.INSTAGRAM && !rootIsByTown(to)
            || words.network() == Network.BLUESKY && !rootIsByTown(to) && !to.byTown();
    if (heardByNameOnly) {
      // Some apps write the name by themselves; elsewhere who means the town writes it.
      return Draft.reply(author, to, namingTown(words.network(), words.text()), 0, words.media());
    }
    return Draft.reply(author, to, words.text(), 0, words.media());
  }

  private boolean rootIsByTown(Post post) {
    return square.findEvenRemoved(post.rootId()).map(Post::byTown).orElse(false);
  }

  private String namingTown(Network network, String text) {
    String handle = square.town(network).handle();
    return names(network, text, handle) ? text : "@" + handle + " " + text;
  }

  /** Handles of Bluesky have dots, which end a name on the other networks. */
  private static boolean names(Network network, String text, String handle) {
    return network == Network.BLUESKY
        ? text.toLowerCase(Locale.ROOT).contains("@" + handle)
        : XText.mentions(text, handle);
  }

  private Post ofCitizen(String id) {
    Post post = square.find(id).orElseThrow(() -> BadPostException.notFound(id));
    if (post.byTown()) {
      throw BadPostException.notYours();
    }
    return post;
  }

  private void check(Words words) {
    List<Problem.Field> wrong = new ArrayList<>();
    if (words.author().isBlank() || words.author().length() > LONGEST_NAME) {
      wrong.add(new Problem.Field("author", "must have 1 to " + LONGEST_NAME + " characters"));
    }
    if (words.text().length() > LONGEST_TEXT || words.text().isBlank() && words.media().isEmpty()) {
      wrong.add(new Problem.Field("text", "must have 1 to " + LONGEST_TEXT + " characters"));
    }
    if (words.kind() == Kind.MENTION && words.network() != Network.FACEBOOK) {
      wrong.add(new Problem.Field("kind", "mention exists on facebook only"));
    }
    if (words.kind() == Kind.MESSAGE && words.network() == Network.BLUESKY) {
      wrong.add(new Problem.Field("kind", "message is not simulated on bluesky"));
    }
    if (words.kind() == Kind.ASIDE && words.network() != Network.X) {
      wrong.add(new Problem.Field("kind", "aside exists on x only"));
    }
    boolean canBeQuoted =
        words.network() == Network.X
            && words.kind() != Kind.MESSAGE
            && square.find(words.quoteOf())
                .filter(post -> post.network() == Network.X && post.form() != Form.MESSAGE)
                .isPresent();
    if (!words.quoteOf().isEmpty() && !canBeQuoted) {
      wrong.add(new Problem.Field("quoteOf", "must be a public post on x"));
    }
    Optional<Post> answered = square.find(words.inReplyTo());
    if (!words.inReplyTo().isEmpty()
        && answered.filter(post -> post.network() == words.network() && post.form() != Form.MESSAGE).isEmpty()) {
      wrong.add(new Problem.Field("inReplyTo", "there is no such post on " + words.network().code()));
    }
    if (!wrong.isEmpty()) {
      throw BadPostException.invalid(wrong);
    }
  }

  private static void checkText(String text) {
    if (text.isBlank() || text.length() > LONGEST_TEXT) {
      throw BadPostException.invalid(
          List.of(new Problem.Field("text", "must have 1 to " + LONGEST_TEXT + " characters")));
    }
  }
}
