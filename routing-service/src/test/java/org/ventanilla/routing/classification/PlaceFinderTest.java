package org.ventanilla.routing.classification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.events.Place;
import org.ventanilla.routing.text.Tokens;

class PlaceFinderTest {

  private final PlaceFinder places = new PlaceFinder(Gazetteer.builtIn());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bache en la c/ Sto. Domingo a la altura del 12 | c/ Sto. Domingo | Calle Santo Domingo",
        "farola fundida en avda constitucion | avda constitucion | Avenida de la Constitución",
        "en la Avda. de la Constitución hay un socavón | Avda. de la Constitución | Avenida de la Constitución",
        "los columpios del parque de la Alameda están rotos | parque de la Alameda | Parque de la Alameda",
        "ruido en la pza. mayor todas las noches | pza. mayor | Plaza Mayor",
        "el barrio de San Antón sin agua | barrio de San Antón | Barrio de San Antón",
        "calle real llena de basura | calle real | Calle Real",
        "BACHES EN LA CALLE SANTO DOMINGO, ARREGLEN | CALLE SANTO DOMINGO | Calle Santo Domingo",
        "la farola de la plaza mayor no va | plaza mayor | Plaza Mayor",
        "los bancos del parque de la alameda son de risa | parque de la alameda | Parque de la Alameda",
        "el centro cívico Las Eras sigue cerrado | centro cívico Las Eras | Centro Cívico Las Eras",
        "no pasa el autobús por Valdeflores desde junio | Valdeflores | Valdeflores",
        "coches en la acera de la calle Mayro | calle Mayro | Calle Mayor",
        "un árbol caído en la calle Virgen de Gracia esta tarde | calle Virgen de Gracia | Calle Virgen de Gracia"
      })
  void aPlaceIsFoundAsItWasWrittenAndAsTheTownCallsIt(String text, String written, String name) {
    Place place = places.in(Tokens.of(text)).orElseThrow();
    assertThat(place.text()).isEqualTo(written);
    assertThat(place.name()).isEqualTo(name);
  }

  @Test
  void aPlaceTheTownKnowsIsOnTheMap() {
    assertThat(places.in(Tokens.of("bache en la calle Mayor")).orElseThrow().lat()).isNotNull();
    assertThat(places.in(Tokens.of("bache en la calle Inventada")).orElseThrow().lat()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "'hay mucha basura en la calle'", "'mi calle está sucia'", "'el parque está fatal'", "'C de cosas'",
    "'en Madrid no pasa'", "'el parque de mi barrio'", "'EN LA CALLE HAY BASURA SIEMPRE'", "'en Navidad y en el PSOE'",
    "'la calle está cortada por obras'"
  })
  void aPlaceWithoutANameIsNone(String text) {
    assertThat(places.in(Tokens.of(text))).isEmpty();
  }
}
