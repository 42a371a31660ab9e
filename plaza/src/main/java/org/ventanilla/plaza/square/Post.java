package org.ventanilla.plaza.square;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Something said on a network, by a citizen or by the town.
 *
 * @param text the words as the network's API tells them
 * @param hidden how many UTF-16 units at the start of the text people do not see: on X the names that an answer
 *     begins with
 * @param inReplyTo what it answers; empty for the top of a thread
 * @param rootId the top of its thread (itself for a top); for a direct message the citizen's id
 * @param quotes id of the post it shows inside itself (X); empty for none
 * @param earlierIds the ids it had before it was edited, oldest first: X gives an edited post a new id
 * @param elsewhere true for a Facebook post on the citizen's own wall, which names the page but is not on it
 * @param editedAt the same as {@code at} if it was never edited
 */
public record Post(
    String id,
    Network network,
    Form form,
    Person author,
    String text,
    int hidden,
    String inReplyTo,
    String rootId,
    List<Medium> media,
    String quotes,
    List<String> earlierIds,
    boolean elsewhere,
    Instant at,
    Instant editedAt,
    boolean removed) {

  public Post {
    media = media == null ? List.of() : List.copyOf(media);
    quotes = quotes == null ? "" : quotes;
    earlierIds = earlierIds == null ? List.of() : List.copyOf(earlierIds);
  }

  /** The words that people see. */
  @JsonIgnore
  public String shown() {
    return text.substring(hidden);
  }

  @JsonIgnore
  public boolean byTown() {
    return author.town();
  }

  @JsonIgnore
  public boolean isRoot() {
    return form == Form.POST;
  }

  Post edited(String newText, int newHidden, Instant when) {
    return new Post(
        id, network, form, author, newText, newHidden, inReplyTo, rootId, media, quotes, earlierIds, elsewhere, at,
        when, removed);
  }

  /** The same post under a new id, as X gives it to an edited one. */
  Post renamed(String newId, String newText, int newHidden, Instant when) {
    List<String> ids = new ArrayList<>(earlierIds);
    ids.add(id);
    return new Post(
        newId, network, form, author, newText, newHidden, inReplyTo, rootId, media, quotes, ids, elsewhere, at, when,
        false);
  }

  Post removed(Instant when) {
    return new Post(
        id, network, form, author, text, hidden, inReplyTo, rootId, media, quotes, earlierIds, elsewhere, at, when,
        true);
  }
}
