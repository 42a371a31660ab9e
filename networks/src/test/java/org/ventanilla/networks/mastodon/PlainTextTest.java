package org.ventanilla.networks.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<p>Hola</p><p>Adiós</p> | Hola//Adiós",
        "<p>uno<br>dos<br />tres</p> | uno/dos/tres",
        "<p>a &amp; b &lt;script&gt;alert(1)&lt;/script&gt;</p> | a & b <script>alert(1)</script>",
        "<p><a href=\"https://v.example/aviso/7\"><span class=\"invisible\">https://</span><span>v.example/avi</span>"
            + "<span class=\"invisible\">so/7</span></a> ya</p> | https://v.example/aviso/7 ya",
        "<p><span class=\"h-card\"><a href=\"x\">@<span>villarrio</span></a></span> bache</p> | @villarrio bache",
        "<script>alert(1)</script><style>p{}</style><p onclick=\"x\">agua</p><img src=x onerror=alert(1)> | agua",
        "<!-- nada --><p>roto&#xd83d; fin&#0; | roto\uFFFD fin",
        "<ul><li>uno</li><li>dos</li></ul> | uno/dos",
        "sin etiquetas | sin etiquetas",
        "'' | ''",
      })
  void wordsAreWhatThePersonTyped(String html, String text) {
    assertThat(PlainText.of(html)).isEqualTo(text.replace("/dos", "\ndos").replace("/tres", "\ntres").replace("//Ad", "\n\nAd"));
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.SECONDS)
  void aCraftedPostCostsNoMoreThanItsBytes() {
    String deep = "<div>".repeat(200_000) + "fondo";
    String unclosed = "<a href=\"".repeat(100_000);
    String entities = "&".repeat(900_000);
    String formats = "<b><i>".repeat(30_000) + "<p>".repeat(3_000) + "x";
    assertThat(PlainText.of(deep).length()).isLessThan(100);
    assertThat(PlainText.of(unclosed).length()).isLessThan(1_000_000);
    assertThat(PlainText.of(entities)).hasSizeLessThanOrEqualTo(200_000);
    assertThat(PlainText.of(formats).length()).isLessThan(1_000);
  }
}
