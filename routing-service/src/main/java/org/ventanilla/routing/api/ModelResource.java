package org.ventanilla.routing.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.ventanilla.events.CatalogueEntry;
import org.ventanilla.routing.catalogue.CurrentCatalogue;
import org.ventanilla.routing.classification.Certainty;
import org.ventanilla.routing.classification.Classifier;
import org.ventanilla.routing.learning.Learned;

/** Which model answers, what it learnt from, and for which services. */
@Path("/api/model")
final class ModelResource {

  /**
   * The model that answers now.
   *
   * @param version with the state of what it has learnt from corrections
   * @param corrections how many corrected mentions it remembers
   * @param trainedOn how many labelled texts it learnt from
   * @param certainty the curve that makes the confidence honest
   */
  record Model(
      String version,
      int corrections,
      int trainedOn,
      List<String> kinds,
      Certainty certainty,
      List<String> languages,
      List<CatalogueEntry> services) {}

  private final Classifier classifier;
  private final CurrentCatalogue catalogue;
  private final Learned learned;

  ModelResource(Classifier classifier, CurrentCatalogue catalogue, Learned learned) {
    this.classifier = classifier;
    this.catalogue = catalogue;
    this.learned = learned;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "The model that answers")
  public Model model() {
    return new Model(
        learned.version(classifier.model().version()),
        learned.size(),
        classifier.model().examples(),
        classifier.model().kinds().classes(),
        classifier.model().certainty(),
        Classifier.languages(),
        List.copyOf(catalogue.get().entries()));
  }
}
