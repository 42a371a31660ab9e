package org.ventanilla.plaza.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.plaza.square.Network.FACEBOOK;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ventanilla.plaza.Plaza;
import org.ventanilla.plaza.PlazaConfig;
import org.ventanilla.plaza.Visitor;

class FacebookConversationTest {

  private final Plaza plaza = Plaza.start(PlazaConfig.villarrio());
  private final Visitor visitor = new Visitor(plaza);
  private final String page = plaza.config().facebook().id();

  @AfterEach
  void stop() {
    plaza.close();
  }

  @Test
  void aVisitorsPostIsOnThePagesFeedWithTheFieldsAskedFor() {
    String id = visitor.says("facebook", "Luis Prado", "La farola de la plaza no luce");

    var feed =
        visitor.graph("GET", FACEBOOK, "/v23.0/" + page + "/feed", "fields", "id,message,from{id,name},created_time", "limit", "1");

    assertThat(feed.status()).isEqualTo(200);
    assertThat(feed.json().at("/data/0/id").asText()).isEqualTo(id).startsWith(page + "_");
    assertThat(feed.json().at("/data/0/from/name").asText()).isEqualTo("Luis Prado");
    assertThat(feed.json().at("/data/0/created_time").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+0000");
    var next = visitor.send(visitor.request(feed.json().at("/paging/next").asText().replace(plaza.url(), "")));
    assertThat(next.json().at("/data/0/from/id").asText()).isEqualTo(page);
    assertThat(feed.header("X-App-Usage")).contains("call_count");
  }

  @Test
  void theTownsCommentIsSeenBelowThePostAndNestedInTheFeed() {
    String post = visitor.says("facebook", "Luis Prado", "La farola de la plaza no luce");
    var answer = visitor.graph("POST", FACEBOOK, "/" + post + "/comments", "message", "Mañana la cambiamos.");
    String comment = answer.json().get("id").asText();
    String thanks = visitor.says("facebook", "Luis Prado", "Gracias", comment);

    assertThat(visitor.get("/plaza/threads?network=facebook").json().at("/0/replies/0/replies/0/id").asText())
        .isEqualTo(thanks);
    var nested =
        visitor.graph("GET", FACEBOOK, "/" + page + "/feed",
            "fields", "message,comments.limit(5).order(reverse_chronological).filter(stream){id,message,from,parent{id}}");
    assertThat(nested.json().at("/data/0/comments/data/0/id").asText()).isEqualTo(thanks);
    assertThat(nested.json().at("/data/0/comments/data/0/parent/id").asText()).isEqualTo(comment);
    assertThat(nested.json().at("/data/0/comments/data/1/from/id").asText()).isEqualTo(page);
  }

  @Test
  void theSameCommentAgainIsRefusedWithMetasCode() {
    String post = visitor.says("facebook", "Luis Prado", "La farola de la plaza no luce");
    visitor.graph("POST", FACEBOOK, "/" + post + "/comments", "message", "Mañana la cambiamos.");

    var second = visitor.graph("POST", FACEBOOK, "/" + post + "/comments", "message", "Mañana la cambiamos.");

    assertThat(second.status()).isEqualTo(400);
    assertThat(second.json().at("/error/code").asInt()).isEqualTo(506);
    assertThat(second.json().at("/error/type").asText()).isEqualTo("OAuthException");
    assertThat(second.json().at("/error/fbtrace_id").asText()).isNotEmpty();
  }

  @Test
  void severalPhotosAreOneAlbum() {
    visitor.send("POST", "/plaza/posts",
        "{\"network\":\"facebook\",\"author\":\"Luis Prado\",\"text\":\"Mirad\",\"media\":[\"https://example.org/1.jpg\",\"https://example.org/2.jpg\"]}");

    var album =
        visitor.graph("GET", FACEBOOK, "/me/feed", "fields", "attachments{media_type,media,url,subattachments}").json()
            .at("/data/0/attachments/data/0");

    assertThat(album.get("media_type").asText()).isEqualTo("album");
    assertThat(album.at("/subattachments/data/1/media/image/src").asText()).isEqualTo("https://example.org/2.jpg");
    assertThat(album.has("type")).isFalse();
  }
}
