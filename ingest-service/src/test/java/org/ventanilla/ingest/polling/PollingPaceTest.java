package org.ventanilla.ingest.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ventanilla.networks.RateLimit;

class PollingPaceTest {

  private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
  private static final Duration SHORTEST = Duration.ofSeconds(60);
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Duration SILENCE = Duration.ofHours(1);

  /** No jitter: the middle of its range. */
  private final PollingPace pace =
      new PollingPace(SHORTEST, LONGEST, SILENCE, Clock.fixed(NOW, ZoneOffset.UTC), () -> Long.MIN_VALUE);

  private Duration next() {
    return next(RateLimit.UNKNOWN);
  }

  private Duration next(RateLimit left) {
    return pace.next(left);
  }

  private void webhooksProveAlive() {
    for (int i = 10; i > 0; i--) {
      pace.polled(false, NOW.minusSeconds(i));
    }
  }

  @Test
  void theIntervalGrowsToItsBoundWhileWebhooksComeAndPollsFindNothingNew() {
    assertThat(next()).isEqualTo(SHORTEST);
    pace.polled(false, NOW.minusSeconds(30));
    assertThat(next()).isEqualTo(SHORTEST.multipliedBy(2));
    webhooksProveAlive();
    assertThat(next()).isEqualTo(LONGEST);
  }

  @Test
  void withoutANewWebhookNothingIsProven() {
    pace.polled(false, NOW.minusSeconds(30));
    pace.polled(false, NOW.minusSeconds(30));
    pace.polled(false, NOW.minusSeconds(30));
    assertThat(next()).isEqualTo(SHORTEST.multipliedBy(2));
  }

  @Test
  void itIsTheShortestAtOnceWhenAPollFindsWhatNoWebhookTold() {
    webhooksProveAlive();
    pace.polled(true, NOW);
    assertThat(next()).isEqualTo(SHORTEST);
  }

  @Test
  void itIsTheShortestWhenWebhooksAreSilentForLong() {
    webhooksProveAlive();
    pace.polled(false, NOW.minus(SILENCE).minusSeconds(1));
    assertThat(next()).isEqualTo(SHORTEST);
  }

  @Test
  void itIsTheShortestOnANetworkWithoutWebhooks() {
    pace.polled(false, null);
    assertThat(next()).isEqualTo(SHORTEST);
  }

  @Test
  void itIsTheShortestAfterTrouble() {
    webhooksProveAlive();
    pace.trouble();
    assertThat(next()).isEqualTo(SHORTEST);
  }

  @Test
  void whatTheNetworkAllowsLastsUntilItAllowsMore() {
    Instant reset = NOW.plus(Duration.ofMinutes(15));
    assertThat(next(new RateLimit(300, 299, reset))).isEqualTo(SHORTEST);
    assertThat(next(new RateLimit(300, 5, reset))).isEqualTo(Duration.ofMinutes(3));
    assertThat(next(new RateLimit(300, 0, reset))).isEqualTo(Duration.ofMinutes(15));
    assertThat(next(new RateLimit(300, 0, NOW.minusSeconds(1)))).isEqualTo(SHORTEST);
  }

  @Test
  void whereNoResetIsToldPollsSlowDownAsItGetsScarce() {
    assertThat(next(new RateLimit(100, 25, null))).isEqualTo(SHORTEST);
    assertThat(next(new RateLimit(100, 10, null))).isEqualTo(Duration.ofSeconds(150));
    assertThat(next(new RateLimit(100, 0, null))).isEqualTo(LONGEST);
    assertThat(next(RateLimit.UNKNOWN)).isEqualTo(SHORTEST);
  }

  @Test
  void accountsThatBeganTogetherDoNotCallTogether() {
    PollingPace jittered =
        new PollingPace(
            SHORTEST, LONGEST, SILENCE, Clock.fixed(NOW, ZoneOffset.UTC), RandomGenerator.getDefault());
    List<Duration> waits = Stream.generate(() -> jittered.next(RateLimit.UNKNOWN)).limit(50).toList();
    assertThat(waits).allSatisfy(w -> assertThat(w).isBetween(Duration.ofSeconds(54), Duration.ofSeconds(66)));
    assertThat(waits.stream().distinct().count()).isGreaterThan(10);
  }
}
