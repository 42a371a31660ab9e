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

/** Which model answers, what it learnt from, and for which services. */
@Path("/api/model")
final class ModelResource {

  /**
   * The model that answers now.
   *
   * @param trainedOn how many labelled texts it learnt from
   * @param certainty the curve that makes the confidence honest
   */
  record Model(
      String version,
      int trainedOn,
      List<String> kinds,
      Certainty certainty,
      List<String> languages,
      List<CatalogueEntry> services) {}

  private final Classifier classifier;
  private final CurrentCatalogue catalogue;

  ModelResource(Classifier classifier, CurrentCatalogue catalogue) {
    this.classifier = classifier;
    this.catalogue = catalogue;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "The model that answers")
  public Model model() {
    return new Model(
        classifier.model().version(),
        classifier.model().examples(),
        classifier.model().kinds().classes(),
        classifier.model().certainty(),
        Classifier.languages(),
        List.copyOf(catalogue.get().entries()));
  }
}
