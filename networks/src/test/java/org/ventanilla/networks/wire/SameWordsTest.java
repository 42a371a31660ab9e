package org.ventanilla.networks.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameWordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Gracias, mañana irán|Gracias, mañana irán|true",
        "Obras & ruido <24 h>|Obras &amp; ruido &lt;24 h&gt;|true",
        "Vea https://villarrio.es/a/1 hoy|Vea https://t.co/AbC123 hoy|true",
        "Vea villarrio.es/a/1 hoy|Vea https://t.co/AbC123 hoy|true",
        "Gracias|@rosa @julian Gracias|true",
        "Gracias,  mañana|Gracias, mañana |true",
        "Gracias, mañana irán|Gracias, hoy irán|false",
        "Gracias|Gracias a usted|false"
      })
  void wordsAreTheSameHoweverTheNetworkWroteThem(String sent, String found, boolean same) {
    assertThat(SameWords.same(sent, found)).isEqualTo(same);
  }
}
