package org.ventanilla.routing.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ventanilla.events.Author;
import org.ventanilla.events.Change;
import org.ventanilla.events.Classification;
import org.ventanilla.events.Mention;
import org.ventanilla.events.MentionKind;
import org.ventanilla.events.Network;
import org.ventanilla.events.RoutingRules;
import org.ventanilla.events.RoutingRules.Elsewhere;
import org.ventanilla.events.RoutingRules.Hours;
import org.ventanilla.events.RoutingRules.Rule;
import org.ventanilla.routing.catalogue.CurrentCatalogue;
import org.ventanilla.routing.classification.Classifier;
import org.ventanilla.routing.classification.Gazetteer;
import org.ventanilla.routing.classification.Model;
import org.ventanilla.routing.learning.Learned;
import org.ventanilla.routing.rules.CurrentRules;

class UnderstandingTest {

  private static final String POTHOLE = "Hay un bache enorme en la calle Mayor, tapadlo";

  private final CurrentCatalogue catalogue = new CurrentCatalogue();
  private final Classifier classifier = new Classifier(catalogue, Gazetteer.builtIn(), Model.shipped());
  private final CurrentRules rules = new CurrentRules();
  private final Understanding understanding =
      new Understanding(classifier, catalogue, new Learned(10, classifier), rules);

  @Test
  void withoutRulesTheCatalogueGivesTheDepartment() {
    Classification said = understanding.of(POTHOLE);
    assertThat(said.department()).isEqualTo("public-works");
    assertThat(said.needsHuman()).isFalse();
    assertThat(said.referTo()).isNull();
  }

  @Test
  void belowTheThresholdNoDepartmentIsGuessed() {
    double confidence = understanding.of(POTHOLE).confidence();
    rules.set(new RoutingRules(Math.min(1, confidence + 0.001), null, List.of(), List.of()));
    Classification doubtful = understanding.of(POTHOLE);
    assertThat(doubtful.needsHuman()).isTrue();
    assertThat(doubtful.department()).isNull();
    assertThat(doubtful.service()).isEqualTo("roads");

    rules.set(new RoutingRules(confidence, null, List.of(), List.of()));
    assertThat(understanding.of(POTHOLE).department()).isEqualTo("public-works");
  }

  @Test
  void theAccountsOwnDepartmentComesBeforeTheCatalogues() {
    Rule rule = new Rule("Obras", List.of(), List.of("x-obras"), null, List.of(), Hours.ANY, "works-desk");
    rules.set(new RoutingRules(0.1, null, List.of(rule), List.of()));
    assertThat(understanding.of(mention("x-obras")).department()).isEqualTo("works-desk");
    assertThat(understanding.of(mention("x-villarrio")).department()).isEqualTo("public-works");
  }

  @Test
  void whatIsAnotherAdministrationsGoesToNoDepartmentAndNeedsNoTriage() {
    Elsewhere motorway =
        new Elsewhere(
            "motorway", "Carreteras", List.of("la autovia"), List.of(), Map.of("es", "No es nuestro."), null, "011");
    rules.set(new RoutingRules(0.999, null, List.of(), List.of(motorway)));
    Classification said = understanding.of("Hay un bache enorme en la autovía, tapadlo");
    assertThat(said.referTo().name()).isEqualTo("Carreteras");
    assertThat(said.referTo().text()).isEqualTo("No es nuestro.");
    assertThat(said.department()).isNull();
    assertThat(said.needsHuman()).isFalse();
  }

  private static Mention mention(String account) {
    Instant at = Instant.parse("2026-11-24T09:00:00Z");
    return new Mention(
        Network.X, account, "1", "k", new Author("7", "vecina", "Una vecina"), POTHOLE, List.of(), null, null, null, at,
        at, MentionKind.POST, Change.CREATED);
  }
}
