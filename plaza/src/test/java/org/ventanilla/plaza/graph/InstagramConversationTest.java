package org.ventanilla.plaza.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.plaza.square.Network.FACEBOOK;
import static org.ventanilla.plaza.square.Network.INSTAGRAM;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ventanilla.plaza.Plaza;
import org.ventanilla.plaza.PlazaConfig;
import org.ventanilla.plaza.Visitor;

class InstagramConversationTest {

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T10:00:00Z"));
  private final Plaza plaza = Plaza.start(PlazaConfig.villarrio().withClock(new MovableClock(now)));
  private final Visitor visitor = new Visitor(plaza);
  private final String account = plaza.config().instagram().id();

  @AfterEach
  void stop() {
    plaza.close();
  }

  @Test
  void aCommentBelowTheTownsPublicationIsAnsweredBelowIt() {
    String comment = visitor.says("instagram", "Carmen Soto", "¿A qué hora abre la biblioteca?");
    String fields = "id,caption,comments{id,text,username,from,timestamp,replies{id,text,username}}";
    var before = visitor.graph("GET", INSTAGRAM, "/v23.0/" + account + "/media", "fields", fields);
    assertThat(before.json().at("/data/0/comments/data/0/id").asText()).isEqualTo(comment);
    assertThat(before.json().at("/data/0/comments/data/0/username").asText()).isEqualTo("carmen_soto");

    var reply = visitor.graph("POST", INSTAGRAM, "/" + comment + "/replies", "message", "A las nueve.");

    assertThat(reply.status()).isEqualTo(200);
    String next = visitor.says("instagram", "Carmen Soto", "Gracias", reply.json().get("id").asText());
    var replies = visitor.graph("GET", INSTAGRAM, "/" + comment + "/replies", "fields", "id,text,parent_id");
    assertThat(replies.json().at("/data/0/text").asText()).isEqualTo("A las nueve.");
    // Instagram knows two levels: the answer to an answer hangs on the same comment.
    assertThat(replies.json().at("/data/1/id").asText()).isEqualTo(next);
    assertThat(replies.json().at("/data/1/parent_id").asText()).isEqualTo(comment);
    assertThat(visitor.get("/plaza/threads?network=instagram").json().at("/0/replies/0/replies/0/replies/0/id").asText())
        .isEqualTo(next);
  }

  @Test
  void whereOthersNameTheTownItReadsAndAnswersByTheMentionsEdgesOnly() {
    String media = visitor.says("instagram", "Youssef Amrani", "Así está el parque @villarrio");
    assertThat(visitor.graph("GET", INSTAGRAM, "/" + media).json().at("/error/error_subcode").asInt()).isEqualTo(33);

    var read =
        visitor.graph("GET", INSTAGRAM, "/" + account, "fields", "mentioned_media.media_id(" + media + "){caption,username,timestamp}");
    assertThat(read.json().at("/mentioned_media/caption").asText()).isEqualTo("Así está el parque @villarrio");
    assertThat(visitor.graph("GET", INSTAGRAM, "/" + account + "/tags", "fields", "id,username").json().at("/data/0/id").asText())
        .isEqualTo(media);

    var answer = visitor.graph("POST", INSTAGRAM, "/" + account + "/mentions", "media_id", media, "message", "Vamos mañana.");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(visitor.get("/plaza/threads?network=instagram").json().at("/0/replies/0/byTown").asBoolean()).isTrue();
    String thanks = visitor.says("instagram", "Youssef Amrani", "Gracias", answer.json().get("id").asText());
    var comment =
        visitor.graph("GET", INSTAGRAM, "/" + account, "fields", "mentioned_comment.comment_id(" + thanks + "){text,media,from}");
    assertThat(comment.json().at("/mentioned_comment/text").asText()).isEqualTo("@villarrio Gracias");
  }

  @Test
  void aPrivateAnswerIsRefusedTwentyFourHoursAfterTheCitizensLastWordsAndAPersonHasSevenDays() {
    visitor.send("POST", "/plaza/posts", "{\"network\":\"facebook\",\"kind\":\"message\",\"author\":\"Ionela Pop\",\"text\":\"Buenas\"}");
    var conversations =
        visitor.graph("GET", FACEBOOK, "/me/conversations", "fields", "id,updated_time,messages{id,message,from,to,created_time}");
    String ionela = conversations.json().at("/data/0/messages/data/0/from/id").asText();
    String recipient = "{\"id\":\"" + ionela + "\"}";
    now.updateAndGet(time -> time.plus(Duration.ofHours(25)));

    var late = visitor.graph("POST", FACEBOOK, "/me/messages", "recipient", recipient, "message", "{\"text\":\"Diga\"}");
    assertThat(late.json().at("/error/error_subcode").asInt()).isEqualTo(2018278);
    var byPerson =
        visitor.graph("POST", FACEBOOK, "/me/messages", "recipient", recipient, "message", "{\"text\":\"Diga\"}",
            "messaging_type", "MESSAGE_TAG", "tag", "HUMAN_AGENT");
    assertThat(byPerson.json().get("recipient_id").asText()).isEqualTo(ionela);
    assertThat(byPerson.json().get("message_id").asText()).startsWith("m_");
  }

  @Test
  void tokensAndProofsAreChecked() {
    var none = visitor.send(visitor.request("/me"));
    assertThat(none.json().at("/error/code").asInt()).isEqualTo(104);
    var wrong = visitor.send(visitor.request("/me?access_token=nobody"));
    assertThat(wrong.json().at("/error/code").asInt()).isEqualTo(190);
    var unproven = visitor.graph("GET", FACEBOOK, "/me", "appsecret_proof", "00");
    assertThat(unproven.json().at("/error/message").asText()).isEqualTo("Invalid appsecret_proof provided in the API argument");
    var foreign = visitor.graph("GET", FACEBOOK, "/" + account);
    assertThat(foreign.json().at("/error/code").asInt()).isEqualTo(100);
    var unknown = visitor.graph("GET", FACEBOOK, "/me", "fields", "id,shoe_size");
    assertThat(unknown.json().at("/error/message").asText())
        .isEqualTo("(#100) Tried accessing nonexisting field (shoe_size) on node type (Page)");
  }

  private static final class MovableClock extends Clock {
    private final AtomicReference<Instant> now;

    MovableClock(AtomicReference<Instant> now) {
      this.now = now;
    }

    @Override
    public Instant instant() {
      return now.get();
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }
}
