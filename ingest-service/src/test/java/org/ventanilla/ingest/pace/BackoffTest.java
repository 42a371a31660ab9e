package org.ventanilla.ingest.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));

  @RepeatedTest(20)
  void theWaitDoublesWithJitter() {
    assertThat(backoff.after(1)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
    assertThat(backoff.after(4)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(8));
  }

  @Test
  void theWaitIsNeverLongerThanTheLongest() {
    for (int failures : new int[] {10, 100, Integer.MAX_VALUE}) {
      assertThat(backoff.after(failures)).isBetween(Duration.ofSeconds(150), Duration.ofMinutes(5));
    }
  }
}
