package org.ventanilla.networks.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.events.EventJson;
import org.ventanilla.events.Media;
import org.ventanilla.events.Mention;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.Cursor;
import org.ventanilla.networks.MentionPage;
import org.ventanilla.networks.NetworkException;
import org.ventanilla.networks.Networks;
import org.ventanilla.networks.Reading;
import org.ventanilla.networks.SocialNetwork;
import org.ventanilla.networks.TinyServer;
import org.ventanilla.networks.UnreadableWebhookException;

class BlueskyReadingTest {

  private static final String READ = "GET /xrpc/app.bsky.notification.listNotifications";
  private static final String SIGN_IN = "POST /xrpc/com.atproto.server.createSession";
  private static final String REFRESH = "POST /xrpc/com.atproto.server.refreshSession";

  private final SocialNetwork bluesky = new Networks().of(Network.BLUESKY);
  private TinyServer server;
  private Account account;

  @BeforeEach
  void open() {
    server = new TinyServer();
    account = server.account(Network.BLUESKY);
    server.answersTo(SIGN_IN, 200, "{\"accessJwt\":\"open\",\"refreshJwt\":\"again\"}");
    server.answersTo("GET /xrpc/app.bsky.feed.getPosts", 500, "{}");
  }

  @AfterEach
  void close() {
    server.close();
  }

  private static String notification(String key, String record) {
    return "{\"uri\":\"at://did:plc:rosa/app.bsky.feed.post/" + key + "\",\"cid\":\"bafy\",\"author\":{\"did\":\"did:plc:rosa\","
        + "\"handle\":\"rosa.example\",\"displayName\":\"Rosa\"},\"reason\":\"mention\",\"record\":" + record
        + ",\"indexedAt\":\"2026-11-24T09:00:00.000Z\"}";
  }

  private static String page(String... notifications) {
    return "{\"notifications\":[" + String.join(",", notifications) + "]}";
  }

  private Mention read(String record) {
    server.answersTo(READ, 200, page(notification("3k", record)));
    return ((Reading.Spoken) bluesky.readMentions(account, Cursor.START).readings().get(0)).mention();
  }

  @Test
  void aPhotoWhoseAddressIsNotToldIsStillHeard() {
    Mention mention =
        read("{\"text\":\"\",\"embed\":{\"$type\":\"app.bsky.embed.images\",\"images\":[{\"alt\":\"Un bache\",\"image\":{}}]}}");
    assertThat(mention.media()).containsExactly(new Media("photo", "", "Un bache"));
  }

  @Test
  void theFormsOfWhatIsAttachedAreRead() {
    String uri = "at://did:plc:rosa/app.bsky.feed.post/3k";
    server.answersTo(
        "GET /xrpc/app.bsky.feed.getPosts", 200,
        "{\"posts\":[{\"uri\":\"" + uri + "\",\"author\":{\"did\":\"did:plc:rosa\"},\"record\":{\"text\":\"vea\",\"embed\":{"
            + "\"media\":{\"video\":{}}}},\"embed\":{\"media\":{\"playlist\":\"https://v.example/1.m3u8\",\"alt\":\"Agua\"}}}]}");
    assertThat(read("{\"text\":\"vea\",\"embed\":{\"media\":{\"video\":{}}}}").media())
        .containsExactly(new Media("video", "https://v.example/1.m3u8", "Agua"));
    assertThat(read("{\"text\":\"lean\",\"embed\":{\"external\":{\"uri\":\"https://diario.example/7\"}}}").text())
        .isEqualTo("lean\nhttps://diario.example/7");
    assertThat(read("{\"text\":\"lean\",\"embed\":{\"external\":{\"uri\":\"javascript:x\"}}}").text()).isEqualTo("lean");
  }

