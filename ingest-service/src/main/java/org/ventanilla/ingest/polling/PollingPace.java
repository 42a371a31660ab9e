package org.ventanilla.ingest.polling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.ventanilla.networks.RateLimit;

/**
 * How long an account waits for its next poll: longer and longer while webhooks come and polls find nothing that they did
 * not tell; the shortest again as soon as one does, when webhooks are silent for long, and after trouble. Never so short
 * that what the network allows would not last until it allows more.
 */
final class PollingPace {

  /** Waits differ by as much to both sides, so that accounts that began together do not call together. */
  private static final double JITTER = 0.1;

  /** Where a network tells no reset, polls begin to slow down when less than this part of its limit is left. */
  private static final int SCARCE = 4;

  private final Duration shortest;
  private final Duration longest;
  private final Duration silence;
  private final Clock clock;
  private final RandomGenerator random;
  private Duration interval;
  private Instant provenBy = Instant.MIN;

  /** @param silence so long without a webhook, and they count as dead */
  PollingPace(Duration shortest, Duration longest, Duration silence, Clock clock, RandomGenerator random) {
    this.shortest = shortest;
    this.longest = longest.compareTo(shortest) < 0 ? shortest : longest;
    this.silence = silence;
    this.clock = clock;
    this.random = random;
    this.interval = shortest;
  }

  /**
   * A poll was answered.
   *
   * @param untold true if it found something that a webhook should have told by now
   * @param lastWebhookAt when a webhook last spoke of the account; null when never
   */
  void polled(boolean untold, Instant lastWebhookAt) {
    if (untold || lastWebhookAt == null || lastWebhookAt.isBefore(clock.instant().minus(silence))) {
      interval = shortest;
    } else if (lastWebhookAt.isAfter(provenBy)) {
      Duration doubled = interval.multipliedBy(2);
      interval = doubled.compareTo(longest) < 0 ? doubled : longest;
      provenBy = lastWebhookAt;
    }
  }

  /** The network did not answer, or webhooks were found to be dead. */
  void trouble() {
    interval = shortest;
  }

  /**
   * The wait before the next poll.
   *
   * @param left what the network last said is left of what every poll needs; what only some polls need the connector paces
   */
  Duration next(RateLimit left) {
    Duration lasting = lasting(left);
    Duration wait = lasting.compareTo(interval) > 0 ? lasting : interval;
    double factor = 1 - JITTER + 2 * JITTER * random.nextDouble();
    return Duration.ofMillis(Math.round(wait.toMillis() * factor));
  }

  /** True if so little is left that nothing but polls may use it. */
  static boolean isScarce(RateLimit left) {
    return left.remaining() >= 0 && left.remaining() < left.limit() / SCARCE;
  }

  private Duration lasting(RateLimit limit) {
    if (limit.remaining() < 0) {
      return Duration.ZERO;
    }
    int remaining = Math.max(1, limit.remaining());
    if (limit.resetAt() != null) {
      Duration untilReset = Duration.between(clock.instant(), limit.resetAt());
      return untilReset.isNegative() ? Duration.ZERO : untilReset.dividedBy(remaining);
    }
    int scarce = limit.limit() / SCARCE;
    if (remaining >= scarce) {
      return Duration.ZERO;
    }
    Duration stretched = interval.multipliedBy(scarce).dividedBy(remaining);
    return stretched.compareTo(longest) < 0 ? stretched : longest;
  }
}
