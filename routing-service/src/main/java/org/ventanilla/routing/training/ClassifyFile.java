package org.ventanilla.routing.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ventanilla.events.EventJson;
import org.ventanilla.routing.catalogue.Catalogue;
import org.ventanilla.routing.classification.Classifier;
import org.ventanilla.routing.classification.Gazetteer;
import org.ventanilla.routing.classification.Model;

/**
 * Classifies a file of JSON lines, each with {@code text} and perhaps {@code id}, into a file of classifications in the
 * same order: {@code mvn -Pclassify -Dfile=posts.jsonl}.
 */
public final class ClassifyFile {

  private ClassifyFile() {}

  /**
   * @param args the file to read; the file to write, by default the first with {@code .classified.jsonl} behind it
   */
  public static void main(String[] args) throws IOException {
    Path in = Path.of(args[0]);
    Path out = Path.of(args.length > 1 && !args[1].isBlank() ? args[1] : args[0] + ".classified.jsonl");
    ObjectMapper json = new ObjectMapper();
    Catalogue catalogue = Catalogue.builtIn();
    Classifier classifier = new Classifier(() -> catalogue, Gazetteer.builtIn(), Model.shipped());
    int lines = 0;
    try (BufferedReader posts = Files.newBufferedReader(in); Writer answers = Files.newBufferedWriter(out)) {
      for (String line = posts.readLine(); line != null; line = posts.readLine()) {
        JsonNode post = json.readTree(line);
        ObjectNode answer = json.createObjectNode();
        if (post.has("id")) {
          answer.set("id", post.get("id"));
        }
        byte[] classification = EventJson.write(classifier.classify(post.path("text").asText()));
        answer.setAll((ObjectNode) json.readTree(classification));
        answers.write(new String(json.writeValueAsBytes(answer), StandardCharsets.UTF_8));
        answers.write('\n');
        lines++;
      }
    }
    System.out.println(lines + " texts classified into " + out);
  }
}
