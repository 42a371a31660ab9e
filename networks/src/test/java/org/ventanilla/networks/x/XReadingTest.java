package org.ventanilla.networks.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

class XReadingTest {

  private final SocialNetwork x = new Networks().of(Network.X);
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
  void aPostThatTheLibraryCannotReadDoesNotKeepItsPageFromBeingRead() {
    server.answers(
        200,
        """
        {"data":[{"id":"901","author_id":"200","conversation_id":"901","text":"@VillarrioAyto mire",
          "attachments":{"media_keys":["3_1"]}}],
         "includes":{"users":[{"id":"200","username":"rosa","name":"Rosa"}],
          "media":[{"media_key":"3_1","type":"photo"}]},"meta":{"newest_id":"901"}}
        """);
    MentionPage page = x.readMentions(account, Cursor.START);
    Mention mention = ((Reading.Spoken) page.readings().get(0)).mention();
    assertThat(mention.media()).containsExactly(new Media("photo", "", ""));
    assertThat(XCursor.of(page.next()).position(XStream.MENTIONS).since()).isEqualTo("901");
  }

  @Test
  void anAnswerIsReadByWhateverNamesItHas() {
    server.answers(
        200,
        """
        {"data":[{"id":"902","author_id":"200","conversation_id":"900","text":"corto","note_post":{"text":"largo"},
          "referenced_posts":[{"type":"replied_to","id":"901"}],"edit_history_post_ids":["902"]}],
         "includes":{"users":[{"id":"200","username":"rosa","name":"Rosa"}]}}
        """,
        "x-rate-limit-limit: 180",
        "x-rate-limit-remaining: 179",
        "x-rate-limit-reset: 1795510860");
    Mention mention = x.lookUp(account, new Reading.Pointed("x-villarrio", "902", Map.of())).orElseThrow();
    assertThat(mention.text()).isEqualTo("largo");
    assertThat(mention.replyTo()).isEqualTo("901");
    assertThat(mention.conversationKey()).isEqualTo("x:x-villarrio:900:200");
    assertThat(x.readMentions(account, Cursor.START).rateLimit().remaining()).isEqualTo(179);
  }

  @Test
  void aPostThatIsGoneIsNothing() {
    server.answers(
        200,
        "{\"errors\":[{\"value\":\"902\",\"detail\":\"Could not find tweet\",\"title\":\"Not Found Error\","
            + "\"resource_type\":\"tweet\",\"parameter\":\"ids\",\"type\":\"https://api.x.com/2/problems/resource-not-found\"}]}");
    assertThat(x.lookUp(account, new Reading.Pointed("x-villarrio", "902", Map.of()))).isEmpty();
  }

  @Test
  void anEmptyTimelineKeepsItsPlace() {
    server.answers(200, "{\"meta\":{\"result_count\":0}}");
    assertThat(XCursor.of(x.readMentions(account, new Cursor("since=900")).next()).position(XStream.MENTIONS).since())
        .isEqualTo("900");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "[]", "hola"})
  void anAnswerThatIsNoAnswerMovesNoCursor(String body) {
    server.answers(200, body);
    assertThatThrownBy(() -> x.readMentions(account, new Cursor("since=900")))
        .isInstanceOf(NetworkException.Unavailable.class);
  }

  @Test
  void aConnectionThatClosesIsAnOutage() {
    server.closesAfterReading();
    assertThatThrownBy(() -> x.readMentions(account, Cursor.START)).isInstanceOf(NetworkException.Unavailable.class);
  }
}
