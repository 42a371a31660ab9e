package org.ventanilla.plaza.x;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ventanilla.plaza.Plaza;
import org.ventanilla.plaza.PlazaConfig;
import org.ventanilla.plaza.Visitor;

class XConversationTest {

  private final Plaza plaza = Plaza.start(PlazaConfig.villarrio());
  private final Visitor visitor = new Visitor(plaza);
  private final String mentions = "/2/users/" + plaza.config().x().id() + "/mentions";

  @AfterEach
  void stop() {
    plaza.close();
  }

  @Test
  void aCitizensPostIsInTheMentionsTimelineWithTheFieldsAskedFor() {
    String id = visitor.says("x", "Ana Ruiz", "Hay un bache en la calle Mayor");

    var bare = visitor.x("GET", mentions, null).json();
    assertThat(bare.at("/data/0/id").asText()).isEqualTo(id);
    assertThat(bare.at("/data/0").fieldNames()).toIterable()
        .containsExactlyInAnyOrder("id", "text", "edit_history_tweet_ids");

    var asked =
        visitor.x("GET", mentions + "?tweet.fields=author_id,created_at,entities,conversation_id&expansions=author_id", null);
    assertThat(asked.json().at("/data/0/text").asText()).isEqualTo("@VillarrioAyto Hay un bache en la calle Mayor");
    assertThat(asked.json().at("/data/0/entities/mentions/0/end").asInt()).isEqualTo(14);
    assertThat(asked.json().at("/includes/users/0/name").asText()).isEqualTo("Ana Ruiz");
    assertThat(asked.json().at("/meta/result_count").asInt()).isEqualTo(1);
  }

  @Test
  void theTownsAnswerIsSeenBelowThePostAndTheCitizensNextWordsAreAMentionAgain() {
    String post = visitor.says("x", "Ana Ruiz", "Hay un bache en la calle Mayor");
    var answer =
        visitor.x("POST", "/2/tweets",
            "{\"text\":\"Gracias, Ana. Lo vemos hoy.\",\"reply\":{\"in_reply_to_tweet_id\":\"" + post + "\"}}");
    assertThat(answer.status()).isEqualTo(201);

    var thread = visitor.get("/plaza/threads?network=x").json().get(0);
    assertThat(thread.at("/replies/0/text").asText()).isEqualTo("Gracias, Ana. Lo vemos hoy.");
    assertThat(thread.at("/replies/0/byTown").asBoolean()).isTrue();

    String again = visitor.says("x", "Ana Ruiz", "Muchas gracias", answer.json().at("/data/id").asText());
    var newer = visitor.x("GET", mentions + "?since_id=" + post + "&tweet.fields=conversation_id,in_reply_to_user_id", null);
    assertThat(newer.json().at("/data/0/id").asText()).isEqualTo(again);
    assertThat(newer.json().at("/data/0/conversation_id").asText()).isEqualTo(post);
    assertThat(newer.json().at("/data/0/in_reply_to_user_id").asText()).isEqualTo(plaza.config().x().id());
  }

  @Test
  void theSameWordsToTheSamePostAreRefusedAsDuplicate() {
    String post = visitor.says("x", "Ana Ruiz", "Hay un bache en la calle Mayor");
    String body = "{\"text\":\"Lo vemos hoy.\",\"reply\":{\"in_reply_to_tweet_id\":\"" + post + "\"}}";
    visitor.x("POST", "/2/tweets", body);

    var second = visitor.x("POST", "/2/tweets", body);

    assertThat(second.status()).isEqualTo(403);
    assertThat(second.json().get("detail").asText())
        .isEqualTo("You are not allowed to create a Tweet with duplicate content.");
    assertThat(second.json().has("data")).isFalse();
  }
}
