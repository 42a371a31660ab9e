package org.ventanilla.routing.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.events.Classification;
import org.ventanilla.events.EventJson;
import org.ventanilla.events.Kind;
import org.ventanilla.events.Place;
import org.ventanilla.events.Referral;
import org.ventanilla.events.RoutingRules;
import org.ventanilla.events.RoutingRules.Area;
import org.ventanilla.events.RoutingRules.Hours;
import org.ventanilla.events.RoutingRules.OfficeHours;
import org.ventanilla.events.RoutingRules.Rule;
import org.ventanilla.events.Sentiment;
import org.ventanilla.events.Urgency;

class TownRulesTest {

  /** What a town starts with; response-service publishes it. */
  private static final Path DEFAULTS =
      Path.of("../response-service/src/main/resources/org/ventanilla/response/routing/default-rules.json");

  private static final Instant TUESDAY_TEN = Instant.parse("2026-11-24T09:00:00Z");
  private static final Instant TUESDAY_NIGHT = Instant.parse("2026-11-24T22:00:00Z");
  private static final Instant SATURDAY = Instant.parse("2026-11-28T10:00:00Z");
  private static final Instant CHRISTMAS = Instant.parse("2026-12-25T10:00:00Z");

  private final TownRules usual = new TownRules(defaults());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Llevo ocho meses en lista de espera para una operación, ¿qué van a hacer? | health",
        "No hay médicos en el hospital, es una vergüenza | health",
        "Seis horas en urgencias con mi madre | health",
        "Imposible conseguir cita con mi médico | health",
        "Hay un atasco en la A-4 desde las ocho | motorway",
        "Los baches de la autovía van a causar una desgracia | motorway",
        "Estamos sin luz en casa desde anoche, otro corte de luz | electricity",
        "Endesa lleva dos días sin arreglar la avería | electricity",
        "No hay manera de pedir cita para el DNI | national-police",
        "El tren llega tarde todos los días, Renfe no responde | railway",
        "¿Cómo pido cita para sellar el paro? | employment",
        "¿Cuándo me ingresan el ingreso mínimo vital? | social-security",
        "No me llega la devolución de la renta | state-tax",
        "Sin fibra en casa desde el lunes | telecom",
        "Hi ha un tall de llum a tot el barri | electricity"
      })
  void whatIsAnotherAdministrationsIsReferred(String text, String expected) {
    assertThat(usual.elsewhere(demand("roads"), text)).map(Referral::code).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hay un bache en la carretera",
        "La carretera del cementerio está llena de agujeros",
        "Bache enorme frente al hospital",
        "La farola de la calle del Hospital está fundida",
        "Los contenedores del centro de salud huelen fatal",
        "No funciona el ascensor de la estación",
        "La calle sin luz desde hace una semana, dan miedo los portales",
        "Las farolas no van por un corte de luz en el alumbrado",
        "Baches en la calle de la Estación, junto a las vías del tren",
        "El autobús a la estación no pasa, y en Renfe tampoco saben nada",
        "Cable de Movistar caído en la acera, cable colgando sobre los niños",
        "No hay agua en Triana",
        "Pago el IBI y no me hacen la devolución; hacienda municipal",
        "La policía local no viene nunca",
        "Botellón hasta las ocho, llamamos a policía y Guardia Civil y no viene nadie",
        "Para cuando llegue el AVE debería estar arreglado el campo de fútbol",
        "Aparcan encima de la acera en la comisaría de Policía Nacional, bloquean la acera",
        "¿A qué hora abre la biblioteca? no hay internet allí",
        "Vamos a 4 sitios y en ninguno hay sombra"
      })
  void whatOnlySoundsLikeItStaysWithTheTown(String text) {
    assertThat(usual.elsewhere(demand("roads"), text)).isEmpty();
  }

  @Test
  void anOpinionIsNotReferred() {
    assertThat(usual.elsewhere(said(Kind.OPINION, "none", null, Urgency.LOW), "Vaya tela con las listas de espera")).isEmpty();
  }

  @Test
  void theTextToSayIsInTheCitizensLanguageAndFullySaid() {
    Referral spanish = usual.elsewhere(demand("roads"), "Atasco en la autovía").orElseThrow();
    assertThat(spanish.text()).startsWith("Gracias por avisar.").contains("Ministerio de Transportes");
    defaults().elsewhere().forEach(
        elsewhere -> {
          assertThat(elsewhere.texts()).as(elsewhere.code()).containsOnlyKeys("es", "ca", "en", "pt");
          assertThat(elsewhere.words()).as(elsewhere.code()).isNotEmpty();
          assertThat(elsewhere.texts().values()).allSatisfy(text -> assertThat(text).hasSizeLessThan(240));
        });
  }

  @Test
  void theFirstRuleWhoseConditionsAllHoldGivesTheDepartment() {
    TownRules rules =
        rules(
            new Rule("Guardia", List.of(), List.of(), null, List.of(Urgency.HIGH), Hours.OUTSIDE, "on-call"),
            new Rule("Cuenta de deportes", List.of(), List.of("x-deportes"), null, List.of(), Hours.ANY, "culture-sports"),
            new Rule("Puente", List.of("roads"), List.of(), new Area(List.of("Barrio del Puente"), null, null, null), List.of(), Hours.ANY, "bridge"),
            new Rule("Norte", List.of(), List.of(), new Area(List.of(), 40.409, -3.90, 300.0), List.of(), Hours.OFFICE, "north"));

    Classification urgent = said(Kind.DEMAND, "roads", null, Urgency.HIGH);
    assertThat(rules.departmentOf(urgent, null, TUESDAY_TEN)).isEmpty();
    assertThat(rules.departmentOf(urgent, null, TUESDAY_NIGHT)).contains("on-call");
    assertThat(rules.departmentOf(urgent, null, SATURDAY)).contains("on-call");
    assertThat(rules.departmentOf(urgent, null, CHRISTMAS)).contains("on-call");
    assertThat(rules.departmentOf(urgent, null, null)).isEmpty();
    assertThat(rules.departmentOf(demand("roads"), "x-deportes", TUESDAY_TEN)).contains("culture-sports");
    assertThat(rules.departmentOf(demand("roads"), "x-villarrio", TUESDAY_TEN)).isEmpty();

    Place bridge = new Place("el puente", "Barrio del Puente", null, null);
    assertThat(rules.departmentOf(said(Kind.DEMAND, "roads", bridge, Urgency.LOW), null, null)).contains("bridge");
    assertThat(rules.departmentOf(said(Kind.DEMAND, "waste", bridge, Urgency.LOW), null, null)).isEmpty();
    Place near = new Place("Ronda Norte", "Ronda Norte", 40.4089, -3.9018);
    Place far = new Place("Calle Mayor", "Calle Mayor", 40.4015, -3.9021);
    assertThat(rules.departmentOf(said(Kind.DEMAND, "waste", near, Urgency.LOW), null, TUESDAY_TEN)).contains("north");
    assertThat(rules.departmentOf(said(Kind.DEMAND, "waste", far, Urgency.LOW), null, TUESDAY_TEN)).isEmpty();
    assertThat(rules.departmentOf(said(Kind.DEMAND, "waste", near, Urgency.LOW), null, TUESDAY_NIGHT)).isEmpty();
  }

  private static TownRules rules(Rule... rules) {
    OfficeHours office =
        new OfficeHours(
            "Europe/Madrid", Set.of(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY), LocalTime.of(8, 0), LocalTime.of(15, 0),
            Set.of(LocalDate.of(2026, 12, 25)));
    return new TownRules(new RoutingRules(0.5, office, List.of(rules), List.of()));
  }

  private static Classification demand(String service) {
    return said(Kind.DEMAND, service, null, Urgency.NORMAL);
  }

  private static Classification said(Kind kind, String service, Place place, Urgency urgency) {
    return new Classification(
        "es", kind, service, List.of(), null, urgency, Sentiment.NEUTRAL, place, 0.9, List.of(), "test");
  }

  static RoutingRules defaults() {
    try {
      return EventJson.read(Files.readAllBytes(DEFAULTS), RoutingRules.class);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