  @Test
  void aPostToldTwiceIsOneMentionAndALikeIsNone() {
    String like = notification("3m", "{}").replace("\"mention\"", "\"like\"").replace("feed.post", "feed.like");
    server.answersTo(
        READ, 200,
        page(like, notification("3k", "{\"text\":\"a\"}"), notification("3k", "{\"text\":\"a\"}").replace("\"mention\"", "\"reply\"")));
    List<Reading> readings = bluesky.readMentions(account, Cursor.START).readings();
    assertThat(readings).hasSize(2);
    assertThat(readings).contains(new Reading.NotSpoken("notification/like", Reading.Reason.REACTION));
  }

  @Test
  void aTimeOfTheAuthorsOwnIsNeverLaterThanWhenItWasSeen() {
    assertThat(read("{\"text\":\"a\",\"createdAt\":\"2031-01-01T00:00:00Z\"}").postedAt())
        .isEqualTo(Instant.parse("2026-11-24T09:00:00Z"));
    assertThat(read("{\"text\":\"a\",\"createdAt\":\"2026-11-23T00:00:00.000Z\"}").postedAt())
        .isEqualTo(Instant.parse("2026-11-23T00:00:00Z"));
  }

  @Test
  void aSessionThatRanOutIsRenewedOnceAndTheCallMadeAgain() {
    read("{\"text\":\"a\"}");
    server.answersTo(READ, 400, "{\"error\":\"ExpiredToken\",\"message\":\"Token has expired\"}");
    server.answersTo(REFRESH, 200, "{\"accessJwt\":\"open2\",\"refreshJwt\":\"again2\"}");
    assertThatThrownBy(() -> bluesky.readMentions(account, Cursor.START))
        .isInstanceOf(NetworkException.TokenRejected.class)
        .hasMessageContaining("Token has expired");
    assertThat(server.requests().stream().filter(request -> request.startsWith(READ))).hasSize(3);
    assertThat(server.requests().stream().filter(request -> request.startsWith(REFRESH))).hasSize(1);
    assertThat(server.requests().stream().filter(request -> request.startsWith(SIGN_IN))).hasSize(1);
  }

  @Test
  void whenASessionCannotBeRenewedOneSignsInAnew() {
    read("{\"text\":\"a\"}");
    server.answersTo(READ, 400, "{\"error\":\"InvalidToken\"}");
    server.answersTo(REFRESH, 400, "{\"error\":\"ExpiredToken\"}");
    assertThatThrownBy(() -> bluesky.readMentions(account, Cursor.START)).isInstanceOf(NetworkException.TokenRejected.class);
    assertThat(server.requests().stream().filter(request -> request.startsWith(SIGN_IN))).hasSize(2);
  }

