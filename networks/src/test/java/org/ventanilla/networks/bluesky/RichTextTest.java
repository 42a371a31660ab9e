package org.ventanilla.networks.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.networks.wire.BoundedJson;

class RichTextTest {

  private static JsonNode record(String text, String facets) {
    return BoundedJson.answer("{\"text\":\"" + text + "\",\"facets\":[" + facets + "]}");
  }

  private static String link(Object start, Object end, String uri) {
    return "{\"index\":{\"byteStart\":" + start + ",\"byteEnd\":" + end + "},\"features\":[{\"$type\":"
        + "\"app.bsky.richtext.facet#link\",\"uri\":\"" + uri + "\"}]}";
  }

  @Test
  void aShortenedAddressIsReadWholeWhateverTheBytesBeforeIt() {
    // 🚧 is four bytes, ñ two.
    String text = "🚧 año: villarrio.es/av... y ya";
    assertThat(RichText.read(record(text, link(11, 29, "https://villarrio.es/avisos/7"))))
        .isEqualTo("🚧 año: https://villarrio.es/avisos/7 y ya");
  }

  @Test
  void wordsInFrontOfAnAddressDoNotHideIt() {
    assertThat(RichText.read(record("mire aquí", link(5, 10, "https://otro.example/x"))))
        .isEqualTo("mire aquí (https://otro.example/x)");
    assertThat(RichText.read(record("mire https://a.example ya", link(5, 22, "https://a.example"))))
        .isEqualTo("mire https://a.example ya");
    assertThat(RichText.read(record("mire a.example ya", link(5, 14, "https://a.example"))))
        .isEqualTo("mire a.example ya");
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 3", "3, 3", "4, 2", "0, 900", "900, 901", "0, 2147483648", "1, 3", "null, 3", "'\"0\"', '\"3\"'", "{}, []", "0.5, 3"
  })
  void placesThatDoNotFitAreLeftOut(String start, String end) {
    // The first character is four bytes: 1 and 3 are within it.
    String text = RichText.read(record("🚧 obra", link(start, end, "https://mal.example")));
    assertThat(text).startsWith("🚧 obra");
    assertThat(text.contains("\uFFFD")).isFalse();
  }

  @Test
  void facetsThatOverlapAreReadOnceAndOnlyAddressesOfTheWebAreShown() {
    assertThat(RichText.read(record("abcdef", link(0, 4, "https://a.example") + "," + link(2, 6, "https://b.example"))))
        .isEqualTo("abcd (https://a.example)ef");
    assertThat(RichText.read(record("abc", link(0, 3, "javascript:alert(1)")))).isEqualTo("abc");
  }

  @Test
  void aLoneSurrogateIsReplacedAndItsFacetsAreNotTrusted() {
    assertThat(RichText.read(record("a \\ud83d b", link(0, 1, "https://a.example")))).isEqualTo("a \uFFFD b");
  }

  @Test
  void thousandsOfFacetsCostNoMoreThanSome() {
    StringBuilder facets = new StringBuilder(link(0, 1, "https://a.example"));
    for (int i = 0; i < 20_000; i++) {
      facets.append(',').append(link(0, 1, "https://a.example"));
    }
    assertThat(RichText.read(record("a" + "b".repeat(10_000), facets.toString()))).startsWith("a (https://a.example)b");
  }

  @Test
  void ourLinksAndNamesGetTheirPlacesInBytes() {
    List<Map<String, Object>> facets =
        RichText.facets(
            "Señora @ana.example, vea https://villarrio.es/ñ. Y @nadie.example; no a@b.example",
            handle -> handle.equals("ana.example") ? Optional.of("did:plc:ana") : Optional.empty());
    assertThat(facets)
        .containsExactly(
            Map.of(
                "index", Map.of("byteStart", 8, "byteEnd", 20),
                "features", List.of(Map.of("$type", "app.bsky.richtext.facet#mention", "did", "did:plc:ana"))),
            Map.of(
                "index", Map.of("byteStart", 26, "byteEnd", 49),
                "features", List.of(Map.of("$type", "app.bsky.richtext.facet#link", "uri", "https://villarrio.es/ñ"))));
  }
}
