package org.ventanilla.plaza.x;

import com.twitter.twittertext.Extractor;
import com.twitter.twittertext.TwitterTextParser;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** X's own rules about text: how long it is, who is named in it, what of a long one is told. */
public final class XText {

  /** The longest post of an account without a subscription, in weighted characters. */
  static final int MAX_WEIGHT = 280;

  private static final Map<String, Set<String>> COMMON_WORDS =
      Map.of(
          "es", Set.of("el", "la", "los", "las", "de", "que", "en", "y", "una", "un", "está", "hay", "por", "con", "calle"),
          "en", Set.of("the", "of", "is", "are", "and", "in", "there", "this", "street", "please", "you", "a", "to"),
          "pt", Set.of("o", "os", "não", "uma", "um", "está", "rua", "com", "em", "você", "por", "da", "do"),
          "ca", Set.of("el", "els", "la", "les", "és", "hi", "ha", "amb", "carrer", "una", "un", "però", "dels"));

  private XText() {}

  /** Length in weighted characters, by twitter-text. */
  static int weight(String text) {
    return TwitterTextParser.parseTweet(text).weightedLength;
  }

  static boolean isLong(String text) {
    return weight(text) > MAX_WEIGHT;
  }

  /** What the API tells in {@code text} of a longer post: whole words, at most 280 weighted characters, no ellipsis. */
  static String beginning(String text) {
    if (!isLong(text)) {
      return text;
    }
    return beginning(text, MAX_WEIGHT);
  }

  static String beginning(String text, int maxWeight) {
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    int end = 0;
    for (int next = characters.next(); next != BreakIterator.DONE; next = characters.next()) {
      if (weight(text.substring(0, next)) > maxWeight) {
        break;
      }
      end = next;
    }
    int space = text.lastIndexOf(' ', end);
    return space > end / 2 ? text.substring(0, space) : text.substring(0, end);
  }

  /** Handles named with an at sign, without it, as written. */
  public static List<String> mentioned(String text) {
    return new Extractor().extractMentionedScreennames(text);
  }

  public static boolean mentions(String text, String handle) {
    return mentioned(text).stream().anyMatch(handle::equalsIgnoreCase);
  }

  /** Entities in their order, their places counted in code points. */
  static List<Extractor.Entity> entities(String text) {
    Extractor extractor = new Extractor();
    extractor.setExtractURLWithoutProtocol(false);
    List<Extractor.Entity> found = extractor.extractEntitiesWithIndices(text);
    extractor.modifyIndicesFromUTF16ToUnicode(text, found);
    return found;
  }

  /** A BCP 47 tag guessed from common words; {@code und} if nothing speaks for a language. */
  static String language(String text) {
    List<String> words =
        Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")).collect(Collectors.toList());
    String best = "und";
    long most = 0;
    for (String language : List.of("es", "en", "pt", "ca")) {
      long hits = words.stream().filter(COMMON_WORDS.get(language)::contains).count();
      if (hits > most) {
        most = hits;
        best = language;
      }
    }
    return best;
  }
}
