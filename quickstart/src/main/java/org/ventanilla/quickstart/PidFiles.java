package org.ventanilla.quickstart;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Which processes belong to this town: {@code pids.json} for people and tests, and one {@code <name>.pid} each with the
 * moment it started, so that a later start can tell an orphan from a stranger that was given the same number.
 */
final class PidFiles {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path directory;
  private final Map<String, Long> running = new TreeMap<>();

  PidFiles(Path directory) {
    this.directory = directory;
  }

  /** Writes down that the process runs under this name. */
  synchronized void record(String name, ProcessHandle process) {
    running.put(name, process.pid());
    write(file(name), process.pid() + " " + startOf(process).map(Instant::toEpochMilli).orElse(0L) + "\n");
    writeAll();
  }

  /** Writes down that no process runs under this name. */
  synchronized void forget(String name) {
    running.remove(name);
    try {
      Files.deleteIfExists(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    writeAll();
  }

  /** Stops what an earlier launcher left running when it was killed. */
  synchronized void stopLeftovers() {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.pid")) {
      for (Path file : files) {
        orphan(Files.readString(file)).ifPresent(PidFiles::stop);
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    writeAll();
  }

  private static Optional<ProcessHandle> orphan(String recorded) {
    String[] pidAndStart = recorded.strip().split(" ");
    if (!recorded.strip().matches("\\d{1,18} \\d{1,18}")) {
      // Killed while it was being written: there was no process yet that we would miss.
      return Optional.empty();
    }
    Instant start = Instant.ofEpochMilli(Long.parseLong(pidAndStart[1]));
    return ProcessHandle.of(Long.parseLong(pidAndStart[0]))
        .filter(
            process ->
                startOf(process)
                    .map(found -> Duration.between(start, found).abs().compareTo(CLOCK_TOLERANCE) <= 0)
                    .orElse(false));
  }

  private static Optional<Instant> startOf(ProcessHandle process) {
    return process.info().startInstant();
  }

  private static void stop(ProcessHandle process) {
    process.destroy();
    try {
      process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      process.destroyForcibly();
      process.onExit().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void writeAll() {
    try {
      write(directory.resolve("pids.json"), JSON.writeValueAsString(running) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String name) {
    return directory.resolve(name + ".pid");
  }
}
