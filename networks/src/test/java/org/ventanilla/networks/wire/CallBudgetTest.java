package org.ventanilla.networks.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ventanilla.networks.MovableClock;
import org.ventanilla.networks.NetworkException.RateLimited;
import org.ventanilla.networks.RateLimit;

class CallBudgetTest {

  private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
  private static final Instant RESET = NOW.plusSeconds(600);

  private final MovableClock clock = new MovableClock(NOW);
  private final CallBudget budget = new CallBudget(clock);

  @Test
  void whatNobodyLimitedIsFree() {
    assertThatCode(() -> budget.take("a", "mentions")).doesNotThrowAnyException();
    assertThat(budget.limits("a")).isEmpty();
  }

  @Test
  void aSpentBudgetIsClosedUntilItsResetAndALittleLonger() {
    budget.told("a", "mentions", new RateLimit(180, 0, RESET));
    assertThatThrownBy(() -> budget.take("a", "mentions"))
        .isInstanceOfSatisfying(
            RateLimited.class,
            e -> assertThat(e.until()).isBetween(RESET, RESET.plus(CallBudget.MAX_JITTER)));
    clock.set(RESET.minusMillis(1));
    assertThatThrownBy(() -> budget.take("a", "mentions")).isInstanceOf(RateLimited.class);
    clock.set(RESET.plus(CallBudget.MAX_JITTER));
    assertThatCode(() -> budget.take("a", "mentions")).doesNotThrowAnyException();
    assertThat(budget.limits("a")).isEmpty();
  }

  @Test
  void oneEndpointAndOneAccountDoNotStopAnother() {
    budget.told("a", "mentions", new RateLimit(180, 0, RESET));
    assertThatCode(() -> budget.take("a", "posts")).doesNotThrowAnyException();
    assertThatCode(() -> budget.take("b", "mentions")).doesNotThrowAnyException();
    assertThat(budget.limits("a")).isEqualTo(Map.of("mentions", new RateLimit(180, 0, RESET)));
    assertThat(budget.limits("b")).isEmpty();
  }

  @Test
  void noMoreThanWhatIsLeftLeavesThoughManyAskAtOnce() {
    budget.told("a", "mentions", new RateLimit(180, 7, RESET));
    AtomicInteger left = new AtomicInteger();
    IntStream.range(0, 200)
        .parallel()
        .forEach(
            i -> {
              try {
                budget.take("a", "mentions");
                left.incrementAndGet();
              } catch (RateLimited e) {
                assertThat(e.until()).isAfterOrEqualTo(RESET);
              }
            });
    assertThat(left).hasValue(7);
  }

  @Test
  void aCallThatNeverLeftIsGivenBackAndAnAnswerThatCameLateGivesNothing() {
    budget.told("a", "mentions", new RateLimit(180, 2, RESET));
    budget.take("a", "mentions");
    budget.take("a", "mentions");
    budget.notSent("a", "mentions");
    budget.told("a", "mentions", new RateLimit(180, 5, RESET));
    budget.take("a", "mentions");
    assertThatThrownBy(() -> budget.take("a", "mentions")).isInstanceOf(RateLimited.class);
    budget.notSent("b", "mentions");
    assertThat(budget.limits("b")).isEmpty();
  }

  @Test
  void aRefusalClosesTheEndpointEvenIfTheCountSaidOtherwise() {
    budget.told("a", "posts", new RateLimit(100, 50, RESET));
    Instant tomorrow = NOW.plus(Duration.ofHours(20));
    RateLimited thrown = budget.refused("a", "posts", new RateLimited("daily limit", tomorrow, null));
    assertThat(thrown).hasMessage("daily limit");
    assertThat(thrown.until()).isBetween(tomorrow, tomorrow.plus(CallBudget.MAX_JITTER));
    clock.set(RESET.plusSeconds(60));
    assertThatThrownBy(() -> budget.take("a", "posts"))
        .isInstanceOfSatisfying(RateLimited.class, e -> assertThat(e.until()).isEqualTo(thrown.until()));
    assertThat(budget.limits("a")).isEqualTo(Map.of("posts", new RateLimit(100, 0, tomorrow)));
  }

  @Test
  void nobodyIsBelievedForEverAndWhatIsHalfSaidIsNotBelieved() {
    budget.refused("a", "x", new RateLimited("wait", Instant.parse("2999-01-01T00:00:00Z"), null));
    budget.told("a", "y", new RateLimit(1, 0, null));
    budget.told("a", "z", RateLimit.UNKNOWN);
    budget.told("a", "past", new RateLimit(1, 0, NOW));
    assertThat(budget.limits("a")).containsOnlyKeys("x");
    clock.set(NOW.plus(CallBudget.MAX_WAIT).plus(CallBudget.MAX_JITTER));
    assertThatCode(() -> budget.take("a", "x")).doesNotThrowAnyException();
  }

  @Test
  void accountsThatOneResetSetsFreeDoNotComeBackTogether() {
    long times =
        IntStream.range(0, 50)
            .mapToObj(i -> budget.refused("account" + i, "mentions", new RateLimited("wait", RESET, null)).until())
            .distinct()
            .count();
    assertThat(times).isGreaterThan(10);
  }

  @Test
  void whatIsKeptIsBounded() {
    CallBudget small = new CallBudget(clock, new Random(1), 10);
    for (int i = 0; i < 1_000; i++) {
      small.told("a", "endpoint" + i, new RateLimit(1, 0, RESET));
    }
    assertThat(small.limits("a")).hasSize(10).containsKey("endpoint999");
  }
}
