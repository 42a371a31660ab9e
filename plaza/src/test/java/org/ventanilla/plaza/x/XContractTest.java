package org.ventanilla.plaza.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ventanilla.plaza.Plaza;
import org.ventanilla.plaza.PlazaConfig;
import org.ventanilla.plaza.Visitor;
import org.ventanilla.plaza.citizens.Citizens;
import org.ventanilla.plaza.square.Network;

/** Answers are checked against X's own contract, made stricter: a field that it does not name is an error. */
class XContractTest {

  private static final Path CONTRACT = Path.of("../../shared/data/payloads/x/openapi/x-api-v2-openapi.json");
  private static final String ALL =
      "post.fields=attachments,conversation_id,created_at,display_text_range,edit_controls,entities,lang,note_post,"
          + "possibly_sensitive,public_metrics,reply_settings"
          + "&expansions=author_id,in_reply_to_user_id,referenced_posts,attachments.media_keys,entities.mentions.username"
          + "&user.fields=created_at,description,protected,verified,verified_type,profile_image_url,public_metrics"
          + "&media.fields=url,alt_text,width,height,preview_image_url,type";

  private static JsonNode contract;

  private final Plaza plaza = Plaza.start(PlazaConfig.villarrio());
  private final Visitor visitor = new Visitor(plaza);

  @BeforeAll
  static void readContract() throws IOException {
    assumeTrue(Files.exists(CONTRACT), "X's contract is not beside this repository");
    contract = close(Visitor.JSON.readTree(CONTRACT.toFile()));
  }

  @AfterEach
  void stop() {
    plaza.close();
  }

  @Test
  void theMentionsTimelineWithEverythingAskedFor() {
    String post =
        visitor.says("x", "Ana Ruiz", "La calle está así 🕳️ https://example.org/foto #Villarrío " + "y así ".repeat(60));
    visitor.send("POST", "/plaza/posts",
        "{\"network\":\"x\",\"author\":\"Luis\",\"text\":\"Y esto\",\"inReplyTo\":\"" + post
            + "\",\"media\":[{\"url\":\"https://example.org/1.jpg\",\"altText\":\"Un bache\"}]}");

    JsonNode answer = visitor.x("GET", "/2/users/" + plaza.config().x().id() + "/mentions?max_results=5&" + ALL, null).json();

    assertThat(answer.get("data")).hasSize(2);
    assertThat(answer.at("/data/1/note_post/text").asText()).contains("y así y así");
    assertThat(answer.at("/data/1/text").asText().length()).isLessThan(290);
    assertThat(answer.at("/includes/media/0/alt_text").asText()).isEqualTo("Un bache");
    assertMatches("GetUsersMentionsResponse", answer);
  }

  @Test
  void searchesAndPagesOfThem() {
    for (int i = 0; i < 12; i++) {
      visitor.says("x", "Vecina " + i, "Bache número " + i);
    }
    String path = "/2/tweets/search/recent?query=" + Visitor.encode("bache @VillarrioAyto -is:retweet -from:Vecina_3");
    JsonNode first = visitor.x("GET", path + "&" + ALL, null).json();
    assertMatches("SearchPostsRecentResponse", first);
    assertThat(first.at("/meta/result_count").asInt()).isEqualTo(10);

    JsonNode second = visitor.x("GET", path + "&next_token=" + first.at("/meta/next_token").asText(), null).json();
    assertThat(second.at("/meta/result_count").asInt()).isEqualTo(1);
    assertThat(second.at("/data/0/text").asText()).isEqualTo("@VillarrioAyto Bache número 0");
    assertThat(second.at("/meta").has("next_token")).isFalse();
  }

  @Test
  void peopleAndPostsByTheirIds() {
    String post = visitor.says("x", "Ana Ruiz", "Hay un bache");
    assertMatches("GetUsersMeResponse", visitor.x("GET", "/2/users/me?user.fields=verified,public_metrics", null).json());
    assertMatches("GetUsersByUsernameResponse", visitor.x("GET", "/2/users/by/username/Ana_Ruiz", null).json());
    assertMatches("GetPostsByIdResponse", visitor.x("GET", "/2/tweets/" + post + "?" + ALL, null).json());

    JsonNode some = visitor.x("GET", "/2/tweets?ids=" + post + ",42&" + ALL, null).json();
    assertMatches("GetPostsByIdsResponse", some);
    assertThat(some.at("/errors/0/resource_id").asText()).isEqualTo("42");
  }

