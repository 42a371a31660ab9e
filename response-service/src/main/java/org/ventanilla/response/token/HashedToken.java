package org.ventanilla.response.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A secret written {@code <prefix>_<id>_<secret>}; only its hash is ever kept.
 *
 * @param id its public half
 * @param sha256 lower-case hexadecimal SHA-256 of the whole
 */
public record HashedToken(String id, String sha256) {

  private static final Pattern FORM = Pattern.compile("([a-z0-9]{1,8})_([A-Za-z0-9-]{1,64})_[A-Za-z0-9_-]{16,256}");

  /** The secret written so; empty if it has not this prefix, or not the form of one. */
  public static Optional<HashedToken> of(String prefix, String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches() && matcher.group(1).equals(prefix)
        ? Optional.of(new HashedToken(matcher.group(2), sha256(text)))
        : Optional.empty();
  }

  /** Compares in a time that does not tell where they differ. */
  public boolean hasHash(String known) {
    return MessageDigest.isEqual(
        sha256.getBytes(StandardCharsets.US_ASCII), known.getBytes(StandardCharsets.US_ASCII));
  }

  /** Lower-case hexadecimal SHA-256 of a text in UTF-8. */
  public static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
