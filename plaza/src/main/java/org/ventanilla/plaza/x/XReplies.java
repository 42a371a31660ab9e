package org.ventanilla.plaza.x;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ventanilla.plaza.square.Draft;
import org.ventanilla.plaza.square.Medium;
import org.ventanilla.plaza.square.Network;
import org.ventanilla.plaza.square.Person;
import org.ventanilla.plaza.square.Post;
import org.ventanilla.plaza.square.Square;

/**
 * Answers as X makes them: the text begins with the names of everyone in the conversation, which people do not see and
 * which do not count as characters.
 */
public final class XReplies {

  private XReplies() {}

  public static Draft draft(Square square, Person author, Post to, String text, List<Medium> media) {
    String names = names(square, author, to, text);
    return Draft.reply(author, to, names + text, names.length(), media);
  }

  private static String names(Square square, Person author, Post to, String text) {
    Set<String> handles = new LinkedHashSet<>();
    handles.add(to.author().handle());
    for (String handle : XText.mentioned(to.text())) {
      square.personByHandle(Network.X, handle).ifPresent(person -> handles.add(person.handle()));
    }
    handles.removeIf(handle -> handle.equalsIgnoreCase(author.handle()) || XText.mentions(text, handle));
    return handles.stream().map(handle -> "@" + handle + " ").collect(Collectors.joining());
  }
}
