package org.ventanilla.networks.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.events.Author;
import org.ventanilla.events.Change;
import org.ventanilla.events.Geo;
import org.ventanilla.events.Media;
import org.ventanilla.events.Mention;
import org.ventanilla.events.MentionKind;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.Credentials;
import org.ventanilla.networks.Reading;
import org.ventanilla.networks.Reading.NotSpoken;
import org.ventanilla.networks.Reading.Pointed;
import org.ventanilla.networks.Reading.Reason;

class XWebhookTest {

  private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
  private static final Account TOWN =
      new Account(
          "x-villarrio", Network.X, "100", "VillarrioAyto", "Ayuntamiento de Villarrío",
          new Credentials("", "", "", "", ""), URI.create("https://api.x.example"));

  @Test
  void aLongPostWithPhotoAndPlaceIsReadWhole() {
    Mention mention =
        spoken(
            """
            {"for_user_id":"100","user_has_blocked":false,"tweet_create_events":[{
              "created_at":"Tue Nov 24 08:30:00 +0000 2026","id":1,"id_str":"900","text":"@VillarrioAyto el prin…",
              "truncated":true,"in_reply_to_status_id_str":null,
              "extended_tweet":{"full_text":"@VillarrioAyto el principio &amp; el final",
                "extended_entities":{"media":[{"type":"photo","media_url_https":"https://pbs.example/1.jpg",
                  "ext_alt_text":"un bache"},
                  {"type":"video","media_url_https":"https://pbs.example/2.jpg","video_info":{"variants":[
                  {"content_type":"application/x-mpegURL","url":"https://v.example/a.m3u8"},
                  {"content_type":"video/mp4","bitrate":256,"url":"https://v.example/small.mp4"},
                  {"content_type":"video/mp4","bitrate":832,"url":"https://v.example/large.mp4"}]}}]}},
              "coordinates":{"type":"Point","coordinates":[-3.5,40.1]},"place":{"full_name":"Villarrío, España"},
              "user":{"id_str":"200","screen_name":"rosa","name":"Rosa"}}]}
            """);
    assertThat(mention)
        .isEqualTo(
            new Mention(
                Network.X, "x-villarrio", "900", "x:x-villarrio:900:200", new Author("200", "rosa", "Rosa"),
                "@VillarrioAyto el principio & el final",
                List.of(
                    new Media("photo", "https://pbs.example/1.jpg", "un bache"),
                    new Media("video", "https://v.example/large.mp4", "")),
                new Geo(40.1, -3.5, "Villarrío, España"), null, "https://x.com/rosa/status/900",
                Instant.parse("2026-11-24T08:30:00Z"), NOW, MentionKind.POST, Change.CREATED));
  }

  @Test
  void anAnswerIsPointedAtBecauseItsConversationIsNotTold() {
    assertThat(
            read(
                """
                {"for_user_id":"100","tweet_create_events":[{"id_str":"901","text":"sigue igual",
                 "in_reply_to_status_id_str":"900","user":{"id_str":"200","screen_name":"rosa"}}]}
                """))
        .containsExactly(new Pointed("x-villarrio", "901", Map.of("post_id", "901")));
  }

  @Test
  void aPostThatQuotesTheTownIsAPostOfItsOwn() {
    Mention mention =
        spoken(
            """
            {"for_user_id":"100","tweet_create_events":[{"id_str":"902","text":"esto no es verdad","is_quote_status":true,
             "quoted_status":{"id_str":"5","user":{"id_str":"100"}},"user":{"id_str":"200","screen_name":"rosa"}}]}
            """);
    assertThat(mention.kind()).isEqualTo(MentionKind.POST);
    assertThat(mention.conversationKey()).isEqualTo("x:x-villarrio:902:200");
  }

  @Test
  void anEditedPostKeepsItsFirstIdInBothForms() {
    Mention pushed =
        spoken(
            """
            {"for_user_id":"100","tweet_create_events":[{"id_str":"911","text":"@VillarrioAyto corregido",
             "edit_history":{"initial_tweet_id":"910","edit_tweet_ids":["910","911"]},
             "user":{"id_str":"200","screen_name":"rosa"}}]}
            """);
    for (String name : List.of("edit_history_post_ids", "edit_history_tweet_ids")) {
      Mention activity =
          spoken(
              """
              {"data":{"event_type":"post.mention.create","filter":{"user_id":"100"},
               "payload":{"id":"911","author_id":"200","conversation_id":"910","text":"@VillarrioAyto corregido",
                "%s":["910","911"]},"includes":{"users":[{"id":"200","username":"rosa"}]}}}
              """
                  .formatted(name));
      assertThat(activity).isEqualTo(pushed);
    }
    assertThat(pushed.id()).isEqualTo("910");
    assertThat(pushed.change()).isEqualTo(Change.EDITED);
  }

