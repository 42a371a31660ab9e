package org.ventanilla.routing.classification;

import java.util.Optional;
import java.util.Set;
import org.ventanilla.events.Place;
import org.ventanilla.routing.text.Token;
import org.ventanilla.routing.text.Tokens;

/**
 * The street, square, neighbourhood or building that a text names: a word for such a thing, or its abbreviation, and the
 * name behind it; failing that, a name behind «en» or «de». The first one that the town knows stands, else the first.
 */
final class PlaceFinder {

  /** Words behind which a name in capitals is where something is. */
  private static final Set<String> WHERE = Set.of("en", "por", "desde", "hasta");

  private static final int LONGEST_NAME = 7;
  private static final int MOST_CAPITALS_PERCENT = 60;
  private static final int LEAST_LETTERS = 3;

  private final Gazetteer gazetteer;

  PlaceFinder(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
  }

  Optional<Place> in(Tokens text) {
    boolean shouted = isShouted(text);
    Place unknown = null;
    for (int i = 0; i < text.size(); i++) {
      Place place = place(text, i, shouted);
      if (place != null && place.lat() != null) {
        return Optional.of(place);
      }
      unknown = unknown == null ? place : unknown;
    }
    return Optional.ofNullable(unknown == null && !shouted ? bare(text) : unknown);
  }

  /** Where nearly all is in capitals they say nothing. */
  private static boolean isShouted(Tokens text) {
    int words = 0;
    int shouted = 0;
    for (Token token : text.list()) {
      if (token.shape() == Token.Shape.WORD && token.end() - token.start() >= LEAST_LETTERS) {
        words++;
        shouted += token.capital() && Character.isUpperCase(text.letter(token.start() + 1)) ? 1 : 0;
      }
    }
    return words > 0 && shouted * 100 > words * MOST_CAPITALS_PERCENT;
  }

  private Place place(Tokens text, int at, boolean shouted) {
    Token token = text.get(at);
    PlaceWords.Kind kind = token.shape() == Token.Shape.WORD ? PlaceWords.at(text, at) : null;
    if (kind == null) {
      return null;
    }
    int next = at + kind.words().size();
    boolean sign = is(text, next, "/") || is(text, next, ".") || is(text, next, "º");
    if (sign) {
      next++;
    } else if (PlaceWords.NEED_SIGN.contains(token.folded())) {
      return null;
    }
    if (sign && is(text, next, "/")) {
      next++;
    }
    int last = nameEnd(text, next, kind.asWord(), shouted);
    return last < 0 ? null : place(text, at, last, kind.name(), next);
  }

  /** Index of the last token of a name that begins at {@code start}; -1 if none does. */
  private static int nameEnd(Tokens text, int start, boolean afterPlainWord, boolean shouted) {
    int last = -1;
    boolean linked = false;
    boolean capitals = false;
    for (int i = start; i < text.size() && i < start + LONGEST_NAME; i++) {
      Token token = text.get(i);
      if (isInsideName(text, i, start)) {
        continue;
      }
      if (token.shape() != Token.Shape.WORD && token.shape() != Token.Shape.NUMBER) {
        break;
      }
      boolean capital = token.capital() && !shouted;
      if (PlaceWords.LINKS.contains(token.folded()) && (!capital || i > start)) {
        linked = true;
        continue;
      }
      if (token.shape() == Token.Shape.NUMBER) {
        return last < 0 && afterPlainWord ? -1 : i;
      }
      if (capital) {
        last = i;
        capitals = true;
      } else if (!capitals && last < 0 && isSmallName(token.folded(), afterPlainWord, linked)) {
        if (PlaceWords.TITLES.contains(token.folded())) {
          continue;
        }
        last = i;
        // «virgen de gracia»: one more word may follow a link.
        if (!hasLinkedWord(text, i + 1)) {
          break;
        }
        return linkedWord(text, i + 1);
      } else {
        break;
      }
    }
    return last;
  }

  private static boolean isInsideName(Tokens text, int index, int start) {
    return is(text, index, ".") && index > start && PlaceWords.TITLES.contains(text.get(index - 1).folded())
        || is(text, index, "'")
        || is(text, index, "’")
        || is(text, index, "º")
        || is(text, index, "ª");
  }

  private static boolean isSmallName(String word, boolean afterPlainWord, boolean linked) {
    if (PlaceWords.STOPS.contains(word)) {
      return false;
    }
    return !afterPlainWord || linked || PlaceWords.SMALL_NAMES.contains(word);
  }

  private static boolean hasLinkedWord(Tokens text, int index) {
    return linkedWord(text, index) >= 0;
  }

  /** Index of a word behind «de», «de la» and the like that begin at an index; -1 if there is none. */
  private static int linkedWord(Tokens text, int index) {
    int i = index;
    while (i < text.size() && PlaceWords.LINKS.contains(text.get(i).folded()) && !text.get(i).folded().equals("y")) {
      i++;
    }
    boolean word = i > index && i < text.size() && text.get(i).shape() == Token.Shape.WORD;
    return word && !PlaceWords.STOPS.contains(text.get(i).folded()) ? i : -1;
  }

  /** A name in capitals behind a word that says where. */
  private Place bare(Tokens text) {
    for (int i = 0; i + 1 < text.size(); i++) {
      if (!WHERE.contains(text.get(i).folded())) {
        continue;
      }
      int start = i + 1;
      while (start < text.size() && isArticle(text.get(start)) && !text.get(start).capital()) {
        start++;
      }
      int last = bareEnd(text, start);
      if (last >= 0) {
        return place(text, start, last, "", start);
      }
    }
    return null;
  }

  private static boolean isArticle(Token token) {
    return token.folded().equals("el") || token.folded().equals("la") || token.folded().equals("los")
        || token.folded().equals("las");
  }

  private static int bareEnd(Tokens text, int start) {
    int last = -1;
    for (int i = start; i < text.size() && i < start + LONGEST_NAME; i++) {
      Token token = text.get(i);
      if (token.shape() != Token.Shape.WORD) {
        break;
      }
      if (token.capital()) {
        boolean letters = token.folded().length() >= LEAST_LETTERS || isArticle(token);
        if (!letters || last < 0 && PlaceWords.NO_PLACES.contains(token.folded()) && !isArticle(token)) {
          return -1;
        }
        last = i;
      } else if (!PlaceWords.LINKS.contains(token.folded()) || last < 0) {
        break;
      }
    }
    return last >= 0 && last == start && isArticle(text.get(start)) ? -1 : last;
  }

  private Place place(Tokens text, int first, int last, String kind, int nameStart) {
    StringBuilder name = new StringBuilder(kind);
    for (int i = nameStart; i <= last; i++) {
      Token token = text.get(i);
      if (token.shape() == Token.Shape.SIGN) {
        continue;
      }
      String full = PlaceWords.EXPANSIONS.get(token.folded());
      String written = full != null ? full : text.written(i, i);
      if (full == null && !PlaceWords.LINKS.contains(token.folded())) {
        written = Character.toUpperCase(written.charAt(0)) + written.substring(1);
      }
      name.append(name.length() == 0 ? "" : " ").append(written);
    }
    String words = text.written(first, last);
    return gazetteer
        .find(name.toString())
        .map(entry -> new Place(words, entry.name(), entry.lat(), entry.lon()))
        .orElseGet(() -> new Place(words, name.toString(), null, null));
  }

  private static boolean is(Tokens text, int index, String sign) {
    return index < text.size() && text.get(index).folded().equals(sign);
  }
}
