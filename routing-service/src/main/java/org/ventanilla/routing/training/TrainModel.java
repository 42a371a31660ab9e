package org.ventanilla.routing.training;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ventanilla.routing.classification.Gazetteer;
import org.ventanilla.routing.classification.Model;
import org.ventanilla.routing.classification.Trainer;

/** Makes the model that is shipped: {@code mvn -Ptrain -pl routing-service}. */
public final class TrainModel {

  private TrainModel() {}

  /**
   * @param args folder of the training texts, the file to write, the version
   */
  public static void main(String[] args) throws IOException {
    List<Trainer.Example> examples = TrainingTexts.read(Path.of(args[0]));
    Model model = new Trainer(Gazetteer.builtIn()).train(args[2], examples, TrainingTexts::isLikeReal);
    try (OutputStream out = Files.newOutputStream(Path.of(args[1]))) {
      model.write(out);
    }
    System.out.printf(
        "model %s: %d examples, %d bytes, certainty %s%n",
        model.version(), model.examples(), Files.size(Path.of(args[1])), model.certainty());
  }
}
