package org.ventanilla.plaza.square;

import java.util.OptionalLong;

/**
 * Record keys of the AT Protocol ("Record Keys", "TID"): 53 bits of microseconds and 10 of a clock's number, in 13
 * characters that sort as the numbers do.
 */
public final class Tid {

  private static final String DIGITS = "234567abcdefghijklmnopqrstuvwxyz";
  private static final int LENGTH = 13;
  private static final int CLOCK_BITS = 10;

  private Tid() {}

  static long of(long micros) {
    return micros << CLOCK_BITS;
  }

  static String text(long number) {
    StringBuilder text = new StringBuilder(LENGTH);
    for (int shift = 5 * (LENGTH - 1); shift >= 0; shift -= 5) {
      text.append(DIGITS.charAt((int) (number >>> shift) & 31));
    }
    return text.toString();
  }

  /** True if a record may have this key. */
  public static boolean isOne(String text) {
    return text.matches("[2-7a-j][2-7a-z]{12}");
  }

  static OptionalLong number(String text) {
    return isOne(text)
        ? OptionalLong.of(text.chars().asLongStream().reduce(0, (sum, c) -> sum << 5 | DIGITS.indexOf((int) c)))
        : OptionalLong.empty();
  }
}
