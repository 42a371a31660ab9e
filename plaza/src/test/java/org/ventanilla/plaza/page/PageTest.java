package org.ventanilla.plaza.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.plaza.Plaza;
import org.ventanilla.plaza.PlazaConfig;
import org.ventanilla.plaza.Visitor;

class PageTest {

  private final Plaza plaza = Plaza.start(PlazaConfig.villarrio());
  private final Visitor visitor = new Visitor(plaza);

  @AfterEach
  void stop() {
    plaza.close();
  }

  @Test
  void hostileWordsAreShownAndNotRun() {
    visitor.says("x", "<b onclick=alert(1)>", "<script>alert('a')</script> \"><img src=x onerror=alert(1)>");

    var page = visitor.send(visitor.request("/"));

    assertThat(page.header("content-security-policy")).contains("default-src 'none'").doesNotContain("unsafe");
    assertThat(page.response().body())
        .contains("&lt;script&gt;alert(&#39;a&#39;)&lt;/script&gt; &quot;&gt;&lt;img src=x")
        .doesNotContain("<script>", "<img src=x", "<b onclick", "style=", "onclick=\"");
  }

  @Test
  void aPostIsMadeAndCorrectedWithoutScript() {
    var posted = form("/plaza/page/posts", "lang=en&network=facebook&kind=public&author=Ana&text=Hola&photo=sample");
    assertThat(posted.statusCode()).isEqualTo(303);
    assertThat(posted.headers().firstValue("location")).hasValue("/?lang=en");
    assertThat(visitor.get("/plaza/threads?network=facebook").json().at("/0/media/0/url").asText()).endsWith("sample.png");

    var refused = form("/plaza/page/posts", "lang=en&network=facebook&author=&text=Hola");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("It could not be done: author must have");
  }

  @Test
  void aSwitchTurnsAFaultOnAndTheStateTellsIt() {
    form("/plaza/page/faults", "fault=token-dead&network=x&on=true");

    assertThat(visitor.get("/plaza/state").json().at("/faults/0/fault").asText()).isEqualTo("token-dead");
    assertThat(visitor.send(visitor.request("/")).response().body()).contains("aria-checked=\"true\"");
  }

  @Test
  void whoLooksHearsOfChangesAtOnce() throws Exception {
    HttpResponse<java.io.InputStream> stream =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(URI.create(plaza.url() + "/plaza/events")).build(), HttpResponse.BodyHandlers.ofInputStream());
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).isEqualTo("retry: 1000");
      String id = visitor.says("x", "Ana Ruiz", "Hay un bache");
      String line = lines.readLine();
      while (!line.equals("event: thread")) {
        line = lines.readLine();
      }
      assertThat(lines.readLine()).isEqualTo("data: {\"network\":\"x\",\"root\":\"" + id + "\",\"message\":false}");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "pt", "ca"})
  void everyLanguageHasTheSameWordsAndThePageIsInIt(String language) throws IOException {
    assertThat(keys(language)).isEqualTo(keys("es"));
    assertThat(visitor.send(visitor.request("/?lang=" + language)).response().body())
        .contains("<html lang=\"" + language + "\">").doesNotContain("''", "{0}</");
  }

  private HttpResponse<String> form(String path, String body) {
    return visitor
        .send(
            visitor.request(path)
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)))
        .response();
  }

  private static Set<String> keys(String language) throws IOException {
    Properties properties = new Properties();
    properties.load(PageTest.class.getResourceAsStream("messages_" + language + ".properties"));
    return new TreeSet<>(properties.stringPropertyNames());
  }
}
