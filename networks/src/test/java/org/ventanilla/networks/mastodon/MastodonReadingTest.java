package org.ventanilla.networks.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.events.EventJson;
import org.ventanilla.events.Media;
import org.ventanilla.events.Mention;
import org.ventanilla.events.MentionKind;
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

class MastodonReadingTest {

  private static final String READ = "GET /api/v1/notifications";

  private final SocialNetwork mastodon = new Networks().of(Network.MASTODON);
  private TinyServer server;
  private Account account;

  @BeforeEach
  void open() {
    server = new TinyServer();
    account = server.account(Network.MASTODON);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private static String notification(String id, String status) {
    return "{\"id\":\"" + id + "\",\"type\":\"mention\",\"created_at\":\"2026-11-24T09:00:00.000Z\",\"status\":" + status + "}";
  }

  private static String status(String fields) {
    return "{\"id\":\"11\",\"created_at\":\"2026-11-24T08:59:00.000Z\",\"visibility\":\"unlisted\","
        + "\"account\":{\"id\":\"200\",\"acct\":\"rosa@otro.example\",\"display_name\":\"Rosa\"}" + fields + "}";
  }

  private Mention read(String statusFields) {
    server.answersTo(READ, 200, "[" + notification("51", status(statusFields)) + "]");
    return ((Reading.Spoken) mastodon.readMentions(account, Cursor.START).readings().get(0)).mention();
  }

  @Test
  void wordsBehindAContentWarningAreReadWithIt() {
    Mention mention =
        read(
            ",\"spoiler_text\":\"Obras\",\"content\":\"<p>Zanja abierta</p>\",\"url\":\"https://otro.example/@rosa/11\","
                + "\"media_attachments\":[{\"type\":\"audio\",\"url\":null,\"remote_url\":\"https://otro.example/voz.mp3\","
                + "\"description\":null},{\"type\":\"unknown\"}]");
    assertThat(mention.text()).isEqualTo("Obras\n\nZanja abierta");
    assertThat(mention.author().handle()).isEqualTo("rosa@otro.example");
    assertThat(mention.url()).isEqualTo("https://otro.example/@rosa/11");
    assertThat(mention.media())
        .containsExactly(new Media("audio", "https://otro.example/voz.mp3", ""), new Media("file", "", ""));
  }

  @Test
  void aPrivateMessageHasNoPublicAddress() {
    server.answersTo(
        READ, 200, "[" + notification("52", status(",\"content\":\"hola\",\"url\":\"https://a.example/1\"").replace("unlisted", "direct")) + "]");
    Mention message =
        ((Reading.Spoken) mastodon.readMentions(account, Cursor.START).readings().get(0)).mention();
    assertThat(message.kind()).isEqualTo(MentionKind.DIRECT_MESSAGE);
    assertThat(message.url()).isNull();
    assertThat(message.conversationKey()).endsWith(":dm:200");
  }

  @Test
  void aPhotoWithoutWordsIsAMentionAndNeitherIsNothing() {
    assertThat(read(",\"content\":\"\",\"media_attachments\":[{\"type\":\"image\",\"url\":\"https://a.example/1.png\"}]").media())
        .hasSize(1);
    server.answersTo(READ, 200, "[" + notification("51", status(",\"content\":\"<p> </p>\"")) + "]");
    assertThat(mastodon.readMentions(account, Cursor.START).readings())
        .containsExactly(new Reading.NotSpoken("notification/mention", Reading.Reason.EMPTY));
  }

  @Test
  void ourOwnPostIsNotSpokenToUs() {
    server.answersTo(READ, 200, "[" + notification("51", status(",\"content\":\"x\"").replace("\"200\"", "\"100\"")) + "]");
    assertThat(mastodon.readMentions(account, Cursor.START).readings())
        .containsExactly(new Reading.NotSpoken("notification/mention", Reading.Reason.OWN_POST));
  }

  @Test
  void aThreadThatCannotBeReadKeepsNoOtherMentionFromBeingHeard() {
    String answer = status(",\"content\":\"sigue igual\",\"in_reply_to_id\":\"10\"");
    server.answersTo(READ, 200, "[" + notification("51", answer) + "," + notification("50", status(",\"content\":\"a\"")) + "]");
    server.answersTo("GET /api/v1/statuses/11/context", 500, "{}");
    List<Reading> readings = mastodon.readMentions(account, Cursor.START).readings();
    assertThat(readings.get(0)).isInstanceOfSatisfying(Reading.Pointed.class, one -> assertThat(one.id()).isEqualTo("11"));
    assertThat(readings.get(1)).isInstanceOf(Reading.Spoken.class);
  }

  @Test
  void anAnswerWhoseThreadIsGoneHangsOnWhatItAnswers() {
    server.answersTo("GET /api/v1/statuses/11/context", 404, "{\"error\":\"Record not found\"}");
    assertThat(read(",\"content\":\"sigue\",\"in_reply_to_id\":\"10\"").conversationKey())
        .isEqualTo("mastodon:mastodon-villarrio:10:200");
  }

  @Test
  void aNotificationThatSlippedInLateIsRead() {
    server.answersTo(READ, 200, "[" + notification("53", status(",\"content\":\"c\"").replace("\"11\"", "\"13\"")) + ","
        + notification("51", status(",\"content\":\"a\"")) + "]");
    Cursor next = mastodon.readMentions(account, Cursor.START).next();
    server.answersTo(READ, 200, "[" + notification("53", status(",\"content\":\"c\"").replace("\"11\"", "\"13\"")) + ","
        + notification("52", status(",\"content\":\"b\"").replace("\"11\"", "\"12\"")) + ","
        + notification("51", status(",\"content\":\"a\"")) + "]");
    MentionPage page = mastodon.readMentions(account, next);
    assertThat(page.readings()).hasSize(1).first()
        .isInstanceOfSatisfying(Reading.Spoken.class, one -> assertThat(one.mention().id()).isEqualTo("12"));
    assertThat(mastodon.readMentions(account, page.next()).readings()).isEmpty();
  }

  @Test
  void textThatStoresRefuseIsMadeStorable() {
    Mention mention = read(",\"content\":\"<p>bache\\u0000 \\ud83d roto \\ud83d\\udea7</p>\"");
    assertThat(mention.text()).isEqualTo("bache \uFFFD roto \uD83D\uDEA7");
    assertThat(EventJson.read(EventJson.write(mention), Mention.class)).isEqualTo(mention);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "1", "\"x\"", "[]", "{}", "{\"id\":{}}", "{\"id\":\"../../1\",\"account\":{\"id\":\"2\"}}",
    "{\"id\":\"1\",\"account\":{\"id\":\"2,3.4;page=9\"}}", "{\"id\":\"1\",\"account\":[]}"})
  void aPostThatIsNoneMovesTheCursorPastIt(String status) {
    server.answersTo(READ, 200, "[" + notification("51", status) + "]");
    MentionPage page = mastodon.readMentions(account, Cursor.START);
    assertThat(page.readings()).containsExactly(new Reading.NotSpoken("notification/mention", Reading.Reason.UNKNOWN));
    assertThat(page.next().value()).startsWith("since=51;");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{}", "hola", "1"})
  void anAnswerThatIsNoAnswerMovesNoCursor(String body) {
    server.answers(200, body);
    assertThatThrownBy(() -> mastodon.readMentions(account, Cursor.START)).isInstanceOf(NetworkException.Unavailable.class);
  }

  @Test
  void aServerThatRepeatsAPageForEverIsLeft() {
    server.answersTo(READ, 200, "[" + notification("51", status(",\"content\":\"a\"")) + "]", "Link: <x>; rel=\"next\"");
    MentionPage first = mastodon.readMentions(account, Cursor.START);
    assertThat(first.more()).isTrue();
    assertThat(mastodon.readMentions(account, first.next()).more()).isFalse();
  }

  @Test
  void aCursorThatIsNotOursReadsFromTheStart() {
    for (String text : List.of("hola", "since=1;newest=2", "since=a/b;newest=;page=;edited=0;recent=")) {
      assertThat(MastodonCursor.of(new Cursor(text)).since()).isEmpty();
    }
    MastodonCursor ours =
        new MastodonCursor("1", "5", "3", 9, List.of(new MastodonCursor.Recent("7", "8", "9")));
    assertThat(MastodonCursor.of(ours.text())).isEqualTo(ours);
  }

  @Test
  void thereAreNoWebhooks() {
    assertThatThrownBy(() -> mastodon.readWebhook("{}".getBytes(StandardCharsets.UTF_8), List.of(account), Instant.EPOCH))
        .isInstanceOf(UnreadableWebhookException.class)
        .hasMessageContaining("no webhooks");
  }
}
