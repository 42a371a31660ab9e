package org.ventanilla.routing.classification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.events.CatalogueEntry;
import org.ventanilla.events.Classification;
import org.ventanilla.events.Kind;
import org.ventanilla.events.Urgency;
import org.ventanilla.routing.catalogue.Catalogue;

class ClassifierTest {

  private static final Catalogue CATALOGUE = Catalogue.builtIn();
  private final Classifier classifier = new Classifier(() -> CATALOGUE, Gazetteer.builtIn(), Model.shipped());

  @Test
  void aPotholeGoesToPublicWorksWithItsStreet() {
    Classification said =
        classifier.classify("Hay un bache enorme en la c/ Mayor de Villarrío desde hace semanas, arréglenlo por favor");

    assertThat(said.kind()).isEqualTo(Kind.DEMAND);
    assertThat(said.service()).isEqualTo("roads");
    assertThat(said.department()).isEqualTo("public-works");
    assertThat(said.urgency()).isEqualTo(Urgency.NORMAL);
    assertThat(said.language()).isEqualTo("es");
    assertThat(said.reasons()).contains("«bache»");
    assertThat(said.confidence()).isBetween(0.0, 1.0);
  }

  @ParameterizedTest
  @CsvSource({
    "'Huele a gas en el portal de la calle Real 12, mucho', HIGH",
    "'Cable caído echando chispas en la acera de la avenida de Europa', HIGH",
    "'Alcantarilla abierta sin tapa delante del colegio, cualquier niño se cae', HIGH",
    "'Llevamos desde ayer sin agua en todo el barrio de las Eras', HIGH",
    "'La papelera de la plaza está llena desde el lunes, vacíenla', NORMAL"
  })
  void dangerToPeopleIsUrgent(String text, Urgency urgency) {
    assertThat(classifier.classify(text).urgency()).isEqualTo(urgency);
  }

  @Test
  void theTownsOwnWordsWin() {
    CatalogueEntry own =
        new CatalogueEntry("parks", "mancomunidad", java.util.Map.of(), List.of("el bosquecillo"), 48, true);
    Classifier ofTown =
        new Classifier(() -> Catalogue.builtIn().overlaidBy(List.of(own)), Gazetteer.builtIn(), Model.shipped());

    Classification said = ofTown.classify("Hay basura tirada por todo El Bosquecillo, ¿cuándo piensan limpiarlo?");

    assertThat(said.service()).isEqualTo("parks");
    assertThat(said.department()).isEqualTo("mancomunidad");
    assertThat(said.reasons().get(0)).isEqualTo("«El Bosquecillo»");
  }

  @Test
  void aTextWithoutWordsIsNothingForTheTown() {
    for (String text : List.of("", "   ", "\u0000\u0001", "\u202e\u200b")) {
      Classification said = classifier.classify(text);
      assertThat(said.kind()).isEqualTo(Kind.OTHER);
      assertThat(said.service()).isEqualTo("none");
      assertThat(said.department()).isNull();
    }
  }
}
