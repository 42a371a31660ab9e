package org.ventanilla.networks.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.events.Change;
import org.ventanilla.events.Mention;
import org.ventanilla.events.MentionKind;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Networks;
import org.ventanilla.networks.Reading;
import org.ventanilla.networks.Reading.NotSpoken;
import org.ventanilla.networks.Reading.Reason;

/** Forms of Meta's webhooks that no captured payload shows. */
class MetaWebhookTest {

  private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

  private final Networks networks = new Networks();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"post_id\":\"100_77\",\"photo_id\":\"%d\"",
        "\"post_id\":\"100_%d\",\"photo_id\":%d,\"parent_id\":\"100_77\"",
        "\"post_id\":\"100_%d\",\"photo_id\":%d,\"link\":\"https://www.facebook.com/photo.php?fbid=%d&set=pcb.77&type=3\"",
        "\"photo_id\":\"%d\",\"parent_id\":\"100_77\""
      })
  void theTenPhotosOfAnAlbumAreOneConversation(String ids) {
    for (String from : List.of("\"from\":{\"id\":\"55\",\"name\":\"Ana\"},", "")) {
      List<Mention> parts = new ArrayList<>();
      for (int photo = 1; photo <= 10; photo++) {
        parts.add(
            said(Network.FACEBOOK, feed("{" + from + "\"item\":\"photo\",\"verb\":\"add\","
                + ids.replace("%d", String.valueOf(photo)) + "}")));
      }
      assertThat(parts).extracting(Mention::conversationKey).hasSize(10).containsOnly(parts.get(0).conversationKey());
      assertThat(parts.get(0).conversationKey()).startsWith("facebook:facebook:100:100_77:");
      assertThat(parts).allMatch(part -> part.media().size() == 1);
    }
  }

  @Test
  void twoStrangersBelowOnePostAreTwoPeople() {
    List<String> people =
        List.of("77_1", "77_2").stream()
            .map(id -> said(Network.FACEBOOK, feed("{\"item\":\"comment\",\"verb\":\"add\",\"comment_id\":\"" + id
                + "\",\"post_id\":\"100_77\",\"message\":\"Bache\"}")).author().id())
            .toList();
    assertThat(people).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(names = {"FACEBOOK", "INSTAGRAM"})
  void aPhotoAndAVoiceNoteSentTogetherAreOneConversationInOneWebhookAndInTwo(Network network) {
    String photo = "{\"type\":\"image\",\"payload\":{\"url\":\"https://f.example/1.jpg\"}}";
    String voice = "{\"type\":\"audio\",\"payload\":{\"url\":\"https://f.example/2.mp4\"}}";
    Mention together = said(network, messaging(network, "m_1", photo + "," + voice));
    Mention first = said(network, messaging(network, "m_2", photo));
    Mention second = said(network, messaging(network, "m_3", voice));
    assertThat(together.media()).extracting("type").containsExactly("photo", "audio");
    assertThat(List.of(together, first, second)).extracting(Mention::conversationKey)
        .containsOnly(network.code() + ":" + network.code() + ":100:dm:55");
    assertThat(List.of(first, second)).extracting(Mention::id).containsExactly("m_2", "m_3");
  }

  @Test
  void changesMessagesAndStandbyInOneBodyAreAllRead() {
    String body =
        "{\"object\":\"page\",\"entry\":[{\"id\":100,\"time\":1732438800,\"changes\":[{\"field\":\"feed\",\"value\":"
            + "{\"item\":\"comment\",\"verb\":\"add\",\"comment_id\":\"77_1\",\"post_id\":\"100_77\",\"parent_id\":\"100_77\","
            + "\"from\":{\"id\":55},\"message\":\"Bache\",\"created_time\":\"2024-11-24T09:00:00+0000\"}}],\"messaging\":["
            + event("m_1", "\"text\":\"Hola\"") + "],\"standby\":[" + event("m_2", "\"text\":\"¿Hay alguien?\"") + "]},"
            + "{\"id\":\"100\",\"time\":1732438800000,\"changed_fields\":[\"feed\"]}]}";
    List<Reading> readings = read(Network.FACEBOOK, body);
    assertThat(readings).hasSize(4);
    assertThat(readings.subList(0, 3)).allMatch(Reading.Spoken.class::isInstance);
    assertThat(readings.get(3)).isInstanceOfSatisfying(
        NotSpoken.class, entry -> assertThat(entry.reason()).as("kept raw").isEqualTo(Reason.UNKNOWN));
  }

  @ParameterizedTest
  @CsvSource({
    "add, CREATED", "added, CREATED", "edited, EDITED", "edit, EDITED", "update, EDITED", "remove, DELETED",
    "delete, DELETED"
  })
  void theVerbSaysWhatHappenedAlsoWhenTheItemIsNotTold(String verb, Change change) {
    Mention comment =
        said(Network.FACEBOOK, feed("{\"verb\":\"" + verb + "\",\"comment_id\":\"77_1\",\"post_id\":\"100_77\","
            + "\"from\":{\"id\":\"55\"},\"message\":\"Bache\"}"));
    assertThat(comment.change()).isEqualTo(change);
    assertThat(comment.kind()).isEqualTo(MentionKind.COMMENT);
  }

  @ParameterizedTest
  @CsvSource({"hide, comment, VISIBILITY", "unhide, photo, VISIBILITY", "sparkle, comment, UNKNOWN", "add, hologram, UNKNOWN"})
  void whatIsNotSaidAnewIsNoMentionAndWhatIsNotKnownIsKept(String verb, String item, Reason reason) {
    Reading reading =
        read(Network.FACEBOOK, feed("{\"item\":\"" + item + "\",\"verb\":\"" + verb + "\",\"comment_id\":\"77_1\","
            + "\"post_id\":\"100_77\",\"from\":{\"id\":\"55\"},\"message\":\"Bache\"}")).get(0);
    assertThat(reading).isInstanceOfSatisfying(NotSpoken.class, told -> assertThat(told.reason()).isEqualTo(reason));
  }

  @ParameterizedTest
  @EnumSource(names = {"FACEBOOK", "INSTAGRAM"})
  void anEchoOfAnotherToolIsTheTownsAndAnEditedMessageIsTheCitizens(Network network) {
    String echo = body(network, "messaging", event("m_1", "\"is_echo\":true,\"app_id\":263902037430900,\"text\":\"Hola\""));
    assertThat(read(network, echo).get(0)).isInstanceOfSatisfying(
        NotSpoken.class, told -> assertThat(told.reason()).isEqualTo(Reason.OWN_POST));
    for (String name : List.of("message_edit", "message_edits")) {
      String edit =
          body(network, "messaging", "{\"sender\":{\"id\":55},\"recipient\":{\"id\":\"100\"},\"timestamp\":1732438800000,"
              + "\"" + name + "\":{\"mid\":\"m_2\",\"text\":\"Calle Olmo 3\",\"num_edit\":1}}");
      assertThat(said(network, edit).change()).isEqualTo(Change.EDITED);
    }
  }

  @Test
  void aStoryMentionAndAnAnswerToAStoryAreToldApart() {
    Mention mention =
        said(Network.INSTAGRAM, body(Network.INSTAGRAM, "messaging",
            event("m_1", "\"attachments\":[{\"type\":\"story_mention\",\"payload\":{\"url\":\"https://f.example/s\"}}]")));
    Mention answer =
        said(Network.INSTAGRAM, body(Network.INSTAGRAM, "messaging",
            event("m_2", "\"text\":\"¿Dónde es?\",\"reply_to\":{\"story\":{\"id\":\"9\",\"url\":\"https://f.example/s\"}}")));
    assertThat(mention.kind()).isEqualTo(MentionKind.STORY_MENTION);
    assertThat(answer.kind()).isEqualTo(MentionKind.DIRECT_MESSAGE);
    assertThat(answer.replyTo()).isEqualTo("9");
    assertThat(answer.conversationKey()).isEqualTo(mention.conversationKey());
  }

  private static String feed(String value) {
    return "{\"object\":\"page\",\"entry\":[{\"id\":\"100\",\"time\":1732438800,\"changes\":[{\"field\":\"feed\",\"value\":"
        + value + "}]}]}";
  }

  private static String messaging(Network network, String mid, String attachments) {
    return body(network, "messaging", event(mid, "\"attachments\":[" + attachments + "]"));
  }

  private static String body(Network network, String channel, String event) {
    return "{\"object\":\"" + (network == Network.FACEBOOK ? "page" : "instagram") + "\",\"entry\":[{\"id\":\"100\","
        + "\"time\":1732438800000,\"" + channel + "\":[" + event + "]}]}";
  }

  private static String event(String mid, String message) {
    return "{\"sender\":{\"id\":\"55\"},\"recipient\":{\"id\":\"100\"},\"timestamp\":1732438800000,\"message\":{\"mid\":\""
        + mid + "\"," + message + "}}";
  }

  private Mention said(Network network, String body) {
    return ((Reading.Spoken) read(network, body).get(0)).mention();
  }

  private List<Reading> read(Network network, String body) {
    return networks.of(network).readWebhook(body.getBytes(StandardCharsets.UTF_8), List.of(), NOW);
  }
}