  @ParameterizedTest
  @CsvSource({"referenced_posts, note_post", "referenced_tweets, note_tweet"})
  void anEventOfTheActivityApiIsReadInNewAndOldNames(String referenced, String note) {
    Mention mention =
        spoken(
            """
            {"data":{"event_type":"post.mention.create","event_uuid":"1","filter":{"user_id":"100"},"payload":{
              "id":"920","author_id":"200","conversation_id":"900","created_at":"2026-11-24T08:30:00.000Z",
              "text":"corto","%s":{"text":"el texto entero"},"%s":[{"type":"quoted","id":"1"},
              {"type":"replied_to","id":"915"}],"attachments":{"media_keys":["3_1"]},"geo":{"place_id":"p"}},
              "includes":{"users":[{"id":"200","username":"rosa","name":"Rosa"}],
               "media":[{"media_key":"3_1","type":"photo","url":"https://pbs.example/1.jpg","alt_text":"un bache"}],
               "places":[{"id":"p","full_name":"Villarrío, España"}]}}}
            """
                .formatted(note, referenced));
    assertThat(mention.text()).isEqualTo("el texto entero");
    assertThat(mention.replyTo()).isEqualTo("915");
    assertThat(mention.conversationKey()).isEqualTo("x:x-villarrio:900:200");
    assertThat(mention.media()).containsExactly(new Media("photo", "https://pbs.example/1.jpg", "un bache"));
    assertThat(mention.geo()).isEqualTo(new Geo(null, null, "Villarrío, España"));
    assertThat(mention.kind()).isEqualTo(MentionKind.REPLY);
  }

  @Test
  void anEventWithoutAuthorOrConversationIsPointedAt() {
    assertThat(
            read("{\"data\":{\"event_type\":\"post.mention.create\",\"filter\":{\"user_id\":\"100\"},"
                + "\"payload\":{\"id\":\"921\",\"text\":\"hola\"}}}"))
        .containsExactly(new Pointed("x-villarrio", "921", Map.of("post_id", "921")));
  }

  @Test
  void aPostTakenBackIsADeletion() {
    for (String body :
        List.of(
            "{\"for_user_id\":\"100\",\"tweet_delete_events\":[{\"status\":{\"id\":\"900\",\"user_id\":\"200\"},"
                + "\"timestamp_ms\":\"1795509000000\"}]}",
            "{\"data\":{\"event_type\":\"post.delete\",\"filter\":{\"user_id\":\"100\"},"
                + "\"payload\":{\"id\":\"900\",\"author_id\":\"200\"}}}")) {
      Mention mention = spoken(body);
      assertThat(mention.change()).isEqualTo(Change.DELETED);
      assertThat(mention.mentionId()).isEqualTo("x:900");
      assertThat(mention.author().id()).isEqualTo("200");
      assertThat(mention.text()).isEmpty();
    }
  }