  @Test
  void publishingAPhotoInPiecesWithItsDescription() {
    JsonNode begun = visitor.x("POST", "/2/media/upload/initialize",
        "{\"media_type\":\"image/png\",\"total_bytes\":6,\"media_category\":\"tweet_image\"}").json();
    assertMatches("InitializeMediaUploadResponse", begun);
    String id = begun.at("/data/id").asText();
    for (String piece : new String[] {"abc", "def"}) {
      assertMatches("AppendMediaUploadResponse",
          visitor.x("POST", "/2/media/upload/" + id + "/append",
              "{\"segment_index\":0,\"media\":\"" + Base64.getEncoder().encodeToString(piece.getBytes()) + "\"}").json());
    }
    assertMatches("FinalizeMediaUploadResponse", visitor.x("POST", "/2/media/upload/" + id + "/finalize", "").json());
    assertMatches("GetMediaUploadStatusResponse", visitor.x("GET", "/2/media/upload?media_id=" + id, null).json());
    assertMatches("CreateMediaMetadataResponse",
        visitor.x("POST", "/2/media/metadata",
            "{\"id\":\"" + id + "\",\"metadata\":{\"alt_text\":{\"text\":\"Calle arreglada\"}}}").json());
    JsonNode whole = visitor.x("POST", "/2/media/upload",
        "{\"media\":\"" + Base64.getEncoder().encodeToString("abc".getBytes()) + "\",\"media_category\":\"tweet_image\"}").json();
    assertMatches("MediaUploadResponse", whole);

    JsonNode post = visitor.x("POST", "/2/tweets",
        "{\"text\":\"Hecho\",\"media\":{\"media_ids\":[\"" + id + "\"]}}").json();

    assertMatches("CreatePostsResponse", post);
    JsonNode medium = visitor.get("/plaza/threads?network=x").json().at("/0/media/0");
    assertThat(medium.get("altText").asText()).isEqualTo("Calle arreglada");
    assertThat(visitor.send(visitor.request("/plaza/media/" + id)).response().body()).isEqualTo("abcdef");
    assertMatches("DeletePostsResponse", visitor.x("DELETE", "/2/tweets/" + post.at("/data/id").asText(), null).json());
    assertThat(visitor.get("/plaza/threads?network=x").json()).isEmpty();
  }

  @Test
  void directMessages() {
    visitor.send("POST", "/plaza/posts", "{\"network\":\"x\",\"kind\":\"message\",\"author\":\"Ana Ruiz\",\"text\":\"Hola\"}");
    JsonNode all = visitor.x("GET", "/2/dm_events?dm_event.fields=sender_id,created_at,dm_conversation_id,participant_ids&expansions=sender_id", null).json();
    assertMatches("GetDirectMessagesEventsResponse", all);

    JsonNode sent = visitor.x("POST", "/2/dm_conversations/with/" + all.at("/data/0/sender_id").asText() + "/messages", "{\"text\":\"Diga\"}").json();

    assertMatches("CreateDirectMessagesByParticipantIdResponse", sent);
    assertThat(visitor.x("GET", "/2/dm_events", null).json().at("/data/0/text").asText()).isEqualTo("Diga");
  }

  @Test
  void olderDirectMessagesComeByTheTokenOfTheirPage() {
    for (int i = 0; i < 3; i++) {
      visitor.send("POST", "/plaza/posts",
          "{\"network\":\"x\",\"kind\":\"message\",\"author\":\"Ana Ruiz\",\"text\":\"Hola " + i + "\"}");
    }
    String token = visitor.x("GET", "/2/dm_events?max_results=2", null).json().at("/meta/next_token").asText();
    assertThat(token.length()).isGreaterThanOrEqualTo(16);
    JsonNode older = visitor.x("GET", "/2/dm_events?max_results=2&pagination_token=" + token, null).json();
    assertThat(older.get("data")).hasSize(1);
    assertThat(older.at("/data/0/text").asText()).isEqualTo("Hola 0");
    assertThat(visitor.x("GET", "/2/dm_events?pagination_token=vvvvvvvvvvvvvvvv", null).status()).isEqualTo(400);
  }

