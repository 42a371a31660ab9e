package org.ventanilla.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A directory for the data of one test run; closing it deletes it with all it holds. */
record TemporaryDirectory(Path path) implements AutoCloseable {

  static TemporaryDirectory create(String name) {
    try {
      return new TemporaryDirectory(Files.createTempDirectory("ventanilla-" + name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
