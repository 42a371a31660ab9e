package org.ventanilla.response.intake;

import java.util.List;
import java.util.regex.Pattern;
import org.ventanilla.events.Author;
import org.ventanilla.events.Classification;
import org.ventanilla.events.Media;
import org.ventanilla.events.Mention;
import org.ventanilla.events.Place;
import org.ventanilla.events.Referral;
import org.ventanilla.events.RoutedMention;

/**
 * PostgreSQL can hold neither the character NUL nor half of a surrogate pair, JSON can; everything else of a citizen's
 * words is kept as it is.
 */
final class Cleaning {

  private static final Pattern UNSTORABLE =
      Pattern.compile("\0|[\\x{D800}-\\x{DBFF}](?![\\x{DC00}-\\x{DFFF}])|(?<![\\x{D800}-\\x{DBFF}])[\\x{DC00}-\\x{DFFF}]");

  private Cleaning() {}

  static RoutedMention clean(RoutedMention routed) {
    Mention m = routed.mention();
    Classification c = routed.classification();
    return new RoutedMention(
        new Mention(
            m.network(),
            m.account(),
            m.id(),
            m.conversationKey(),
            new Author(m.author().id(), clean(m.author().handle()), clean(m.author().name())),
            clean(m.text()),
            m.media().stream().map(Cleaning::clean).toList(),
            m.geo(),
            m.replyTo(),
            clean(m.url()),
            m.postedAt(),
            m.receivedAt(),
            m.kind(),
            m.change()),
        new Classification(
            c.language(),
            c.kind(),
            c.service(),
            c.services(),
            c.department(),
            c.urgency(),
            c.sentiment(),
            c.place() == null
                ? null
                : new Place(clean(c.place().text()), clean(c.place().name()), c.place().lat(), c.place().lon()),
            c.confidence(),
            clean(c.reasons()),
            c.model(),
            c.needsHuman(),
            clean(c.referTo())));
  }

  private static Referral clean(Referral to) {
    return to == null
        ? null
        : new Referral(clean(to.code()), clean(to.name()), clean(to.text()), clean(to.url()), clean(to.phone()));
  }

  private static Media clean(Media media) {
    return new Media(clean(media.type()), clean(media.url()), clean(media.altText()));
  }

  private static List<String> clean(List<String> texts) {
    return texts.stream().map(Cleaning::clean).toList();
  }

  private static String clean(String text) {
    return text == null || !UNSTORABLE.matcher(text).find() ? text : repaired(text);
  }

  private static String repaired(String text) {
    return UNSTORABLE.matcher(text).replaceAll(found -> found.group().equals("\0") ? "" : "\uFFFD");
  }
}
