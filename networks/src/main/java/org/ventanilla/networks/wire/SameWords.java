package org.ventanilla.networks.wire;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Tells whether a text found on a network is the one that was sent, though networks wrap links (t.co), escape {@code &},
 * put a handle before the words and squeeze spaces.
 */
public final class SameWords {

  /** Addresses, also without a scheme: X turns {@code villarrio.es/obras} into a t.co link. */
  private static final Pattern LINK = Pattern.compile("https?://\\S+|\\b[\\w-]+(?:\\.[\\w-]+)+(?:/\\S*)?");
  private static final Pattern LEADING_HANDLES = Pattern.compile("^(?:@[\\w.]+\\s+)+");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private SameWords() {}

  public static boolean same(String sent, String found) {
    return plain(sent).equals(plain(found));
  }

  private static String plain(String text) {
    String plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    plain = Normalizer.normalize(plain, Normalizer.Form.NFC).strip();
    plain = LEADING_HANDLES.matcher(plain).replaceFirst("");
    plain = LINK.matcher(plain).replaceAll(" ");
    return SPACES.matcher(plain).replaceAll(" ").strip();
  }
}
