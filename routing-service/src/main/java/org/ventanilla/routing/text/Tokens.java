package org.ventanilla.routing.text;

import java.util.ArrayList;
import java.util.List;

/**
 * The words and signs of a text, in order. Only the first {@value #MAX_LENGTH} UTF-16 units are read: whoever has
 * something to say to a town hall says it there, and no text can cost more than that.
 */
public final class Tokens {

  public static final int MAX_LENGTH = 4_000;

  private final String text;
  private final List<Token> tokens = new ArrayList<>();

  private Tokens(String text) {
    this.text = text;
  }

  /** Reads a text; never fails, whatever is in it. */
  public static Tokens of(String text) {
    int length = Math.min(text.length(), MAX_LENGTH);
    if (length < text.length() && Character.isHighSurrogate(text.charAt(length - 1))) {
      length--;
    }
    Tokens tokens = new Tokens(WellFormed.of(text.substring(0, length)));
    tokens.read();
    return tokens;
  }

  /** A phrase as the words it is matched by. */
  public static List<String> fold(String phrase) {
    return of(phrase).list().stream().filter(Token::isWord).map(Token::folded).toList();
  }

  public List<Token> list() {
    return tokens;
  }

  public Token get(int index) {
    return tokens.get(index);
  }

  public int size() {
    return tokens.size();
  }

  /** The words of the text between two tokens, both included, exactly as they were written. */
  public String written(int first, int last) {
    return text.substring(tokens.get(first).start(), tokens.get(last).end());
  }

  /** The letter at an index of the text read, as it was written. */
  public char letter(int index) {
    return text.charAt(index);
  }

  private void read() {
    int i = 0;
    while (i < text.length()) {
      int codePoint = text.codePointAt(i);
      int next = i + Character.charCount(codePoint);
      if (Character.isLetterOrDigit(codePoint)) {
        i = isLink(i) ? link(i) : word(i, Token.Shape.WORD);
      } else if (codePoint == '@' && next < text.length() && isHandle(text.charAt(next))) {
        i = handle(next);
      } else if (codePoint == '#') {
        i = hashtag(next);
      } else {
        sign(codePoint, i, next);
        i = next;
      }
    }
  }

  private boolean isLink(int at) {
    return text.regionMatches(true, at, "http://", 0, 7)
        || text.regionMatches(true, at, "https://", 0, 8)
        || text.regionMatches(true, at, "www.", 0, 4);
  }

  private int link(int start) {
    int end = start;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    tokens.add(new Token(start, end, "<link>", Token.Shape.LINK, false));
    return end;
  }

  private int handle(int start) {
    int end = start;
    while (end < text.length() && (isHandle(text.charAt(end)) || joinsHandle(end))) {
      end++;
    }
    tokens.add(new Token(start - 1, end, "<handle>", Token.Shape.HANDLE, false));
    return end;
  }

  /** Handles of Bluesky and Mastodon are names of hosts: {@code @villarrio.bsky.social}. */
  private boolean joinsHandle(int at) {
    char c = text.charAt(at);
    return (c == '.' || c == '-' || c == '@') && at + 1 < text.length() && isHandle(text.charAt(at + 1));
  }

  private static boolean isHandle(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private int word(int start, Token.Shape shape) {
    int end = start;
    boolean digits = true;
    int previous = 0;
    while (end < text.length()) {
      int codePoint = text.codePointAt(end);
      boolean camel =
          shape == Token.Shape.TAG && Character.isLowerCase(previous) && Character.isUpperCase(codePoint);
      if (camel || !(Character.isLetterOrDigit(codePoint) || Folding.isInvisible(codePoint))) {
        break;
      }
      digits &= Character.isDigit(codePoint);
      previous = codePoint;
      end += Character.charCount(codePoint);
    }
    String folded = Folding.fold(text, start, end);
    if (!folded.isEmpty()) {
      boolean capital = Character.isUpperCase(text.codePointAt(start));
      tokens.add(new Token(start, end, folded, digits ? Token.Shape.NUMBER : shape, capital));
    }
    return end;
  }

  private int hashtag(int start) {
    int i = start;
    while (i < text.length()) {
      int codePoint = text.codePointAt(i);
      if (Character.isLetterOrDigit(codePoint)) {
        i = word(i, Token.Shape.TAG);
      } else if (codePoint == '_') {
        i++;
      } else {
        break;
      }
    }
    return i;
  }

  private void sign(int codePoint, int start, int end) {
    if (Character.isWhitespace(codePoint)
        || Character.isISOControl(codePoint)
        || codePoint == 0xFFFD
        || Folding.isInvisible(codePoint)) {
      return;
    }
    boolean symbol = codePoint > 0xFFFF || Character.getType(codePoint) == Character.OTHER_SYMBOL;
    Token.Shape shape = symbol ? Token.Shape.SYMBOL : Token.Shape.SIGN;
    tokens.add(new Token(start, end, Character.toString(codePoint), shape, false));
  }
}
