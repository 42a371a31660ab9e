package org.ventanilla.response.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A personal token, {@code vt_<id>_<secret>}; only its hash is ever kept.
 *
 * @param id its public half
 * @param sha256 lower-case hexadecimal SHA-256 of the whole
 */
record PersonalToken(String id, String sha256) {

  private static final Pattern FORM = Pattern.compile("vt_([A-Za-z0-9-]{1,64})_[A-Za-z0-9_-]{16,256}");

  /** The token written so; empty if it has not the form of one. */
  static Optional<PersonalToken> of(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches() ? Optional.of(new PersonalToken(matcher.group(1), hash(text))) : Optional.empty();
  }

  /** Compares in a time that does not tell where they differ. */
  boolean hasHash(String known) {
    return MessageDigest.isEqual(
        sha256.getBytes(StandardCharsets.US_ASCII), known.getBytes(StandardCharsets.US_ASCII));
  }

  private static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
