package org.ventanilla.networks.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.events.Mention;
import org.ventanilla.events.MentionKind;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.Cursor;
import org.ventanilla.networks.MentionPage;
import org.ventanilla.networks.MovableClock;
import org.ventanilla.networks.NetworkException;
import org.ventanilla.networks.Networks;
import org.ventanilla.networks.Reading;
import org.ventanilla.networks.SocialNetwork;

/** Each edge of an account is read for itself. */
class EdgesTest {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final String POST =
      "{\"data\":[{\"id\":\"100_%s\",\"message\":\"Bache\",\"created_time\":\"%s\",\"from\":{\"id\":\"55\"}}]}";

  private final GraphServer graph = new GraphServer();
  private final MovableClock clock = new MovableClock(NOON);
  private final SocialNetwork facebook =
      new Networks(Duration.ofSeconds(1), Duration.ofSeconds(2), clock).of(Network.FACEBOOK);
  private final Account page = graph.account(Network.FACEBOOK);

  @AfterEach
  void close() {
    graph.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 10, 200, 283, 100, 803})
  void anEdgeThatTheTokenMayNotReadStopsNoOtherAndIsAskedAgainAnHourLater(int code) {
    graph.refuses("100/tagged", code);
    graph.refuses("100/conversations", code);
    graph.answers("100/feed", 200, POST.formatted("1", "2026-11-24T11:58:00+0000"));
    MentionPage first = facebook.readMentions(page, Cursor.START);
    assertThat(idsOf(first)).containsExactly("100_1");
    graph.answers("100/tagged", 200, POST.formatted("2", "2026-11-24T11:30:00+0000"));
    MentionPage second = facebook.readMentions(page, first.next());
    assertThat(idsOf(second)).doesNotContain("100_2");
    clock.set(NOON.plus(Duration.ofMinutes(61)));
    MentionPage third = facebook.readMentions(page, second.next());
    assertThat(idsOf(third)).as("what was said while the edge was closed").contains("100_2");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void anEdgeInAnOutageStopsNoOtherAndItsGapIsClosed(int code) {
    graph.answers("100/feed", 200, POST.formatted("1", "2026-11-24T11:00:00+0000"));
    MentionPage first = facebook.readMentions(page, Cursor.START);
    graph.refuses("100/feed", code);
    graph.answers("100/tagged", 200, POST.formatted("2", "2026-11-24T11:30:00+0000"));
    MentionPage second = facebook.readMentions(page, first.next());
    assertThat(idsOf(second)).containsExactly("100_2");
    graph.answers("100/feed", 200, POST.formatted("3", "2026-11-24T11:10:00+0000"));
    clock.set(NOON.plus(Duration.ofMinutes(2)));
    assertThat(idsOf(facebook.readMentions(page, second.next()))).contains("100_3");
  }

  @Test
  void anAccountOfWhichNoEdgeIsGivenIsDeaf() {
    for (String edge : List.of("feed", "tagged", "conversations", "ratings", "ads_posts")) {
      graph.refuses("100/" + edge, 10);
    }
    assertThatThrownBy(() -> facebook.readMentions(page, Cursor.START))
        .isInstanceOf(NetworkException.TokenRejected.class);
    graph.refuses("100/feed", 190);
    assertThatThrownBy(() -> facebook.readMentions(page, Cursor.START))
        .isInstanceOf(NetworkException.TokenRejected.class);
    assertThat(graph.calls()).last().isEqualTo("100/feed");
  }

  @Test
  void aReviewIsReadUnderTheIdThatItsWebhookHas() {
    graph.answers(
        "100/ratings", 200,
        "{\"data\":[{\"created_time\":\"2026-11-24T10:00:00+0000\",\"review_text\":\"Muy amables\",\"recommendation_type\":"
            + "\"positive\",\"reviewer\":{\"id\":\"55\",\"name\":\"Ana\"},\"open_graph_story\":{\"id\":\"904801129604590\"}},"
            + "{\"created_time\":\"2026-11-24T09:00:00+0000\",\"rating\":5,\"open_graph_story\":{\"id\":\"904\"}}]}");
    List<Mention> said = said(facebook.readMentions(page, Cursor.START));
    assertThat(said).singleElement().satisfies(
        review -> {
          assertThat(review.id()).isEqualTo("904801129604590");
          assertThat(review.text()).isEqualTo("Muy amables");
          assertThat(review.conversationKey()).isEqualTo("facebook:facebook-villarrio:904801129604590:55");
        });
  }

  @ParameterizedTest
  @EnumSource(names = {"FACEBOOK", "INSTAGRAM"})
  void privateMessagesAreReadWithWhatHangsOnThemAndTheTownsOwnLeftOut(Network network) {
    SocialNetwork meta = new Networks().of(network);
    graph.answers(
        "100/conversations", 200,
        """
        {"data":[{"id":"t_1","updated_time":"2026-11-24T11:00:00+0000","messages":{"data":[
          {"id":"m_1","created_time":"2026-11-24T11:00:00+0000","from":{"id":"55","username":"ana"},"message":"",
           "attachments":{"data":[{"mime_type":"image/jpeg","image_data":{"url":"https://f.example/1.jpg"}},
             {"mime_type":"audio/mpeg","file_url":"https://f.example/2.mp3"}]}},
          {"id":"m_2","created_time":"2026-11-24T10:59:00+0000","from":{"id":"100"},"message":"Buenos días"},
          {"id":"m_3","created_time":"2026-11-24T10:58:00+0000","from":{"id":"55"},
           "story":{"mention":{"id":"9","link":"https://f.example/story"}}},
          {"id":"m_4","created_time":"2026-11-24T10:57:00+0000","from":{"id":"55"},
           "shares":{"data":[{"link":"https://villarrio.example/obra","name":"Obra"}]}},
          {"id":"m_5","created_time":"2026-11-24T10:56:00+0000","from":{"id":"55"},"is_unsupported":true}]}}]}
        """);
    List<Mention> said = said(meta.readMentions(graph.account(network), Cursor.START));
    assertThat(said).extracting(Mention::id).containsExactly("m_1", "m_3", "m_4", "m_5");
    assertThat(said)
        .extracting(Mention::conversationKey)
        .containsOnly(network.code() + ":" + network.code() + "-villarrio:dm:55");
    assertThat(said.get(0).media()).extracting("type").containsExactly("photo", "audio");
    assertThat(said).extracting(Mention::kind)
        .containsExactly(
            MentionKind.DIRECT_MESSAGE, MentionKind.STORY_MENTION, MentionKind.DIRECT_MESSAGE, MentionKind.DIRECT_MESSAGE);
    assertThat(said).allMatch(mention -> !mention.media().isEmpty());
  }

  @Test
  void aQuietPollAsksThreeEdgesAndOneOfTheSeldomOnesInTurn() {
    Cursor at = facebook.readMentions(page, Cursor.START).next();
    List<String> seldom = new ArrayList<>();
    for (int poll = 0; poll < 3; poll++) {
      graph.calls().clear();
      at = facebook.readMentions(page, at).next();
      assertThat(graph.calls()).hasSize(4).startsWith("100/feed", "100/tagged", "100/conversations");
      seldom.add(graph.calls().get(3));
    }
    assertThat(seldom).containsExactlyInAnyOrder("100/ratings", "100/ads_posts", "100/feed");
  }

  @Test
  void aCursorOfTheTimeWithOneMarkForAllEdgesIsReadOn() {
    graph.answers("100/feed", 200, POST.formatted("1", "2026-11-24T11:00:00+0000"));
    long read = Instant.parse("2026-11-24T11:30:00Z").toEpochMilli();
    Cursor old = new Cursor("{\"read\":{\"at\":" + read + ",\"ids\":[]}}");
    assertThat(idsOf(facebook.readMentions(page, old))).isEmpty();
    for (String torn : List.of("", "{", "[]", "{\"edges\":5}", "{\"edges\":{\"feed\":[]},\"turn\":-9}")) {
      assertThat(idsOf(facebook.readMentions(page, new Cursor(torn)))).containsExactly("100_1");
    }
  }

  private static List<String> idsOf(MentionPage page) {
    return said(page).stream().map(Mention::id).toList();
  }

  private static List<Mention> said(MentionPage page) {
    return page.readings().stream().map(reading -> ((Reading.Spoken) reading).mention()).toList();
  }
}
