package org.ventanilla.response.database;

import java.security.SecureRandom;
import java.util.UUID;

/**
 * Ids that grow with time (RFC 9562, section 5.7), so that new rows land at the end of an index. Within this process
 * each is greater than the one before.
 */
public final class UuidV7 {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static long lastStamp;

  private UuidV7() {}

  /** A new id. */
  public static UUID next() {
    long stamp = nextStamp();
    long high = (stamp >>> 12 << 16) | 0x7000L | (stamp & 0xFFF);
    long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  /** Milliseconds in the upper 48 bits, a sub-millisecond counter in the lower 12. */
  private static synchronized long nextStamp() {
    lastStamp = Math.max(lastStamp + 1, System.currentTimeMillis() << 12);
    return lastStamp;
  }
}
