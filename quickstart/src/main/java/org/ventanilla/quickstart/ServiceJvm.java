package org.ventanilla.quickstart;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One run of a service as it is packaged, in a JVM of its own, from start to exit. */
final class ServiceJvm {

  private static final Duration DRAIN = Duration.ofSeconds(20);
  private static final Duration ASK_EVERY = Duration.ofMillis(100);
  private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

  private final Process process;
  private final URI readiness;

  private ServiceJvm(Process process, URI readiness) {
    this.process = process;
    this.readiness = readiness;
  }

  /**
   * What to run.
   *
   * @param environment what its configuration is, beside the launcher's own environment
   * @param log where its output is added
   */
  record Order(Service service, Path jar, int port, Map<String, String> environment, Path log) {}

  static ServiceJvm start(Order order) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Small and quick to start: a town's posts are few, and four JVMs share the machine.
    command.addAll(
        List.of("-Xmx320m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Dfile.encoding=UTF-8"));
    command.addAll(List.of("-jar", order.jar().toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(order.environment());
    builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(order.port()));
    builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(order.log().toFile()));
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    return new ServiceJvm(builder.start(), URI.create("http://127.0.0.1:" + order.port() + "/q/health/ready"));
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  CompletableFuture<Process> onExit() {
    return process.onExit();
  }

  int exitCode() {
    return process.exitValue();
  }

  /** Waits until it says that it is ready; false when it died or took longer than {@code patience}. */
  boolean awaitReady(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < end) {
      if (isReady()) {
        return true;
      }
      if (process.waitFor(ASK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    return false;
  }

  private boolean isReady() throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(readiness).timeout(Duration.ofSeconds(5)).build();
      return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** Lets it finish what it is doing; after {@link #DRAIN} it is killed. */
  void stop() {
    process.destroy();
    try {
      process.onExit().get(DRAIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      kill();
    }
  }

  /** As when the machine loses power. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }
}
