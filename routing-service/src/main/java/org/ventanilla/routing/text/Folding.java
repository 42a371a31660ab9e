package org.ventanilla.routing.text;

import java.text.Normalizer;
import java.util.Locale;

/** Lower case without accents, letter by letter, so that no input makes it cost more than its length. */
final class Folding {

  private static final char[] LATIN = latin();
  private static final int STRETCHED = 3;
  /** The first letter that does not show. */
  private static final int SOFT_HYPHEN = 0xAD;

  private Folding() {}

  static String fold(String text, int start, int end) {
    StringBuilder folded = new StringBuilder(end - start);
    for (int i = start; i < end; ) {
      char letter = text.charAt(i);
      if (letter < SOFT_HYPHEN) {
        folded.append(LATIN[letter]);
        i++;
        continue;
      }
      int codePoint = text.codePointAt(i);
      i += Character.charCount(codePoint);
      if (!isInvisible(codePoint)) {
        append(folded, codePoint);
      }
    }
    return unstretched(folded);
  }

  /** {@code bacheeee} is {@code bache}; two alike letters stay, since Spanish has them. */
  private static String unstretched(StringBuilder word) {
    if (!isStretched(word)) {
      return word.toString();
    }
    int to = 0;
    for (int from = 0; from < word.length(); ) {
      char letter = word.charAt(from);
      int end = from + 1;
      while (end < word.length() && word.charAt(end) == letter) {
        end++;
      }
      int kept = end - from >= STRETCHED && Character.isLetter(letter) ? 1 : end - from;
      for (int i = 0; i < kept; i++) {
        word.setCharAt(to++, letter);
      }
      from = end;
    }
    word.setLength(to);
    return word.toString();
  }

  private static boolean isStretched(StringBuilder word) {
    for (int i = STRETCHED - 1; i < word.length(); i++) {
      if (word.charAt(i) == word.charAt(i - 1) && word.charAt(i) == word.charAt(i - 2)) {
        return true;
      }
    }
    return false;
  }

  /** Combining marks, and the format characters that hide or turn text. */
  static boolean isInvisible(int codePoint) {
    if (codePoint < SOFT_HYPHEN) {
      return false;
    }
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.FORMAT -> true;
      default -> false;
    };
  }

  private static void append(StringBuilder folded, int codePoint) {
    if (codePoint < LATIN.length) {
      folded.append(LATIN[codePoint]);
      return;
    }
    // Bold, fullwidth and other dressed-up letters become plain ones.
    String plain = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD);
    for (int i = 0; i < plain.length(); ) {
      int part = plain.codePointAt(i);
      i += Character.charCount(part);
      if (Character.isLetterOrDigit(part)) {
        folded.appendCodePoint(Character.toLowerCase(part));
      }
    }
  }

  private static char[] latin() {
    char[] table = new char[0x250];
    for (char c = 0; c < table.length; c++) {
      char first = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD).charAt(0);
      String lower = String.valueOf(first).toLowerCase(Locale.ROOT);
      table[c] = lower.charAt(0);
    }
    return table;
  }
}
