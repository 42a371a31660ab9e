package org.ventanilla.routing.intake;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.ventanilla.routing.catalogue.CatalogueConfig;
import org.ventanilla.routing.catalogue.CurrentCatalogue;
import org.ventanilla.routing.classification.Classifier;
import org.ventanilla.routing.classification.Gazetteer;
import org.ventanilla.routing.classification.Model;

/** The one classifier of this service, made at start so that the first mention does not wait for it. */
final class ClassifierSetup {

  @Produces
  @Singleton
  @Startup
  Classifier classifier(CurrentCatalogue catalogue, CatalogueConfig config) {
    Gazetteer places = config.gazetteer().map(ClassifierSetup::read).orElseGet(Gazetteer::builtIn);
    return new Classifier(catalogue, places, Model.shipped());
  }

  private static Gazetteer read(Path file) {
    try {
      return new Gazetteer(new ObjectMapper().readValue(file.toFile(), new TypeReference<List<Gazetteer.Entry>>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException("the gazetteer is not readable: " + file, e);
    }
  }
}
