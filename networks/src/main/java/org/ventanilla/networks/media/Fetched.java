package org.ventanilla.networks.media;

import java.util.Objects;

/** What came of asking a network for a photo. */
public sealed interface Fetched {

  /**
   * A photo, as the network has it: still hostile, to be decoded with care and never shown as it is.
   *
   * @param bytes at most {@link MediaFetcher#MAX_BYTES}
   */
  record Photo(PhotoType type, byte[] bytes) implements Fetched {

    public Photo {
      Objects.requireNonNull(type, "type");
      Objects.requireNonNull(bytes, "bytes");
    }
  }

  /** Nothing that can be kept. */
  record Nothing(Reason reason) implements Fetched {

    public Nothing {
      Objects.requireNonNull(reason, "reason");
    }
  }

  /** Why there is no photo. */
  enum Reason {
    /** The address is not one of the network's own, or leads to a machine that is not on the public internet. */
    NOT_ALLOWED(false),
    /** The network does not have it any more, or does not show it to everybody. */
    GONE(false),
    /** What came is no photo that we read. */
    NO_PHOTO(false),
    /** More than {@link MediaFetcher#MAX_BYTES}. */
    TOO_LARGE(false),
    /** The network sends from one address to the next without end. */
    LED_AROUND(false),
    /** The network cannot be reached or is out of order. */
    UNREACHABLE(true),
    /** The network did not finish in time. */
    TOO_SLOW(true);

    private final boolean passing;

    Reason(boolean passing) {
      this.passing = passing;
    }

    /** True if asking again later may help. */
    public boolean passing() {
      return passing;
    }
  }
}
