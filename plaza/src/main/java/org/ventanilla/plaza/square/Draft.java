package org.ventanilla.plaza.square;

import java.util.List;

/** A {@link Post} before the network gave it an id and a time; the fields mean the same. */
public record Draft(
    Form form,
    Person author,
    String text,
    int hidden,
    String inReplyTo,
    String rootId,
    List<Medium> media,
    String quotes,
    boolean elsewhere) {

  /** The top of a thread. */
  public static Draft post(Person author, String text, List<Medium> media) {
    return new Draft(Form.POST, author, text, 0, "", "", media, "", false);
  }

  /** A Facebook post on the citizen's own wall. */
  public static Draft postElsewhere(Person author, String text, List<Medium> media) {
    return new Draft(Form.POST, author, text, 0, "", "", media, "", true);
  }

  /** An answer; its first {@code hidden} UTF-16 units are not shown to people. */
  public static Draft reply(Person author, Post to, String text, int hidden, List<Medium> media) {
    return new Draft(Form.REPLY, author, text, hidden, to.id(), to.rootId(), media, "", false);
  }

  /** A direct message between the town and a citizen, in either direction. */
  public static Draft message(Person author, Person citizen, String text, List<Medium> media) {
    return new Draft(Form.MESSAGE, author, text, 0, "", citizen.id(), media, "", false);
  }

  /** The same as an answer to another of the same conversation. */
  public Draft answering(String postId) {
    return new Draft(form, author, text, hidden, postId, rootId, media, quotes, elsewhere);
  }

  /** The same, without somebody's name in the part that people do not see. */
  public Draft without(String handle) {
    String names = text.substring(0, hidden).replace("@" + handle + " ", "");
    return new Draft(
        form, author, names + text.substring(hidden), names.length(), inReplyTo, rootId, media, quotes, elsewhere);
  }

  /** The same, showing another post inside itself. */
  public Draft quoting(String postId) {
    return new Draft(form, author, text, hidden, inReplyTo, rootId, media, postId, elsewhere);
  }
}