  @Test
  void aPrivateMessageToTheTownIsSpokenAndItsOwnIsNot() {
    String body =
        """
        {"for_user_id":"100","direct_message_events":[
          {"type":"message_create","id":"950","created_timestamp":"1795509000000","message_create":{
            "target":{"recipient_id":"100"},"sender_id":"200","message_data":{"text":"hola &amp; gracias"}}},
          {"type":"message_create","id":"951","created_timestamp":"1795509000000","message_create":{
            "target":{"recipient_id":"200"},"sender_id":"100","message_data":{"text":"a usted"}}}],
         "users":{"200":{"id":"200","screen_name":"rosa","name":"Rosa"}}}
        """;
    List<Reading> readings = read(body);
    Mention mention = ((Reading.Spoken) readings.get(0)).mention();
    assertThat(mention.text()).isEqualTo("hola & gracias");
    assertThat(mention.author()).isEqualTo(new Author("200", "rosa", "Rosa"));
    assertThat(mention.conversationKey()).isEqualTo("x:x-villarrio:dm:200");
    assertThat(readings.get(1)).isEqualTo(new NotSpoken("direct_message_events", Reason.OWN_POST));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'for_user_id':'100','tweet_create_events':[{'id_str':'1','text':'x','user':{'id_str':'100'}}]}|OWN_POST",
        "{'for_user_id':'7','tweet_create_events':[{'id_str':'1','text':'x','user':{'id_str':'100'}}]}|OWN_POST",
        "{'for_user_id':'100','tweet_create_events':[{'id_str':'1','text':'RT','retweeted_status':{},"
            + "'user':{'id_str':'200'}}]}|REACTION",
        "{'for_user_id':'100','tweet_create_events':[{'id_str':'1','text':' ','user':{'id_str':'200'}}]}|EMPTY",
        "{'for_user_id':'100','favorite_events':[{}]}|REACTION",
        "{'for_user_id':'100','follow_events':[{}]}|PROFILE_OR_FIGURES",
        "{'for_user_id':'100','direct_message_indicate_typing_events':[{}]}|RECEIPT",
        "{'for_user_id':'100','direct_message_mark_read_events':[{}]}|RECEIPT",
        "{'user_event':{'revoke':{}}}|APP_EVENT",
        "{'for_user_id':'100','something_new_events':[{}]}|UNKNOWN",
        "{'data':{'event_type':'post.create','filter':{'user_id':'100'},'payload':{'id':'1','author_id':'100',"
            + "'conversation_id':'1','text':'x'}}}|OWN_POST",
        "{'data':{'event_type':'like.create','payload':{}}}|REACTION",
        "{'data':{'event_type':'dm.read','payload':{}}}|RECEIPT",
        "{'data':{'event_type':'profile.update.bio','payload':{}}}|PROFILE_OR_FIGURES",
        "{'data':{'event_type':'chat.received','payload':{}}}|UNKNOWN",
        "{'hola':1}|UNKNOWN"
      })
  void whatIsNoCitizenSpeakingSaysWhy(String body, Reason reason) {
    assertThat(read(body.replace('\'', '"')))
        .singleElement()
        .isInstanceOfSatisfying(NotSpoken.class, reading -> assertThat(reading.reason()).isEqualTo(reason));
  }

  @Test
  void aCutPostIsPointedAtUnlessItsWholeTextIsThere() {
    String cut =
        """
        {"for_user_id":"100","tweet_create_events":[{"id_str":"905","text":"@VillarrioAyto el prin…","truncated":true,
         %s"user":{"id_str":"200","screen_name":"rosa"}}]}
        """;
    assertThat(read(cut.formatted(""))).containsExactly(new Pointed("x-villarrio", "905", Map.of("post_id", "905")));
    assertThat(spoken(cut.formatted("\"full_text\":\"@VillarrioAyto el principio y el final\",")).text())
        .endsWith("el final");
  }

  @Test
  void aRepetitionWithoutItsObjectIsAReaction() {
    assertThat(
            read("{\"for_user_id\":\"100\",\"tweet_create_events\":[{\"id_str\":\"1\",\"user\":{\"id_str\":\"200\"},"
                + "\"text\":\"RT @VillarrioAyto: Fiestas de Villarr…\"}]}"))
        .containsExactly(new NotSpoken("tweet_create_events/retweet", Reason.REACTION));
  }

  @Test
  void theOlderFieldOfAPlaceHasTheLatitudeFirst() {
    Mention mention =
        spoken("{\"for_user_id\":\"100\",\"tweet_create_events\":[{\"id_str\":\"1\",\"text\":\"aquí\",\"user\":{\"id_str\":"
            + "\"200\"},\"coordinates\":null,\"geo\":{\"type\":\"Point\",\"coordinates\":[40.1,-3.5]}}]}");
    assertThat(mention.geo()).isEqualTo(new Geo(40.1, -3.5, ""));
  }

  @Test
  void eventsOfBothApisInOneBodyAreAllRead() {
    List<Reading> readings =
        read(
            """
            {"for_user_id":"100","tweet_create_events":[{"id_str":"1","text":"uno","user":{"id_str":"200"}}],
             "data":[{"event_type":"post.delete","payload":{"id":"3","author_id":"200"}},
              {"event_type":"post.reply.create","filter":{"user_id":100},"payload":{"id":2,"author_id":201,
               "conversation_id":2,"text":"dos"}}],
             "includes":{"users":[{"id":201,"username":"eva"}]},"errors":[{"title":"Not Found Error"}]}
            """);
    assertThat(readings).extracting(reading -> ((Reading.Spoken) reading).mention().id()).containsExactly("3", "2", "1");
    assertThat(((Reading.Spoken) readings.get(1)).mention().author()).isEqualTo(new Author("201", "eva", ""));
    assertThat(((Reading.Spoken) readings.get(0)).mention().account()).isEqualTo("x-villarrio");
  }

  @Test
  void aPostOfTheFilteredStreamIsReadWithoutAnEnvelope() {
    Mention mention =
        spoken("{\"data\":{\"id\":\"5\",\"text\":\"bache\",\"author_id\":\"200\",\"conversation_id\":\"5\"},"
            + "\"includes\":{\"users\":[{\"id\":\"200\",\"username\":\"rosa\"}]},\"matching_rules\":[{\"id\":\"1\"}]}");
    assertThat(mention.account()).isEqualTo("x-villarrio");
    assertThat(mention.author().handle()).isEqualTo("rosa");
  }

  @Test
  void aPrivateMessageOfTheActivityApiIsReadInEachOfItsForms() {
    String envelope = "{\"data\":{\"event_type\":\"dm.received\",\"filter\":{\"user_id\":\"100\"},\"payload\":%s,"
        + "\"includes\":{\"users\":[{\"id\":\"200\",\"username\":\"rosa\"}],\"media\":[{\"media_key\":\"3_1\",\"type\":"
        + "\"photo\",\"url\":\"https://pbs.example/1.jpg\"}]}}}";
    Mention flat =
        spoken(envelope.formatted("{\"id\":\"950\",\"event_type\":\"MessageCreate\",\"sender_id\":\"200\",\"text\":\"hola\","
            + "\"attachments\":{\"media_keys\":[\"3_1\"]}}"));
    assertThat(flat.media()).containsExactly(new Media("photo", "https://pbs.example/1.jpg", ""));
    assertThat(flat.author().handle()).isEqualTo("rosa");
    String event = "{\"type\":\"message_create\",\"id\":\"950\",\"message_create\":{\"sender_id\":\"200\","
        + "\"message_data\":{\"text\":\"hola\"}}}";
    for (String payload : List.of(event, "{\"direct_message_events\":[" + event + "]}")) {
      Mention mention = spoken(envelope.formatted(payload));
      assertThat(mention.text()).isEqualTo("hola");
      assertThat(mention.conversationKey()).isEqualTo(flat.conversationKey());
    }
  }

  @Test
  void aPlaceAsSmallAsAPointIsOneAndAnAnswerToAPostThatIsGoneIsStillAnAnswer() {
    Mention mention =
        spoken(
            """
            {"data":{"event_type":"post.mention.create","filter":{"user_id":"100"},"payload":{"id":"9","author_id":"200",
             "conversation_id":"4","text":"aquí","geo":{"place_id":"p"}},"includes":{"places":[{"id":"p","name":"Fuente",
             "geo":{"type":"Feature","bbox":[-3.5,40.1,-3.5,40.1]}}]}}}
            """);
    assertThat(mention.geo()).isEqualTo(new Geo(40.1, -3.5, "Fuente"));
    assertThat(mention.kind()).isEqualTo(MentionKind.REPLY);
    assertThat(mention.replyTo()).isNull();
    assertThat(mention.conversationKey()).isEqualTo("x:x-villarrio:4:200");
  }

  @Test
  void anAccountThatIsNotConfiguredIsReadAllTheSame() {
    Mention mention =
        spoken("{\"for_user_id\":\"777\",\"tweet_create_events\":[{\"id_str\":\"1\",\"text\":\"hola\","
            + "\"user\":{\"id_str\":\"200\"}}]}");
    assertThat(mention.account()).isEqualTo("x:777");
  }

  private static Mention spoken(String body) {
    return ((Reading.Spoken) read(body).get(0)).mention();
  }

  private static List<Reading> read(String body) {
    return XWebhook.read(body.getBytes(StandardCharsets.UTF_8), List.of(TOWN), NOW);
  }
}
