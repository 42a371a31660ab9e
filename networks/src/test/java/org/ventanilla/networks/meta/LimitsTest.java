package org.ventanilla.networks.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.events.MentionKind;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.Cursor;
import org.ventanilla.networks.MovableClock;
import org.ventanilla.networks.NetworkException;
import org.ventanilla.networks.Networks;
import org.ventanilla.networks.OutgoingReply;
import org.ventanilla.networks.SocialNetwork;
import org.ventanilla.networks.wire.CallBudget;

/** No call leaves before the time that Meta told, and an answer to a citizen is the last that is stopped. */
class LimitsTest {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final OutgoingReply REPLY = new OutgoingReply("100_1", MentionKind.COMMENT, "100_1", "55", "Gracias");

  private final GraphServer graph = new GraphServer();
  private final MovableClock clock = new MovableClock(NOON);
  private final SocialNetwork facebook =
      new Networks(Duration.ofSeconds(1), Duration.ofSeconds(2), clock).of(Network.FACEBOOK);
  private final Account page = graph.account(Network.FACEBOOK);

  LimitsTest() {
    graph.answers("100_1/comments", 200, "{\"id\":\"100_2\"}");
  }

  @AfterEach
  void close() {
    graph.close();
  }

  @ParameterizedTest
  @CsvSource({"79, 0", "85, 120", "95, 300"})
  void pollsComeFurtherApartTheMoreIsUsedUp(int percent, long pause) {
    graph.tells(Map.of("X-Page-Usage", "{\"call_count\":%d,\"total_cputime\":1,\"total_time\":3}".formatted(percent)));
    Cursor at = facebook.readMentions(page, Cursor.START).next();
    graph.calls().clear();
    if (pause == 0) {
      facebook.readMentions(page, at);
      return;
    }
    Instant told = NOON.plusSeconds(pause);
    assertLimited(() -> facebook.readMentions(page, at), told);
    assertThat(graph.calls()).isEmpty();
    clock.set(told.plus(CallBudget.MAX_JITTER));
    facebook.readMentions(page, at);
    assertThat(graph.calls()).isNotEmpty();
  }

  @Test
  void whenAllIsUsedUpNothingIsReadForAsLongAsToldAndAnswersStillLeave() {
    graph.tells(
        Map.of(
            "X-Business-Use-Case-Usage",
            "{\"100\":[{\"type\":\"pages\",\"call_count\":100,\"total_cputime\":20,\"total_time\":20,"
                + "\"estimated_time_to_regain_access\":19}]}"));
    Cursor at = facebook.readMentions(page, Cursor.START).next();
    graph.forget();
    graph.calls().clear();
    Instant told = NOON.plus(Duration.ofMinutes(19));
    assertLimited(() -> facebook.readMentions(page, at), told);
    assertThat(graph.calls()).isEmpty();
    graph.answers("100_1/comments", 200, "{\"id\":\"100_2\"}");
    assertThat(facebook.publish(page, REPLY).id()).isEqualTo("100_2");
    assertThat(facebook.rateLimits(page)).containsKey("business use case").containsKey("reading");
    clock.set(told.plus(CallBudget.MAX_JITTER));
    facebook.readMentions(page, at);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 17, 32, 80_001})
  void aLimitOnTheWholeTokenStopsAnswersToo(int code) {
    graph.refuses("100/feed", code);
    assertLimited(() -> facebook.readMentions(page, Cursor.START), NOON.plus(Duration.ofMinutes(5)));
    graph.calls().clear();
    assertLimited(() -> facebook.publish(page, REPLY), NOON.plus(Duration.ofMinutes(5)));
    assertThat(graph.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {341, 613, 80_006})
  void aLimitOnReadingStopsNoAnswer(int code) {
    graph.refuses("100/feed", code);
    assertLimited(() -> facebook.readMentions(page, Cursor.START), NOON.plus(Duration.ofMinutes(5)));
    assertThat(facebook.publish(page, REPLY).id()).isEqualTo("100_2");
  }

  @Test
  void aRefusalWithoutATimeIsWaitedOutLongerEachTimeUntilItIsOver() {
    graph.refuses("100/feed", 613);
    Instant now = NOON;
    for (long minutes : List.of(5L, 10L, 20L, 40L, 80L, 80L)) {
      Instant told = now.plus(Duration.ofMinutes(minutes));
      assertLimited(() -> facebook.readMentions(page, Cursor.START), told);
      now = told.plus(CallBudget.MAX_JITTER);
      clock.set(now);
    }
    graph.forget();
    facebook.readMentions(page, Cursor.START);
    graph.refuses("100/feed", 613);
    assertLimited(() -> facebook.readMentions(page, Cursor.START), now.plus(Duration.ofMinutes(5)));
  }

  @Test
  void whatWasReadBeforeTheLimitIsKept() {
    graph.answers(
        "100/feed", 200,
        "{\"data\":[{\"id\":\"100_1\",\"message\":\"Bache\",\"created_time\":\"2026-11-24T11:00:00+0000\","
            + "\"from\":{\"id\":\"55\"}}]}");
    graph.refuses("100/tagged", 32);
    assertThat(facebook.readMentions(page, Cursor.START).readings()).hasSize(1);
    assertLimited(() -> facebook.readMentions(page, Cursor.START), NOON.plus(Duration.ofMinutes(5)));
  }

  private static void assertLimited(Runnable call, Instant told) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            NetworkException.RateLimited.class,
            e -> assertThat(e.until()).isBetween(told, told.plus(CallBudget.MAX_JITTER)));
  }
}
