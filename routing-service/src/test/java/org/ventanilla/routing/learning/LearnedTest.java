package org.ventanilla.routing.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ventanilla.events.Classification;
import org.ventanilla.events.Correction;
import org.ventanilla.events.EventJson;
import org.ventanilla.events.Kind;
import org.ventanilla.events.Urgency;
import org.ventanilla.routing.catalogue.CurrentCatalogue;
import org.ventanilla.routing.classification.Classifier;
import org.ventanilla.routing.classification.Gazetteer;
import org.ventanilla.routing.classification.Model;

class LearnedTest {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final CurrentCatalogue CATALOGUE = new CurrentCatalogue();
  private static final Classifier CLASSIFIER = new Classifier(CATALOGUE, Gazetteer.builtIn(), Model.shipped());
  private static final String SWARM = "Las avispas de la caseta del transformador asustan a los niños en la plaza Mayor";

  private final Learned learned = new Learned(100, CLASSIFIER);

  @Test
  void aCorrectedTextIsAnsweredAsItWasCorrected() {
    learned.learn(List.of(correction("x:1", SWARM, "animals-pests", Urgency.HIGH, "ana", NOON)));

    Classification said = over("las AVISPAS de la caseta del transformador asustan a los ninos en la plaza mayor!!! @ayto");

    assertThat(said.service()).isEqualTo("animals-pests");
    assertThat(said.urgency()).isEqualTo(Urgency.HIGH);
    assertThat(said.confidence()).isGreaterThan(0.9);
    assertThat(said.reasons().get(0)).startsWith("corregido antes por una persona: «").contains("AVISPAS").doesNotContain("ana");
  }

  @Test
  void aTextInOtherWordsAndAnotherStreetIsDrawnToTheCorrection() {
    String broken = "El reloj del campanario lleva parado desde agosto";
    String alike = "El reloj del campanario sigue parado y el cura tampoco responde, en la calle Real";
    String before = CLASSIFIER.classify(alike).service();
    assertThat(before).isNotEqualTo("planning");

    learned.learn(
        List.of(
            correction("x:1", broken, "planning", Urgency.NORMAL, "ana", NOON),
            correction("x:2", "Parado el reloj del campanario desde la tormenta", "planning", Urgency.NORMAL, "raul", NOON)));

    Classification said = over(alike);
    assertThat(said.service()).isEqualTo("planning");
    assertThat(said.reasons().get(0)).startsWith("parecido a lo corregido por una persona: «").contains("campanario");
  }

  @Test
  void whatHasNothingInCommonStaysAsItWas() {
    learned.learn(List.of(correction("x:1", SWARM, "animals-pests", Urgency.HIGH, "ana", NOON)));

    for (String other :
        List.of("Bache en la plaza Mayor", "Gracias por las fiestas", "¿A qué hora abre la piscina?", "😀", "")) {
      Classification before = CLASSIFIER.classify(other);
      Classification after = over(other);
      assertThat(after.service()).isEqualTo(before.service());
      assertThat(after.reasons()).isEqualTo(before.reasons());
      assertThat(after.confidence()).isEqualTo(before.confidence());
    }
  }

  @Test
  void theLastWordOnAPostStands() {
    learned.learn(
        List.of(
            correction("x:1", SWARM, "parks", Urgency.LOW, "raul", NOON.plusSeconds(60)),
            correction("x:1", SWARM, "animals-pests", Urgency.HIGH, "ana", NOON)));

    assertThat(over(SWARM).service()).isEqualTo("parks");
    assertThat(learned.size()).isEqualTo(1);
  }

  @Test
  void twoPeopleWhoContradictEachOtherCancelOut() {
    Classification before = CLASSIFIER.classify(SWARM);
    learned.learn(
        List.of(
            correction("x:1", SWARM, "procedures", Urgency.NORMAL, "ana", NOON),
            correction("x:2", SWARM, "culture-sports", Urgency.NORMAL, "raul", NOON.plusSeconds(60))));

    assertThat(over(SWARM).service()).isEqualTo(before.service());
  }

  @Test
  void onePersonHasOneVoiceHoweverOften() {
    String pothole = "Hay un socavón enorme en el asfalto delante del mercado";
    List<Correction> corrections = new ArrayList<>();
    IntStream.range(0, 50)
        .forEach(i -> corrections.add(
            correction("x:" + i, "Socavón enorme en el asfalto " + i, "noise", Urgency.LOW, "mala", NOON.plusSeconds(i))));
    corrections.add(correction("x:90", "Un socavón enorme asfalto", "roads", Urgency.NORMAL, "ana", NOON));
    corrections.add(correction("x:91", "enorme socavón asfalto", "roads", Urgency.NORMAL, "raul", NOON));
    learned.learn(corrections);

    assertThat(over(pothole).service()).isEqualTo("roads");
  }

