package org.ventanilla.plaza.square;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;

/** Ids in the form of each network, always greater than the ones before, also after a restart. */
final class Ids {

  /** The first millisecond of X's snowflake ids. */
  private static final long X_EPOCH = 1_288_834_974_657L;

  /** Mastodon's snowflake ids: milliseconds in the upper 48 bits. */
  private static final int MASTODON_SEQUENCE_BITS = 16;

  private static final long INSTAGRAM_BASE = 17_900_000_000_000_000L;
  private static final long INSTAGRAM_EPOCH = 1_700_000_000_000L;

  private final Clock clock;
  private final Map<Network, Long> last = new EnumMap<>(Network.class);

  Ids(Clock clock) {
    this.clock = clock;
  }

  /** The next number on a network. */
  synchronized String next(Network network) {
    long millis = clock.millis();
    long wanted =
        switch (network) {
          case X -> (millis - X_EPOCH) << 22;
          case FACEBOOK -> millis * 1000;
          case INSTAGRAM -> INSTAGRAM_BASE + (millis - INSTAGRAM_EPOCH) * 10;
          case MASTODON -> millis << MASTODON_SEQUENCE_BITS;
          case BLUESKY -> Tid.of(millis * 1000);
        };
    long id = Math.max(wanted, last.getOrDefault(network, 0L) + 1);
    last.put(network, id);
    return network == Network.BLUESKY ? Tid.text(id) : Long.toString(id);
  }

  /** No later id is smaller than this one. */
  synchronized void seen(Network network, String id) {
    if (network == Network.BLUESKY) {
      String key = id.startsWith("did:plc:") ? id.substring(8, 21) : id.substring(id.lastIndexOf('/') + 1);
      Tid.number(key).ifPresent(number -> last.merge(network, number, Math::max));
      return;
    }
    String digits = id.substring(id.lastIndexOf('_') + 1);
    if (digits.length() <= 19 && digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      last.merge(network, Long.parseLong(digits), Math::max);
    }
  }
}