  @Test
  void quotesAndAnswersThatDoNotNameTheTownAreFoundByTheirOperators() {
    String notice = visitor.x("POST", "/2/tweets", "{\"text\":\"Fiestas\"}").json().at("/data/id").asText();
    String quote = aside("Luis", "Qué caras", "quoteOf", notice);
    String answer = aside("Ana Ruiz", "No hay aparcamiento", "inReplyTo", notice);
    String below = aside("Eva", "Ni autobús", "inReplyTo", answer);
    aside("Otra", "Nada que ver", "inReplyTo", "");

    assertThat(found("/2/tweets/" + notice + "/quote_tweets")).isEqualTo(quote);
    assertThat(found(search("quotes_of_tweet_id:" + notice))).isEqualTo(quote);
    assertThat(found(search("url:\"x.com/VillarrioAyto/status\" -@VillarrioAyto"))).isEqualTo(quote);
    assertThat(found(search("to:" + plaza.config().x().id() + " -@VillarrioAyto"))).isEqualTo(answer);
    assertThat(found(search("(conversation_id:" + notice + " OR from:nadie) -@VillarrioAyto -from:VillarrioAyto")))
        .isEqualTo(below + " " + answer);
    assertThat(found("/2/users/" + plaza.config().x().id() + "/tweets?exclude=replies,retweets")).isEqualTo(notice);
    assertThat(visitor.get("/plaza/threads?network=x").json().findValuesAsText("text")).contains("No hay aparcamiento");
  }

  private String aside(String author, String text, String field, String value) {
    return visitor.send("POST", "/plaza/posts",
        "{\"network\":\"x\",\"kind\":\"aside\",\"author\":\"" + author + "\",\"text\":\"" + text + "\",\"" + field
            + "\":\"" + value + "\"}").json().get("id").asText();
  }

  private static String search(String query) {
    return "/2/tweets/search/recent?query=" + Visitor.encode(query);
  }

  private String found(String path) {
    JsonNode answer = visitor.x("GET", path, null).json();
    return String.join(" ", answer.path("data").findValuesAsText("id"));
  }

  @Test
  void aTimelineEndsAndASearchGoesNoFurtherThanAWeek() {
    var old = visitor.x("GET", search("bache") + "&since_id=1570000000000000001", null);
    assertThat(old.status()).isEqualTo(400);
    assertThat(old.json().at("/errors/0/message").asText()).contains("created after");
    for (int i = 0; i < 805; i++) {
      plaza.citizens().say(
          new Citizens.Words(Network.X, Citizens.Kind.PUBLIC, "Vecina " + i, "Aviso " + i, "", List.of()));
    }
    String mentions = "/2/users/" + plaza.config().x().id() + "/mentions?max_results=100";
    int seen = 0;
    for (String token = "", page = mentions; token != null; page = mentions + "&pagination_token=" + token) {
      JsonNode answer = visitor.x("GET", page, null).json();
      seen += answer.path("data").size();
      token = answer.at("/meta/next_token").isMissingNode() ? null : answer.at("/meta/next_token").asText();
    }
    assertThat(seen).isEqualTo(800);
  }