  @Test
  void aDangerIsNotTalkedDownByWhatWasSaidOfAnotherText() {
    String gas = "Huele mucho a gas en el portal del colegio y hay niños dentro";
    assertThat(CLASSIFIER.classify(gas).urgency()).isEqualTo(Urgency.HIGH);
    learned.learn(
        List.of(
            correction("x:1", "Huele mucho a gas quemado en el portal", "environment", Urgency.LOW, "ana", NOON),
            correction("x:2", "Huele mucho gas portal", "environment", Urgency.LOW, "raul", NOON)));

    assertThat(over(gas).urgency()).isEqualTo(Urgency.HIGH);
  }

  @Test
  void theSameCorrectionsInAnyOrderGiveTheSameBytes() {
    List<Correction> corrections = new ArrayList<>();
    IntStream.range(0, 300)
        .forEach(i -> corrections.add(
            correction(
                "x:" + i % 180, "Reloj parado número " + i % 7 + " del campanario " + i, i % 2 == 0 ? "planning" : "roads",
                Urgency.NORMAL, "p" + i % 5, NOON.plusSeconds(i / 3))));
    byte[] first = bytesAfter(corrections);
    Random random = new Random(7);
    for (int round = 0; round < 5; round++) {
      Collections.shuffle(corrections, random);
      assertThat(bytesAfter(corrections)).isEqualTo(first);
    }
  }

  @Test
  void theVersionTellsWhatWasLearnt() {
    assertThat(learned.version("m")).isEqualTo("m");
    learned.learn(List.of(correction("x:1", SWARM, "animals-pests", Urgency.HIGH, "ana", NOON)));
    String one = learned.version("m");
    assertThat(one).startsWith("m+c1.");
    assertThat(over("Bache en la plaza Mayor").model()).isEqualTo(learned.version(CLASSIFIER.model().version()));

    learned.learn(List.of(correction("x:1", SWARM, "parks", Urgency.HIGH, "ana", NOON.plusSeconds(1))));
    assertThat(learned.version("m")).startsWith("m+c1.").isNotEqualTo(one);
  }

  @Test
  void onlyTheNewestAreRemembered() {
    learned.learn(
        IntStream.range(0, 500)
            .mapToObj(i -> correction("x:" + i, "aviso " + i, "roads", Urgency.NORMAL, "ana", NOON.plusSeconds(i)))
            .toList());
    assertThat(learned.size()).isEqualTo(100);
  }

  @Test
  void manyCorrectionsOfTheSameWordsCostLittle() {
    Learned full = new Learned(20_000, CLASSIFIER);
    String many = "farola fundida parque norte noche oscura miedo cruzar paso peatones ";
    full.learn(
        IntStream.range(0, 20_000)
            .mapToObj(i -> correction("x:" + i, many + "aviso" + i, "roads", Urgency.NORMAL, "p" + i % 9, NOON.plusSeconds(i)))
            .toList());
    String asked = (many + "otra cosa más ").repeat(40);
    Classification said = CLASSIFIER.classify(asked);
    full.over(said, asked, false);
    long start = System.nanoTime();
    for (int i = 0; i < 20; i++) {
      full.over(said, asked, false);
    }
    assertThat(Duration.ofNanos((System.nanoTime() - start) / 20)).isLessThan(Duration.ofMillis(50));
  }

  private byte[] bytesAfter(List<Correction> corrections) {
    Learned fresh = new Learned(150, CLASSIFIER);
    for (int i = 0; i < corrections.size(); i += 40) {
      fresh.learn(corrections.subList(i, Math.min(corrections.size(), i + 40)));
    }
    String text = "El reloj del campanario sigue parado";
    return EventJson.write(fresh.over(CLASSIFIER.classify(text), text, false));
  }

  private Classification over(String text) {
    return learned.over(CLASSIFIER.classify(text), text, false);
  }

  static Correction correction(String id, String text, String service, Urgency urgency, String by, Instant at) {
    return new Correction(
        id,
        text,
        new Correction.Labels(Kind.OTHER, "none", Urgency.LOW),
        new Correction.Labels(Kind.DEMAND, service, urgency),
        by,
        at);
  }
}
