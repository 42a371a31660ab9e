package org.ventanilla.routing.classification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.routing.text.Tokens;

class DangerTest {

  private final Danger danger = new Danger();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Huele muchísimo a gas en el portal",
        "Hay un cable colgando que echa chispas encima de la acera",
        "Han robado la tapa y queda el registro abierto, hay niños jugando",
        "casi se cae una moto, es un peligro",
        "Un trozo de cornisa ha caído esta mañana, se está cayendo la fachada",
        "sin una gota de agua desde el lunes",
        "No hay luz en las casas desde las seis",
        "Se está quemando el contenedor y el fuego llega a los coches",
        "Hay un chico amenazando a la gente con un cuchillo",
        "¿A qué esperan, a que haya un muerto?",
        "La barandilla está suelta y hay un colegio al lado",
        "Ya se han caído dos ancianos en esa esquina",
        "Open manhole next to the school",
        "Cheiro de gás na minha rua",
        "Fa olor de gas a l'escala",
        "Estamos sin agua en todo el barrio y mi madre es anciana"
      })
  void peopleInDangerAreHeard(String text) {
    assertThat(danger.in(Tokens.of(text))).isGreaterThanOrEqualTo(Danger.HIGH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Este alcalde es un peligro público",
        "El bache es feo pero no es peligroso",
        "Las obras siguen sin peligro para nadie",
        "Qué bonitos los fuegos artificiales, una explosión de color",
        "Nos tienen ahogados a impuestos",
        "Mañana donación de sangre en la plaza, en caso de emergencia llame",
        "Arden las redes con lo del concejal",
        "Marcó de tiro libre y casi se hunde el estadio de alegría",
        "La papelera de mi calle está llena desde hace días",
        "Urge pintar el paso de cebra",
        "Los niños no tienen columpios en el barrio"
      })
  void waysOfSpeakingAndDenialsAreNoDanger(String text) {
    assertThat(danger.in(Tokens.of(text))).isLessThan(Danger.HIGH);
  }
}