  @Test
  void theAppAsksForItsWebhookAndTheAccountWhetherItIsSubscribed() {
    plaza.subscribe(URI.create("http://127.0.0.1:1"));
    String keys = plaza.config().x().appKey() + ":" + plaza.config().x().appSecret();
    JsonNode token =
        visitor.send(
            visitor.request("/oauth2/token")
                .header("content-type", "application/x-www-form-urlencoded")
                .header("authorization", "Basic " + Base64.getEncoder().encodeToString(keys.getBytes()))
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))).json();
    String bearer = "Bearer " + token.get("access_token").asText();
    JsonNode webhooks = visitor.send(visitor.request("/2/webhooks").header("authorization", bearer)).json();
    assertMatches("GetWebhooksResponse", webhooks);
    assertThat(webhooks.at("/data/0/valid").asBoolean()).isFalse();
    assertThat(visitor.x("GET", "/2/webhooks", null).status()).isEqualTo(401);
    String subscriptions =
        "/2/account_activity/webhooks/" + webhooks.at("/data/0/id").asText() + "/subscriptions/all";
    JsonNode subscribed = visitor.x("GET", subscriptions, null).json();
    assertMatches("ValidateAccountActivitySubscriptionResponse", subscribed);
    assertThat(subscribed.at("/data/subscribed").asBoolean()).isTrue();
    visitor.send("POST", "/plaza/faults", "{\"fault\":\"unsubscribed\",\"network\":\"x\"}");
    assertThat(visitor.x("GET", subscriptions, null).json().at("/data/subscribed").asBoolean()).isFalse();
    assertMatches("CreateAccountActivitySubscriptionResponse", visitor.x("POST", subscriptions, "{}").json());
    assertThat(visitor.x("GET", subscriptions, null).json().at("/data/subscribed").asBoolean()).isTrue();
  }

  @Test
  void errorsHaveXsForm() {
    var tooFew = visitor.x("GET", "/2/users/" + plaza.config().x().id() + "/mentions?max_results=4", null);
    assertThat(tooFew.status()).isEqualTo(400);
    assertThat(tooFew.json().at("/errors/0/parameters/max_results/0").asText()).isEqualTo("4");
    assertThat(tooFew.json().get("type").asText()).isEqualTo("https://api.x.com/2/problems/invalid-request");
    var tooLong = visitor.x("POST", "/2/tweets", "{\"text\":\"" + "a".repeat(281) + "\"}");
    assertThat(tooLong.status()).isEqualTo(403);
    assertThat(visitor.x("POST", "/2/tweets", "{\"text\":\"" + "ñ".repeat(280) + "\"}").status()).isEqualTo(201);
    var orphan = visitor.x("POST", "/2/tweets", "{\"text\":\"a\",\"reply\":{\"in_reply_to_tweet_id\":\"1\"}}");
    assertThat(orphan.json().get("detail").asText()).contains("deleted or not visible");
  }

  @Test
  void theDefaultLimitsLetMentionsBeAskedEverySecondAndSmallerOnesRefuse() {
    String mentions = "/2/users/" + plaza.config().x().id() + "/mentions";
    var asked = visitor.x("GET", mentions, null);
    assertThat(Integer.parseInt(asked.header("x-rate-limit-limit"))).isGreaterThanOrEqualTo(1_800);
    try (Plaza strict = Plaza.start(PlazaConfig.villarrio().withRateLimit("GET /2/users/me", 1))) {
      Visitor other = new Visitor(strict);
      assertThat(other.x("GET", "/2/users/me", null).header("x-rate-limit-remaining")).isEqualTo("0");
      assertThat(other.x("GET", "/2/users/me", null).status()).isEqualTo(429);
    }
  }

  @Test
  void anEditedPostHasANewIdAndKeepsItsHistory() {
    String first = visitor.says("x", "Ana Ruiz", "Hay un vache");
    var edited = visitor.send("PUT", "/plaza/posts/" + first, "{\"text\":\"Hay un bache\"}");
    String second = edited.json().get("id").asText();

    JsonNode post = visitor.x("GET", "/2/tweets/" + second, null).json();
    assertThat(post.at("/data/edit_history_tweet_ids")).hasToString("[\"" + first + "\",\"" + second + "\"]");
    assertThat(visitor.get("/plaza/threads?network=x").json()).hasSize(1);
  }

  private static void assertMatches(String schemaName, JsonNode answer) {
    ObjectNode schema = Visitor.JSON.createObjectNode();
    schema.put("$ref", "#/components/schemas/" + schemaName);
    schema.set("components", contract.get("components"));
    JsonSchema checked = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema);
    assertThat(checked.validate(inNewWords(answer))).as(schemaName).isEmpty();
    assertThat(answer.size()).isPositive();
  }

  /** Where no field was asked for in the new words, X still answers in the old ones. */
  private static JsonNode inNewWords(JsonNode answer) {
    String json =
        answer.toString()
            .replace("\"edit_history_tweet_ids\"", "\"edit_history_post_ids\"")
            .replace("\"tweet_count\"", "\"post_count\"");
    try {
      return Visitor.JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Forbids fields that an object schema does not name; an empty object says nothing and stays open. */
  private static JsonNode close(JsonNode node) {
    if (node instanceof ObjectNode object) {
      Iterator<Map.Entry<String, JsonNode>> fields = object.fields();
      while (fields.hasNext()) {
        close(fields.next().getValue());
      }
      boolean named = object.path("properties").isObject() && !object.get("properties").isEmpty();
      if ("object".equals(object.path("type").asText()) && named && !object.has("additionalProperties")) {
        object.put("additionalProperties", false);
      }
    } else if (node instanceof ArrayNode array) {
      array.forEach(XContractTest::close);
    }
    return node;
  }
}
