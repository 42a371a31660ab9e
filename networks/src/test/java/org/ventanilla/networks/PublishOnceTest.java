package org.ventanilla.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ventanilla.events.MentionKind;
import org.ventanilla.events.Network;
import org.ventanilla.networks.wire.CallBudget;

/** What a failure to publish means, and that a request never leaves twice. */
class PublishOnceTest {

  private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
  private static final List<MentionKind> KINDS =
      List.of(MentionKind.POST, MentionKind.COMMENT, MentionKind.DIRECT_MESSAGE);

  private final Networks networks =
      new Networks(Duration.ofMillis(500), Duration.ofMillis(700), Clock.fixed(NOW, ZoneOffset.UTC));
  private TinyServer server;

  @BeforeEach
  void open() {
    server = new TinyServer();
  }

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"X", "FACEBOOK", "INSTAGRAM"})
  void aConnectionClosedAfterTheRequestWasReadIsUnknownAndIsNotRepeated(Network network) {
    server.closesAfterReading();
    for (MentionKind kind : KINDS) {
      int before = server.requests().size();
      assertThatThrownBy(() -> publish(network, server.url(), kind))
          .isInstanceOf(NetworkException.OutcomeUnknown.class);
      assertThat(server.requests()).hasSize(before + 1).last().asString().startsWith("POST ");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"X", "FACEBOOK", "INSTAGRAM"})
  void anAnswerThatNeverComesIsUnknownAndTheRequestIsNotRepeated(Network network) {
    server.keepsSilent();
    assertThatThrownBy(() -> publish(network, server.url(), MentionKind.COMMENT))
        .isInstanceOf(NetworkException.OutcomeUnknown.class);
    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"X", "FACEBOOK", "INSTAGRAM"})
  void aPortThatNobodyListensOnIsUnavailable(Network network) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    assertThatThrownBy(() -> publish(network, "http://127.0.0.1:" + port, MentionKind.COMMENT))
        .isInstanceOf(NetworkException.Unavailable.class);
  }

  @ParameterizedTest
  @CsvSource({
    "X, 500, OutcomeUnknown", "X, 502, OutcomeUnknown", "X, 503, Unavailable", "X, 504, OutcomeUnknown",
    "X, 400, Refused", "X, 401, TokenRejected", "X, 403, Refused", "X, 404, Refused", "X, 429, RateLimited",
    "X, 200, OutcomeUnknown", "X, 302, Refused",
    "FACEBOOK, 500, OutcomeUnknown", "FACEBOOK, 502, OutcomeUnknown", "FACEBOOK, 503, Unavailable",
    "FACEBOOK, 504, OutcomeUnknown", "FACEBOOK, 400, Refused", "FACEBOOK, 401, TokenRejected",
    "FACEBOOK, 429, RateLimited", "FACEBOOK, 200, OutcomeUnknown",
    "INSTAGRAM, 500, OutcomeUnknown", "INSTAGRAM, 503, Unavailable"
  })
  void aStatusWithoutAnExplanationMeansTheLeastItCan(Network network, int status, String expected) {
    for (String body : Stream.of("", "{}", "<html>", "[1]").toList()) {
      server.answers(status, body);
      assertThatThrownBy(() -> publish(network, server.url(), MentionKind.COMMENT))
          .as(body)
          .isInstanceOfSatisfying(
              NetworkException.class, e -> assertThat(e.getClass().getSimpleName()).isEqualTo(expected));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "4, -1, RateLimited", "17, -1, RateLimited", "32, -1, RateLimited", "341, -1, RateLimited", "613, -1, RateLimited",
    "80001, -1, RateLimited", "190, 463, TokenRejected", "10, -1, TokenRejected", "200, -1, TokenRejected",
    "230, -1, TokenRejected", "10, 2018278, Refused", "368, -1, Refused", "506, -1, Duplicate", "100, 33, Refused",
    "551, -1, Refused", "1, -1, OutcomeUnknown", "2, -1, OutcomeUnknown", "1200, -1, OutcomeUnknown"
  })
  void aCodeOfMetaMeansTheSameWhateverItsStatus(int code, int subcode, String expected) {
    for (int status : new int[] {400, 403, 500}) {
      server.answers(
          status,
          "{\"error\":{\"message\":\"no\",\"type\":\"OAuthException\",\"code\":%d,\"error_subcode\":%d}}"
              .formatted(code, subcode));
      assertThatThrownBy(() -> publish(Network.FACEBOOK, server.url(), MentionKind.DIRECT_MESSAGE))
          .as("status " + status)
          .isInstanceOfSatisfying(
              NetworkException.class, e -> assertThat(e.getClass().getSimpleName()).isEqualTo(expected));
    }
  }

  @ParameterizedTest
  @CsvSource({"'', 300", "'X-App-Usage: {\"call_count\":100,\"estimated_time_to_regain_access\":19}', 1140"})
  void metaSaysHowLongToWaitOrFiveMinutesAreWaited(String header, long seconds) {
    String[] headers = header.isEmpty() ? new String[0] : new String[] {header};
    server.answers(400, "{\"error\":{\"message\":\"Too many\",\"code\":4}}", headers);
    Instant told = NOW.plusSeconds(seconds);
    assertThatThrownBy(() -> publish(Network.INSTAGRAM, server.url(), MentionKind.COMMENT))
        .isInstanceOfSatisfying(
            NetworkException.RateLimited.class,
            e -> assertThat(e.until()).isBetween(told, told.plus(CallBudget.MAX_JITTER)));
  }

  @ParameterizedTest
  @CsvSource({"'', 900", "1795510860, 60", "1, 1", "99999999999, 86400", "soon, 900"})
  void xSaysWhenToAskAgainAndIsBelievedWithinReason(String reset, long seconds) {
    server.answers(429, "{\"title\":\"Too Many Requests\"}", reset.isEmpty() ? "X-No: 1" : "x-rate-limit-reset: " + reset);
    Instant told = NOW.plusSeconds(seconds);
    assertThatThrownBy(() -> publish(Network.X, server.url(), MentionKind.POST))
        .isInstanceOfSatisfying(
            NetworkException.RateLimited.class,
            e -> assertThat(e.until()).isBetween(told, told.plus(CallBudget.MAX_JITTER)));
  }

  @ParameterizedTest
  @CsvSource({
    "You are not allowed to create a Tweet with duplicate content., Duplicate",
    "Your client app is not configured with the appropriate oauth1 app permissions for this endpoint., TokenRejected",
    "You attempted to reply to a Tweet that is deleted or not visible to you., Refused"
  })
  void xExplainsWhatIsForbidden(String detail, String expected) {
    server.answers(403, "{\"detail\":\"" + detail + "\",\"title\":\"Forbidden\",\"status\":403}");
    assertThatThrownBy(() -> publish(Network.X, server.url(), MentionKind.POST))
        .hasMessageContaining(detail)
        .isInstanceOfSatisfying(
            NetworkException.class, e -> assertThat(e.getClass().getSimpleName()).isEqualTo(expected));
  }

  @ParameterizedTest
  @EnumSource(names = {"X", "FACEBOOK", "INSTAGRAM"})
  void aCraftedIdReachesNoOtherAddress(Network network) {
    for (String id : List.of("../me", "1/../../2", "1?x=1", "", "1 2", "１２")) {
      OutgoingReply reply = new OutgoingReply(id, MentionKind.COMMENT, "1", "1", "Hola");
      assertThatThrownBy(() -> networks.of(network).publish(server.account(network), reply))
          .isInstanceOf(NetworkException.Refused.class);
    }
    assertThat(server.requests()).isEmpty();
  }

  private SentReply publish(Network network, String url, MentionKind kind) {
    return networks.of(network).publish(TinyServer.accountAt(network, url), new OutgoingReply("11", kind, "11", "22", "Gracias"));
  }
}
