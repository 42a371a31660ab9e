package org.ventanilla.routing.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifyFileTest {

  @TempDir Path folder;

  @Test
  void everyLineGetsOneAnswerInItsOrderWhateverIsInIt() throws Exception {
    Path file = folder.resolve("posts.jsonl");
    String huge = "{\"id\":3,\"text\":\"" + "bache ".repeat(200_000) + "\"}";
    String posts =
        String.join(
            "\n", "{\"id\":1,\"text\":\"Hay un bache en la calle Mayor, arréglenlo\"}", "{broken", huge, "", "[]",
            "{\"id\":6}", "{\"text\":7}", "{\"text\":\"\"}");
    byte[] bytes = (posts + "\n{\"id\":9,\"text\":\"a").getBytes(StandardCharsets.UTF_8);
    byte[] noUtf8 = java.util.Arrays.copyOf(bytes, bytes.length + 4);
    noUtf8[bytes.length] = (byte) 0xff;
    noUtf8[bytes.length + 1] = (byte) 0xc3;
    noUtf8[bytes.length + 2] = '"';
    noUtf8[bytes.length + 3] = '}';
    Files.write(file, noUtf8);

    ClassifyFile.main(new String[] {file.toString()});

    List<String> answers = Files.readAllLines(folder.resolve("posts.jsonl.classified.jsonl"));
    assertThat(answers).hasSize(9);
    assertThat(answers.get(0)).contains("\"id\":1", "\"service\":\"roads\"");
    assertThat(answers.get(1)).isEqualTo("{\"error\":\"not JSON\"}");
    assertThat(answers.get(2)).contains("\"id\":3", "\"service\":\"roads\"");
    assertThat(answers.get(3)).contains("\"error\"");
    assertThat(answers.get(4)).contains("\"error\"");
    assertThat(answers.get(5)).isEqualTo("{\"id\":6,\"error\":\"no text\"}");
    assertThat(answers.get(6)).contains("\"error\"");
    assertThat(answers.get(7)).contains("\"kind\":\"other\"");
    assertThat(answers.get(8)).contains("\"id\":9", "\"kind\"");
  }
}
