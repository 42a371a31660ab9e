package org.ventanilla.response.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The standard's own schemas and sample answers; a test that needs them says that it was skipped where they are not. */
final class Standard {

  private static final Path DATA = Path.of("..", "..", "shared", "data");

  private Standard() {}

  /** Asserts that an answer is as the published JSON schema says. */
  static void assertValid(String schema, String json) {
    Path file = DATA.resolve("open311-schema").resolve(schema + ".json");
    assumeTrue(Files.exists(file), () -> "skipped: no schema at " + file);
    var config = SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    try {
      var messages =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
              .getSchema(SchemaLocation.of(file.toAbsolutePath().normalize().toUri().toString()), config)
              .validate(new ObjectMapper().readTree(json));
      assertThat(messages).as(json).isEmpty();
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + json, e);
    }
  }

  /** Paths of the elements of a published sample, such as {@code services/service/service_code}. */
  static Set<String> elementsOfSample(String name) {
    Path file = DATA.resolve("open311-samples").resolve(name + ".xml");
    assumeTrue(Files.exists(file), () -> "skipped: no sample at " + file);
    try {
      String text = Files.readString(file);
      return elements(text.substring(text.indexOf("<?xml")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Set<String> elements(String xml) {
    try {
      var document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
      Set<String> paths = new TreeSet<>();
      collect(document.getDocumentElement(), "", paths);
      return paths;
    } catch (Exception e) {
      throw new AssertionError("no XML: " + xml, e);
    }
  }

  private static void collect(Element element, String above, Set<String> paths) {
    String path = above.isEmpty() ? element.getTagName() : above + "/" + element.getTagName();
    paths.add(path);
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inside) {
        collect(inside, path, paths);
      }
    }
  }
}
