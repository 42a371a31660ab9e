package org.ventanilla.plaza.citizens;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.plaza.Plaza;
import org.ventanilla.plaza.PlazaConfig;
import org.ventanilla.plaza.Visitor;

class CitizenApiTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"network\":\"myspace\",\"author\":\"Ana\",\"text\":\"a\"} | network",
        "{\"network\":\"x\",\"text\":\"a\"} | author",
        "{\"network\":\"x\",\"author\":\"Ana\",\"text\":\" \"} | text",
        "{\"network\":\"x\",\"author\":\"Ana\",\"text\":\"a\",\"inReplyTo\":\"12\"} | inReplyTo",
        "{\"network\":\"x\",\"author\":\"Ana\",\"text\":\"a\",\"media\":\"javascript:alert(1)\"} | media",
        "{\"network\":\"x\",\"author\":\"Ana\",\"text\":\"a\",\"kind\":\"shout\"} | kind",
        "{\"network\":\"bluesky\",\"author\":\"Ana\",\"text\":\"a\",\"kind\":\"message\"} | kind",
        "[1] | ''",
      })
  void whatCannotBeSaidIsRefusedWithTheFieldThatIsWrong(String body, String field) {
    try (Plaza plaza = Plaza.start(PlazaConfig.villarrio())) {
      var refused = new Visitor(plaza).send("POST", "/plaza/posts", body);

      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.header("content-type")).startsWith("application/problem+json");
      assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo(field);
    }
  }

  @Test
  void theSameNameIsTheSamePersonAlsoAfterARestartAndALineCutShortIsNoHarm(@TempDir Path data) throws Exception {
    PlazaConfig config = PlazaConfig.villarrio().withDataDir(data);
    String first;
    try (Plaza plaza = Plaza.start(config)) {
      first = new Visitor(plaza).says("x", "Ana Ruiz", "Hay un bache");
      new Visitor(plaza).says("x", "ANA RUIZ", "Y otro");
    }
    Files.writeString(data.resolve("square.jsonl"), "{\"post\":{\"id\":\"17", StandardOpenOption.APPEND);
    for (int start = 0; start < 2; start++) {
      try (Plaza plaza = Plaza.start(config)) {
        Visitor visitor = new Visitor(plaza);
        visitor.says("x", "Ana Ruiz", "Y uno más", first);
        var threads = visitor.get("/plaza/threads?network=x").json();
        assertThat(threads).hasSize(2);
        assertThat(threads.at("/1/replies")).hasSize(start + 1);
        assertThat(threads.findValuesAsText("handle")).containsOnly("Ana_Ruiz");
        assertThat(visitor.get("/plaza/threads?network=facebook").json()).hasSize(1);
      }
    }
  }

  @Test
  void citizensEditAndDeleteWhatTheySaidAndNothingOfTheTowns() {
    try (Plaza plaza = Plaza.start(PlazaConfig.villarrio())) {
      Visitor visitor = new Visitor(plaza);
      String post = visitor.says("facebook", "Luis Prado", "La farola");
      visitor.send("PUT", "/plaza/posts/" + post, "{\"text\":\"La farola no luce\"}");
      var threads = visitor.get("/plaza/threads?network=facebook&limit=1").json();
      assertThat(threads.at("/0/text").asText()).isEqualTo("La farola no luce");
      assertThat(threads.at("/0/edited").asBoolean()).isTrue();

      assertThat(visitor.send("DELETE", "/plaza/posts/" + post, null).status()).isEqualTo(200);
      var left = visitor.get("/plaza/threads?network=facebook").json();
      assertThat(left).hasSize(1);
      assertThat(visitor.send("DELETE", "/plaza/posts/" + left.at("/0/id").asText(), null).status()).isEqualTo(403);
      assertThat(visitor.send("DELETE", "/plaza/posts/" + post, null).status()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @CsvSource({"mastodon, '[0-9]{18}', Ana_Ruiz, @villarrio Hay un bache",
    "bluesky, 'at://did:plc:[a-z2-7]{24}/app[.]bsky[.]feed[.]post/[a-z2-7]{13}', ana-ruiz.plaza.example, "
        + "@villarrio.plaza.example Hay un bache"})
  void onTheOpenNetworksAPostNamesTheTownAndKeepsItsIdOverARestart(
      String network, String id, String handle, String text, @TempDir Path data) {
    PlazaConfig config = PlazaConfig.villarrio().withDataDir(data);
    String first;
    try (Plaza plaza = Plaza.start(config)) {
      first = new Visitor(plaza).says(network, "Ana Ruiz", "Hay un bache");
      assertThat(first).matches(id);
    }
    try (Plaza plaza = Plaza.start(config)) {
      Visitor visitor = new Visitor(plaza);
      String later = visitor.says(network, "Ana Ruiz", "Sigue igual", first);
      assertThat(later).isGreaterThan(first);
      var threads = visitor.get("/plaza/threads?network=" + network).json();
      assertThat(threads).hasSize(1);
      assertThat(threads.at("/0/text").asText()).isEqualTo(text);
      assertThat(threads.at("/0/author/handle").asText()).isEqualTo(handle);
      assertThat(threads.at("/0/replies/0/id").asText()).isEqualTo(later);
      assertThat(visitor.send("DELETE", "/plaza/posts/" + Visitor.encode(later), null).status()).isEqualTo(200);
    }
  }

  @Test
  void whatIsSaidOnBlueskyStaysAsItIs() {
    try (Plaza plaza = Plaza.start(PlazaConfig.villarrio())) {
      Visitor visitor = new Visitor(plaza);
      String post = visitor.says("bluesky", "Ana Ruiz", "Hay un bache");
      var refused = visitor.send("PUT", "/plaza/posts/" + Visitor.encode(post), "{\"text\":\"Dos\"}");
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("text");
    }
  }

  @Test
  void otherPagesMayNotActAndABodyOverOneMegabyteIsRefused() {
    try (Plaza plaza = Plaza.start(PlazaConfig.villarrio())) {
      Visitor visitor = new Visitor(plaza);
      var foreign =
          visitor.send(
              visitor.request("/plaza/posts").header("origin", "https://elsewhere.example")
                  .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}")));
      assertThat(foreign.status()).isEqualTo(403);
      assertThat(visitor.send("POST", "/plaza/posts", "{\"text\":\"" + "a".repeat(1_100_000) + "\"}").status()).isEqualTo(413);
      assertThat(List.of(visitor.get("/plaza/nothing").status(), visitor.x("GET", "/2/nothing", null).status()))
          .containsExactly(404, 404);
    }
  }
}
