package org.ventanilla.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ventanilla.events.MentionKind;
import org.ventanilla.events.Network;
import org.ventanilla.networks.wire.CallBudget;

/** What a failure to publish means on the networks whose connector looks at the citizen's post before it answers. */
class PublishOnOpenNetworksTest {

  private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

  private final Networks networks =
      new Networks(Duration.ofMillis(500), Duration.ofMillis(700), Clock.fixed(NOW, ZoneOffset.UTC));
  private TinyServer server;

  /** What a network is asked before, and how it is asked to publish. */
  private enum Case {
    MASTODON("11", "POST /api/v1/statuses") {
      @Override
      void prepare(TinyServer server) {
        server.answersTo(
            "GET /api/v1/statuses/11", 200,
            "{\"id\":\"11\",\"visibility\":\"public\",\"account\":{\"id\":\"22\",\"acct\":\"rosa\"}}");
      }
    },
    BLUESKY("at://did:plc:rosa/app.bsky.feed.post/3l", "POST /xrpc/com.atproto.repo.createRecord") {
      @Override
      void prepare(TinyServer server) {
        server.answersTo(
            "POST /xrpc/com.atproto.server.", 200, "{\"accessJwt\":\"open\",\"refreshJwt\":\"again\"}");
        server.answersTo(
            "GET /xrpc/app.bsky.feed.getPosts", 200,
            "{\"posts\":[{\"uri\":\"at://did:plc:rosa/app.bsky.feed.post/3l\",\"cid\":\"bafy\",\"record\":{}}]}");
      }
    };

    private final String target;
    private final String publishing;

    Case(String target, String publishing) {
      this.target = target;
      this.publishing = publishing;
    }

    abstract void prepare(TinyServer server);

    private Network network() {
      return Network.valueOf(name());
    }
  }

  @BeforeEach
  void open() {
    server = new TinyServer();
  }

  @AfterEach
  void close() {
    server.close();
  }

  private SentReply publish(Case here) {
    here.prepare(server);
    return networks.of(here.network()).publish(server.account(here.network()), reply(here.target));
  }

  private static OutgoingReply reply(String target) {
    UUID key = UUID.fromString("019ac4b2-7a00-7000-8000-000000000001");
    return new OutgoingReply(key, target, MentionKind.POST, target, "22", "Gracias");
  }

  private List<String> publications(Case here) {
    return server.requests().stream().filter(request -> request.startsWith(here.publishing)).toList();
  }

  @ParameterizedTest
  @EnumSource
  void aConnectionClosedAfterTheRequestWasReadIsUnknownAndIsNotRepeated(Case here) {
    server.closesAfterReading();
    assertThatThrownBy(() -> publish(here)).isInstanceOf(NetworkException.OutcomeUnknown.class);
    assertThat(publications(here)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerThatNeverComesIsUnknownAndTheRequestIsNotRepeated(Case here) {
    server.keepsSilent();
    assertThatThrownBy(() -> publish(here)).isInstanceOf(NetworkException.OutcomeUnknown.class);
    assertThat(publications(here)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void whenTheLookBeforeFailsNothingIsPublished(Case here) {
    server.answers(500, "{}");
    SocialNetwork network = networks.of(here.network());
    assertThatThrownBy(() -> network.publish(server.account(here.network()), reply(here.target)))
        .isInstanceOf(NetworkException.Unavailable.class);
    assertThat(publications(here)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "500, OutcomeUnknown", "502, OutcomeUnknown", "503, Unavailable", "504, OutcomeUnknown", "408, OutcomeUnknown",
    "400, Refused", "401, TokenRejected", "404, Refused", "422, Refused", "429, RateLimited", "200, OutcomeUnknown",
    "302, Refused"
  })
  void aStatusWithoutAnExplanationMeansTheLeastItCan(int status, String expected) {
    for (Case here : Case.values()) {
      for (String body : List.of("", "{}", "<html>", "[1]")) {
        Networks fresh = new Networks(Duration.ofMillis(500), Duration.ofMillis(700), Clock.fixed(NOW, ZoneOffset.UTC));
        here.prepare(server);
        server.answersTo(here.publishing, status, body);
        assertThatThrownBy(() -> fresh.of(here.network()).publish(server.account(here.network()), reply(here.target)))
            .as(here + " " + body)
            .isInstanceOfSatisfying(
                NetworkException.class, e -> assertThat(e.getClass().getSimpleName()).isEqualTo(expected));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "MASTODON, 'X-RateLimit-Reset: 2026-11-24T09:01:00.000000Z', 60", "MASTODON, 'X-RateLimit-Reset: soon', 300",
    "MASTODON, 'X-RateLimit-Reset: 1999-01-01T00:00:00Z', 1", "MASTODON, 'X-RateLimit-Reset: 2999-01-01T00:00:00Z', 86400",
    "BLUESKY, 'RateLimit-Reset: 1795510860', 60", "BLUESKY, 'X-No: 1', 300"
  })
  void theNetworkSaysWhenToAskAgainAndIsBelievedWithinReason(Case here, String header, long seconds) {
    server.answersTo(here.publishing, 429, "{\"error\":\"Too many requests\"}", header);
    Instant told = NOW.plusSeconds(seconds);
    assertThatThrownBy(() -> publish(here))
        .hasMessageContaining("Too many requests")
        .isInstanceOfSatisfying(
            NetworkException.RateLimited.class,
            e -> assertThat(e.until()).isBetween(told, told.plus(CallBudget.MAX_JITTER)));
    assertThatThrownBy(() -> publish(here)).isInstanceOf(NetworkException.RateLimited.class);
    assertThat(publications(here)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void aCraftedIdReachesNoOtherAddress(Case here) {
    for (String id : List.of("../me", "1/../../2", "1?x=1", "", "1 2", "１２", "at://did:plc:x/y/../../z")) {
      assertThatThrownBy(() -> networks.of(here.network()).publish(server.account(here.network()), reply(id)))
          .isInstanceOf(NetworkException.Refused.class);
    }
    assertThat(publications(here)).isEmpty();
    assertThat(server.requests()).noneMatch(request -> request.contains(".."));
  }
}
