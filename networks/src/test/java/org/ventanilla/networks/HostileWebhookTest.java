package org.ventanilla.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ventanilla.events.EventJson;
import org.ventanilla.events.Mention;
import org.ventanilla.events.Network;

/** A signed body is still a stranger's: nothing in it may cost more than its bytes or break what comes after. */
class HostileWebhookTest {

  private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

  private final Networks networks = new Networks();

  @ParameterizedTest
  @EnumSource(names = {"X", "FACEBOOK", "INSTAGRAM"})
  void whatIsNoJsonObjectIsUnreadable(Network network) {
    for (String body : List.of("", "hola", "[]", "[{}]", "null", "1", "\"x\"", "{", "{} {}", "{\"a\":}", "<xml/>")) {
      assertThatThrownBy(() -> read(network, body)).as(body).isInstanceOf(UnreadableWebhookException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"X", "FACEBOOK", "INSTAGRAM"})
  void deepNestingAndEndlessNumbersAreUnreadable(Network network) {
    String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    String number = "{\"a\":" + "9".repeat(100_000) + "}";
    String exponent = "{\"object\":\"page\",\"entry\":[{\"id\":1e999999999,\"time\":1e999999999}]}";
    assertThatThrownBy(() -> read(network, deep)).isInstanceOf(UnreadableWebhookException.class);
    assertThatThrownBy(() -> read(network, number)).isInstanceOf(UnreadableWebhookException.class);
    assertThat(read(network, exponent)).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"X", "FACEBOOK", "INSTAGRAM"})
  void fieldsOfTheWrongTypeAreNotUnderstoodAndNotFollowed(Network network) {
    for (String value : List.of("null", "[]", "{}", "\"x\"", "1", "true", "[null]", "[[]]", "[{\"id\":{}}]")) {
      for (String body :
          List.of(
              "{\"object\":%s,\"entry\":%s}",
              "{\"object\":\"page\",\"entry\":[%s,{\"id\":%s,\"changes\":%s,\"messaging\":%s}]}",
              "{\"object\":\"page\",\"entry\":[{\"changes\":[{\"field\":\"feed\",\"value\":%s}]}]}",
              "{\"object\":\"page\",\"entry\":[{\"changes\":[{\"field\":\"feed\",\"value\":{\"item\":\"comment\","
                  + "\"verb\":\"add\",\"comment_id\":\"1_2\",\"from\":%s,\"created_time\":%s,\"message\":%s}}]}]}",
              "{\"object\":\"instagram\",\"entry\":[{\"changes\":[{\"field\":\"comments\",\"value\":{\"id\":\"7\","
                  + "\"text\":%s,\"from\":%s,\"media\":%s}}]}]}",
              "{\"object\":\"page\",\"entry\":[{\"messaging\":[{\"sender\":%s,\"message\":{\"mid\":%s,"
                  + "\"attachments\":%s,\"text\":%s}}]}]}",
              "{\"for_user_id\":%s,\"tweet_create_events\":%s,\"direct_message_events\":%s}",
              "{\"for_user_id\":\"1\",\"tweet_create_events\":[{\"id_str\":\"5\",\"user\":{\"id_str\":\"6\"},"
                  + "\"text\":%s,\"entities\":%s,\"extended_tweet\":%s,\"place\":%s,\"coordinates\":%s}]}",
              "{\"data\":{\"event_type\":\"post.mention.create\",\"filter\":%s,\"payload\":%s,\"includes\":%s}}",
              "{\"data\":{\"event_type\":\"dm.received\",\"filter\":%s,\"payload\":{\"id\":\"1\",\"sender_id\":%s,"
                  + "\"text\":%s,\"attachments\":%s}}}")) {
        String filled = body.replace("%s", value);
        assertThat(read(network, filled)).as(filled).isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FACEBOOK"})
  void textThatStoresRefuseIsMadeStorable(Network network) {
    String body =
        "{\"object\":\"page\",\"entry\":[{\"id\":\"1\",\"changes\":[{\"field\":\"feed\",\"value\":{\"item\":\"post\","
            + "\"verb\":\"add\",\"post_id\":\"1_2\",\"from\":{\"id\":\"3\",\"name\":\"A\\u0000na\"},"
            + "\"message\":\"bache\\u0000 \\ud83d roto \\ud83d\\udea7\"}}]}]}";
    Mention mention = ((Reading.Spoken) read(network, body).get(0)).mention();
    assertThat(mention.text()).isEqualTo("bache \uFFFD roto \uD83D\uDEA7");
    assertThat(mention.author().name()).isEqualTo("Ana");
    assertThat(EventJson.read(EventJson.write(mention), Mention.class)).isEqualTo(mention);
  }

  @ParameterizedTest
  @EnumSource(names = {"FACEBOOK"})
  void aThousandUpdatesInOneCallAreAThousandReadings(Network network) {
    StringBuilder changes = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      changes.append(i == 0 ? "" : ",").append(
          "{\"field\":\"feed\",\"value\":{\"item\":\"comment\",\"verb\":\"add\",\"post_id\":\"1_2\",\"parent_id\":\"1_2\","
              + "\"comment_id\":\"2_" + (100 + i) + "\",\"from\":{\"id\":\"" + (500 + i) + "\"},\"message\":\"aviso\"}}");
    }
    List<Reading> readings = read(network, "{\"object\":\"page\",\"entry\":[{\"id\":\"1\",\"changes\":[" + changes + "]}]}");
    assertThat(readings).hasSize(1_000).allMatch(Reading.Spoken.class::isInstance);
    assertThat(readings.stream().map(reading -> ((Reading.Spoken) reading).mention().id()).distinct()).hasSize(1_000);
  }

  private List<Reading> read(Network network, String body) {
    return networks.of(network).readWebhook(body.getBytes(StandardCharsets.UTF_8), List.of(), NOW);
  }
}
