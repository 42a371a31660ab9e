package org.ventanilla.networks;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The captured payloads beside the clone; a test that needs them is skipped, and says so, where they are not. */
public final class Payloads {

  private static final Path ROOT = Path.of("..", "..", "shared", "data", "payloads");

  private Payloads() {}

  public static Path folder(String name) {
    Path folder = ROOT.resolve(name);
    assumeTrue(Files.isDirectory(folder), () -> "skipped: no payloads at " + folder);
    return folder;
  }

  public static List<Path> jsonFilesIn(String name) {
    try (Stream<Path> files = Files.list(folder(name))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
