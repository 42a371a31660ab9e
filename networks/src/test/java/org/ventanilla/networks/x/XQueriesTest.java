package org.ventanilla.networks.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.Credentials;

class XQueriesTest {

  private static final String REST = ") -@VillarrioAyto -from:100 -is:retweet";

  @Test
  void hashtagsAreAskedForAsTheyAreAndOtherWordsExactly() {
    assertThat(keywords("#Villarrío2026", "＃fiestas", "bache", "plaza mayor", "  dos   espacios "))
        .containsExactly(
            "(#Villarrío2026 OR #fiestas OR \"bache\" OR \"plaza mayor\" OR \"dos espacios\"" + REST);
  }

  @Test
  void whatHasAMeaningInTheLanguageLosesIt() {
    assertThat(keywords("a\" OR from:elonmusk \"b", "OR", "-no", "from:alguien", "#con espacio", "c\\d\u0000e"))
        .containsExactly(
            "(\"a OR from:elonmusk b\" OR \"OR\" OR \"-no\" OR \"from:alguien\" OR \"#con espacio\" OR \"c d e\""
                + REST);
  }

  @Test
  void whatCannotBeSearchedForIsLeftOut() {
    assertThat(keywords("", " ", "\"\"", "…", "x".repeat(500))).isEmpty();
  }

  @Test
  void manyWordsAreSeveralQueriesAndNoneIsLost() {
    List<String> words = IntStream.range(0, 300).mapToObj(i -> "palabra número " + i).toList();
    List<String> queries = new XQueries(account("VillarrioAyto", words)).keywords();
    assertThat(queries).hasSizeGreaterThan(1).allSatisfy(query -> assertThat(query.length()).isLessThanOrEqualTo(512));
    String all = String.join(" ", queries);
    assertThat(words).allSatisfy(word -> assertThat(all).contains("\"" + word + "\""));
  }

  @Test
  void asManyThreadsAsFitAreWatched() {
    List<String> own = IntStream.range(0, 20).mapToObj(i -> "15700000000000000" + (10 + i)).toList();
    assertThat(new XQueries(account("VillarrioAyto", List.of())).threads(own))
        .hasSizeLessThanOrEqualTo(512)
        .contains("conversation_id:1570000000000000010 OR conversation_id:1570000000000000011")
        .endsWith(REST);
  }

  @Test
  void whatIsNoHandleDoesNotEnterAQuery() {
    assertThat(new XQueries(account("x OR from:otro", List.of("bache"))).keywords())
        .containsExactly("(\"bache\") -from:100 -is:retweet");
  }

  private static List<String> keywords(String... words) {
    return new XQueries(account("VillarrioAyto", List.of(words))).keywords();
  }

  private static Account account(String handle, List<String> keywords) {
    return new Account(
        "x-villarrio", Network.X, "100", handle, "Ayuntamiento", new Credentials("", "", "", "", ""),
        URI.create("https://api.x.example"), keywords);
  }
}
