package org.ventanilla.routing.text;

/**
 * One word, sign or symbol of a text.
 *
 * @param start index of its first UTF-16 unit in the text read
 * @param end index behind its last unit
 * @param folded lower case, without accents, invisible signs or stretched letters; the sign itself for a sign
 * @param shape what it is
 * @param capital whether its first letter is a capital
 */
public record Token(int start, int end, String folded, Shape shape, boolean capital) {

  /** What a token is. */
  public enum Shape {
    WORD,
    NUMBER,
    /** A word of a hashtag; {@code #ParqueNorte} gives two. */
    TAG,
    HANDLE,
    LINK,
    SIGN,
    SYMBOL
  }

  /** Whether it can be part of a phrase. */
  public boolean isWord() {
    return shape == Shape.WORD || shape == Shape.TAG || shape == Shape.NUMBER;
  }
}
