package org.ventanilla.response.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class BrakeTest {

  private static final Instant NINE = Instant.parse("2026-11-24T09:00:00Z");

  private Instant now = NINE;

  private final Brake brake =
      new Brake(
          () -> 3,
          new Clock() {
            @Override
            public Instant instant() {
              return now;
            }

            @Override
            public ZoneOffset getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
              return this;
            }
          });

  @Test
  void oneAddressSendsOnlySoMuchInAnHour() {
    for (int i = 0; i < 3; i++) {
      assertThat(brake.mayAgain("203.0.113.7")).isTrue();
    }
    assertThat(brake.mayAgain("203.0.113.7")).isFalse();
    assertThat(brake.mayAgain("203.0.113.8")).isTrue();
    now = NINE.plus(Duration.ofMinutes(59));
    assertThat(brake.mayAgain("203.0.113.7")).isFalse();
    now = NINE.plus(Duration.ofMinutes(61));
    assertThat(brake.mayAgain("203.0.113.7")).isTrue();
  }
}