  @Test
  void aWrongPasswordIsSaidWithoutShowingIt() {
    server.answersTo(SIGN_IN, 401, "{\"error\":\"AuthenticationRequired\",\"message\":\"Invalid identifier or password\"}");
    assertThatThrownBy(() -> bluesky.readMentions(account, Cursor.START))
        .isInstanceOf(NetworkException.TokenRejected.class)
        .hasMessageContaining("Invalid identifier or password")
        .hasMessageNotContaining(account.credentials().token());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "{\"accessJwt\":\"a\\r\\nX: 1\",\"refreshJwt\":\"b\"}", "{\"accessJwt\":1,\"refreshJwt\":2}"})
  void aSessionThatIsNoneIsAnOutage(String session) {
    server.answersTo(SIGN_IN, 200, session);
    assertThatThrownBy(() -> bluesky.readMentions(account, Cursor.START)).isInstanceOf(NetworkException.Unavailable.class);
  }

  @Test
  void textThatStoresRefuseIsMadeStorable() {
    Mention mention = read("{\"text\":\"bache\\u0000 \\ud83d roto \\ud83d\\udea7\"}");
    assertThat(mention.text()).isEqualTo("bache \uFFFD roto \uD83D\uDEA7");
    assertThat(EventJson.read(EventJson.write(mention), Mention.class)).isEqualTo(mention);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "1", "[]", "{}", "{\"uri\":{},\"reason\":\"mention\"}", "{\"indexedAt\":\"ayer\"}",
    "{\"uri\":\"at://did:plc:x/app.bsky.feed.post/../x\",\"reason\":\"reply\",\"indexedAt\":\"2026-11-24T09:00:00Z\"}"})
  void aNotificationThatIsNoneKeepsNoOtherFromBeingHeard(String notification) {
    server.answersTo(READ, 200, page(notification, notification("3k", "{\"text\":\"a\"}")));
    List<Reading> readings = bluesky.readMentions(account, Cursor.START).readings();
    assertThat(readings).hasSize(2);
    assertThat(readings.get(0)).isInstanceOfSatisfying(
        Reading.NotSpoken.class, one -> assertThat(one.reason()).isEqualTo(Reading.Reason.UNKNOWN));
    assertThat(readings.get(1)).isInstanceOf(Reading.Spoken.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{}", "[]", "{\"notifications\":{}}"})
  void anAnswerThatIsNoAnswerMovesNoCursor(String body) {
    server.answersTo(READ, 200, body);
    assertThatThrownBy(() -> bluesky.readMentions(account, Cursor.START)).isInstanceOf(NetworkException.Unavailable.class);
  }

  @Test
  void aCursorThatNeverMovesIsLeft() {
    server.answersTo(READ, 200, page(notification("3k", "{\"text\":\"a\"}")).replaceFirst("\\{", "{\"cursor\":\"x\","));
    MentionPage first = bluesky.readMentions(account, Cursor.START);
    assertThat(first.more()).isTrue();
    assertThat(bluesky.readMentions(account, first.next()).more()).isFalse();
  }

  @Test
  void aPostThatCameLateIsRead() {
    String newer = notification("3m", "{\"text\":\"c\"}").replace("09:00:00", "09:00:09");
    String older = notification("3k", "{\"text\":\"a\"}").replace("09:00:00", "09:00:01");
    server.answersTo(READ, 200, page(newer, older));
    Cursor next = bluesky.readMentions(account, Cursor.START).next();
    server.answersTo(READ, 200, page(newer, notification("3l", "{\"text\":\"b\"}").replace("09:00:00", "09:00:05"), older));
    MentionPage page = bluesky.readMentions(account, next);
    assertThat(page.readings()).hasSize(1).first().isInstanceOfSatisfying(
        Reading.Spoken.class, one -> assertThat(one.mention().text()).isEqualTo("b"));
    assertThat(bluesky.readMentions(account, page.next()).readings()).isEmpty();
  }

  @Test
  void theCursorIsReadAsItWasWritten() {
    BlueskyCursor ours =
        new BlueskyCursor(
            1, 5, "2026-11-24T09:00:00.000Z::bafy", List.of(new BlueskyCursor.Recent(7, new AtUri("did:plc:rosa", "3k"))));
    assertThat(BlueskyCursor.of(ours.text())).isEqualTo(ours);
    assertThat(BlueskyCursor.of(new Cursor("hola")).since()).isZero();
  }

  @Test
  void theNameOfAReplyIsOfItsTimeAndAlwaysTheSame() {
    UUID key = UUID.fromString("019ac4b2-7a00-7abc-8def-0123456789ab");
    assertThat(Tid.of(key)).isEqualTo(Tid.of(key)).matches("[2-7a-j][2-7a-z]{12}");
    assertThat(Tid.of(UUID.fromString("019ac4b2-7a01-7000-8000-000000000000"))).isGreaterThan(Tid.of(key));
    assertThat(Tid.of(UUID.fromString("ffffffff-ffff-3fff-bfff-ffffffffffff"))).matches("[2-7a-j][2-7a-z]{12}");
  }

  @Test
  void thereAreNoWebhooks() {
    assertThatThrownBy(() -> bluesky.readWebhook("{}".getBytes(StandardCharsets.UTF_8), List.of(account), Instant.EPOCH))
        .isInstanceOf(UnreadableWebhookException.class)
        .hasMessageContaining("no webhooks");
  }
}
