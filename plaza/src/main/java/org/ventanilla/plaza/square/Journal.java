package org.ventanilla.plaza.square;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.DeserializationContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.function.Consumer;

/** The square on disk: one line a state of a person or a post, the last line of an id counts. */
final class Journal implements AutoCloseable {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addDeserializer(Instant.class, new InstantReader()))
          .build();

  private final OutputStream out;

  private Journal(OutputStream out) {
    this.out = out;
  }

  /** A journal that keeps nothing. */
  static Journal nowhere() {
    return new Journal(OutputStream.nullOutputStream());
  }

  /** Reads what is there and goes on behind it. A line cut short by a crash is left out. */
  static Journal in(Path directory, Consumer<Person> people, Consumer<Post> posts) {
    try {
      Files.createDirectories(directory);
      Path file = directory.resolve("square.jsonl");
      boolean cutShort = Files.exists(file) && replay(file, people, posts);
      OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      if (cutShort) {
        out.write('\n');
      }
      return new Journal(out);
    } catch (IOException e) {
      throw new UncheckedIOException("plaza cannot keep its posts in " + directory, e);
    }
  }

  private static boolean replay(Path file, Consumer<Person> people, Consumer<Post> posts) throws IOException {
    boolean lastUnreadable = false;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        lastUnreadable = !accept(line, people, posts);
      }
    }
    return lastUnreadable;
  }

  private static boolean accept(String line, Consumer<Person> people, Consumer<Post> posts) {
    try {
      JsonNode node = MAPPER.readTree(line);
      if (node.has("person")) {
        people.accept(MAPPER.treeToValue(node.get("person"), Person.class));
      } else if (node.has("post")) {
        posts.accept(MAPPER.treeToValue(node.get("post"), Post.class));
      }
      return true;
    } catch (IOException unreadable) {
      return false;
    }
  }

  void write(Person person) {
    append("person", person);
  }

  void write(Post post) {
    append("post", post);
  }

  private void append(String name, Object value) {
    try {
      String line = MAPPER.writeValueAsString(MAPPER.createObjectNode().set(name, MAPPER.valueToTree(value))) + "\n";
      out.write(line.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("plaza cannot write its journal", e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class InstantReader extends FromStringDeserializer<Instant> {

    private static final long serialVersionUID = 1L;

    InstantReader() {
      super(Instant.class);
    }

    @Override
    protected Instant _deserialize(String value, DeserializationContext context) {
      return Instant.parse(value);
    }
  }
}
