package org.ventanilla.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Files that only their owner reads, and what is random in them. */
final class SecretFile {

  private static final SecureRandom RANDOM = new SecureRandom();

  /** Without the letters and digits that people mistake for one another. */
  private static final String READABLE = "abcdefghjkmnpqrstuvwxyz23456789";

  private SecretFile() {}

  /** Replaces the file as a whole; a reader never sees half of it. Only its owner may read it (mode 600). */
  static void write(Path file, byte[] content) throws IOException {
    // A temporary file is made with mode 600, so the content is never readable by others, not for a moment.
    Path temporary = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new");
    try {
      Files.write(temporary, content);
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** A key for machines: 256 random bits, 43 characters. */
  static String randomKey() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random(32));
  }

  /** {@code count} random bytes, in hexadecimal digits. */
  static String randomHex(int count) {
    return HexFormat.of().formatHex(random(count));
  }

  /** A password that can be read aloud: 59 random bits. */
  static String randomPassword() {
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      password.append(i > 0 && i % 4 == 0 ? "-" : "").append(READABLE.charAt(RANDOM.nextInt(READABLE.length())));
    }
    return password.toString();
  }

  private static byte[] random(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
