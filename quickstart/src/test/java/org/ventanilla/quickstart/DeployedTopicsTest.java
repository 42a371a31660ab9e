package org.ventanilla.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.ventanilla.events.Topics;
import org.ventanilla.events.Topics.Topic;

/** Operations make the topics with a script; it must make the ones that the services use. */
class DeployedTopicsTest {

  private static final Path SCRIPT = Path.of("../k8s/base/create-topics.sh");
  private static final Pattern TOPIC = Pattern.compile("^topic (\\S+) (\\d+)( cleanup\\.policy=compact)?$");

  @Test
  void theScriptMakesEveryTopicAsTheServicesExpectIt() throws IOException {
    List<Topic> made =
        Files.readAllLines(SCRIPT).stream()
            .map(TOPIC::matcher)
            .filter(Matcher::matches)
            .map(line -> new Topic(line.group(1), Integer.parseInt(line.group(2)), line.group(3) != null))
            .toList();

    assertThat(made).containsExactlyInAnyOrderElementsOf(Topics.ALL);
  }
}
