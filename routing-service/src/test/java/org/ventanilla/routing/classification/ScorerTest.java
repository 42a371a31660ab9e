package org.ventanilla.routing.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.routing.text.Tokens;

class ScorerTest {

  private static final Model MODEL = Model.shipped();
  private static final Reading.Reader READER = new Reading.Reader(Gazetteer.builtIn());
  private static final Scorer SCORER = new Scorer(MODEL, READER.meanings());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hay un bache enorme en la c/ Mayor, un BACHE de 2 metros. ¿Cuándo lo arreglan? @handle #baches",
        "a",
        "?!",
        "de de de de de",
        "😂😂 https://t.co/x internacionalizacionesinterminables"
      })
  void answersAsTheModelsWereTrainedTo(String text) {
    Tokens tokens = Tokens.of(text);
    Reading reading = READER.read(tokens);
    Features.Vector vector = Features.vector(tokens, reading, READER.meanings());

    Scorer.Probabilities said = SCORER.of(tokens, reading);

    assertThat(said.kinds()).containsExactly(MODEL.kinds().probabilities(vector), within(1e-5));
    assertThat(said.services()).containsExactly(MODEL.services().probabilities(vector), within(1e-5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Otra farola fundida en la calle Real", "gracias"})
  void answersTheSameWhetherItKnowsTheWordsAlreadyOrNot(String text) {
    Tokens tokens = Tokens.of(text);
    Reading reading = READER.read(tokens);
    Scorer fresh = new Scorer(MODEL, READER.meanings());

    double[] first = fresh.of(tokens, reading).services();

    assertThat(fresh.of(tokens, reading).services()).containsExactly(first);
  }
}
