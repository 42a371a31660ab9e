package org.ventanilla.networks.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ventanilla.events.MentionKind;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.Cursor;
import org.ventanilla.networks.MovableClock;
import org.ventanilla.networks.NetworkException.RateLimited;
import org.ventanilla.networks.Networks;
import org.ventanilla.networks.OutgoingReply;
import org.ventanilla.networks.RateLimit;
import org.ventanilla.networks.Reading;
import org.ventanilla.networks.SocialNetwork;
import org.ventanilla.networks.TinyServer;
import org.ventanilla.networks.wire.CallBudget;

/** No call leaves before X said it may: the server counts. */
class XBudgetTest {

  private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
  private static final Instant RESET = NOW.plus(10, ChronoUnit.MINUTES);
  private static final String NOTHING = "{\"meta\":{\"result_count\":0}}";

  private final MovableClock clock = new MovableClock(NOW);
  private final SocialNetwork x = new Networks(Duration.ofSeconds(2), Duration.ofSeconds(2), clock).of(Network.X);
  private final Reading.Pointed pointed = new Reading.Pointed("x-villarrio", "900", Map.of());
  private TinyServer server;
  private Account account;

  @BeforeEach
  void open() {
    server = new TinyServer();
    account = server.account(Network.X);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void noCallLeavesBetweenTheLastOneOfABudgetAndItsReset() {
    server.answers(200, NOTHING, limit("x-rate-limit", 180, 0, RESET));
    x.lookUp(account, pointed);
    assertClosedUntilTheReset();
  }

  @Test
  void noCallLeavesAfterARefusalThatSaysUntilWhen() {
    server.answers(429, "{\"title\":\"Too Many Requests\"}", limit("x-rate-limit", 180, 0, RESET));
    assertThatThrownBy(() -> x.lookUp(account, pointed)).isInstanceOf(RateLimited.class);
    assertClosedUntilTheReset();
  }

  private void assertClosedUntilTheReset() {
    assertThat(server.requests()).hasSize(1);
    assertThat(x.rateLimits(account)).containsEntry("lookup", new RateLimit(180, 0, RESET));
    for (Instant at = NOW; at.isBefore(RESET); at = at.plusSeconds(60)) {
      clock.set(at);
      assertThatThrownBy(() -> x.lookUp(account, pointed))
          .isInstanceOfSatisfying(RateLimited.class, e -> assertThat(e.until()).isAfterOrEqualTo(RESET));
    }
    assertThat(server.requests()).hasSize(1);
    server.answers(200, NOTHING);
    clock.set(RESET.plus(CallBudget.MAX_JITTER));
    x.lookUp(account, pointed);
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void aSpentReadingBudgetStopsNoAnswer() {
    server.answers(429, "", limit("x-rate-limit", 180, 0, RESET));
    assertThatThrownBy(() -> x.readMentions(account, Cursor.START)).isInstanceOf(RateLimited.class);
    assertThatThrownBy(() -> x.lookUp(account, pointed)).isInstanceOf(RateLimited.class);
    server.answers(201, "{\"data\":{\"id\":\"901\",\"text\":\"Gracias\"}}");
    assertThat(x.publish(account, reply()).id()).isEqualTo("901");
  }

  @Test
  void aSpentDayOfPostsIsWaitedForThoughTheQuarterHasRoom() {
    Instant tomorrow = NOW.plus(20, ChronoUnit.HOURS);
    server.answers(
        429,
        "{\"title\":\"Too Many Requests\"}",
        limit("x-rate-limit", 100, 99, RESET),
        limit("x-user-limit-24hour", 100, 0, tomorrow));
    assertThatThrownBy(() -> x.publish(account, reply()))
        .isInstanceOfSatisfying(RateLimited.class, e -> assertThat(e.until()).isAfterOrEqualTo(tomorrow));
    clock.set(RESET.plusSeconds(60));
    assertThatThrownBy(() -> x.publish(account, reply())).isInstanceOf(RateLimited.class);
    assertThat(server.requests()).hasSize(1);
  }

  private static OutgoingReply reply() {
    return new OutgoingReply("900", MentionKind.POST, "900", "200", "Gracias");
  }

  private static String limit(String window, int limit, int remaining, Instant reset) {
    return window + "-limit: " + limit + "\r\n" + window + "-remaining: " + remaining + "\r\n" + window + "-reset: "
        + reset.getEpochSecond();
  }
}
