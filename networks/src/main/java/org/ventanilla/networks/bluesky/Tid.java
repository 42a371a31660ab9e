package org.ventanilla.networks.bluesky;

import java.util.UUID;

/**
 * Names of posts (AT Protocol specification, "Record Keys": TID): 53 bits of microseconds since 1970 and 10 bits that tell
 * writers apart, in 13 characters.
 */
final class Tid {

  private static final String DIGITS = "234567abcdefghijklmnopqrstuvwxyz";
  private static final int LENGTH = 13;
  private static final long MICROSECOND_BITS = (1L << 53) - 1;

  private Tid() {}

  /**
   * The name of a reply, the same at every try. A UUID of version 7 begins with 48 bits of milliseconds; its random bits
   * make the microseconds and the writer.
   */
  static String of(UUID key) {
    long millis = key.getMostSignificantBits() >>> 16;
    long micros = millis * 1_000 + (key.getMostSignificantBits() & 0xFFF) % 1_000;
    long number = (micros & MICROSECOND_BITS) << 10 | key.getLeastSignificantBits() & 0x3FF;
    StringBuilder text = new StringBuilder(LENGTH);
    for (int shift = 5 * (LENGTH - 1); shift >= 0; shift -= 5) {
      text.append(DIGITS.charAt((int) (number >>> shift) & 31));
    }
    return text.toString();
  }
}
