package org.ventanilla.routing.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
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
    int unreadable = 0;
    try (BufferedReader posts = reader(in); Writer answers = Files.newBufferedWriter(out)) {
      for (String line = posts.readLine(); line != null; line = posts.readLine()) {
        ObjectNode answer = answer(line, json, classifier);
        answers.write(new String(json.writeValueAsBytes(answer), StandardCharsets.UTF_8));
        answers.write('\n');
        lines++;
        unreadable += answer.has("error") ? 1 : 0;
      }
    }
    System.out.println(lines + " lines, " + unreadable + " of them without a text to read, into " + out);
  }

  /** Bytes that are no UTF-8 become U+FFFD: they stop no file. */
  private static BufferedReader reader(Path file) throws IOException {
    return new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
  }

  /** One answer a line, so that both files stay side by side; a line that is no post says why in {@code error}. */
  static ObjectNode answer(String line, ObjectMapper json, Classifier classifier) throws IOException {
    ObjectNode answer = json.createObjectNode();
    JsonNode post;
    try {
      post = json.readTree(line);
    } catch (JsonProcessingException e) {
      return answer.put("error", "not JSON");
    }
    if (post != null && post.has("id")) {
      answer.set("id", post.get("id"));
    }
    if (post == null || !post.path("text").isTextual()) {
      return answer.put("error", "no text");
    }
    answer.setAll((ObjectNode) json.readTree(EventJson.write(classifier.classify(post.path("text").asText()))));
    return answer;
  }
}
