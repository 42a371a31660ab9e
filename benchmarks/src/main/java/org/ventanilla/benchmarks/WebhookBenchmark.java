package org.ventanilla.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.ventanilla.benchmarks.OpenLoop.Request;
import org.ventanilla.networks.WebhookSignature;
import org.ventanilla.plaza.PlazaConfig;
import org.ventanilla.quickstart.ListeningTown;

/**
 * Signed webhooks of X at a fixed rate against ingest-service as it is packaged, and beside them a no-op of the same
 * server: the same bodies to the same address without a signature, which it reads and refuses with 401 before anything of
 * ours is done with them.
 */
final class WebhookBenchmark {

  private static final int WARM_UP_SECONDS = 10;
  private static final int ACCEPTED = 200;
  private static final int REFUSED = 401;
  private static final long FIRST_ID = 1_900_000_000_000_000_000L;

  private final ListeningTown town;
  private final ListeningTown.Replica ingest;
  private final int rate;
  private long nextId = FIRST_ID;

  private WebhookBenchmark(ListeningTown town, int rate) {
    this.town = town;
    this.rate = rate;
    // Webhooks alone: polls would ask plaza, which shares this machine.
    this.ingest = town.startIngest("benchmark", Map.of("VENTANILLA_INGEST_POLLING_ENABLED", "false"));
  }

  /** Arguments: the checkout, requests a second, seconds. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("ventanilla-benchmark");
    int rate = Integer.parseInt(arguments[1]);
    int seconds = Integer.parseInt(arguments[2]);
    try (ListeningTown town =
        ListeningTown.start(directory, Path.of(arguments[0]), PlazaConfig::withoutWebhooks)) {
      new WebhookBenchmark(town, rate).run(seconds);
    } finally {
      delete(directory);
    }
  }

  private void run(int seconds) throws InterruptedException {
    try (OpenLoop load = new OpenLoop(ingest.url().resolve("/webhooks/x").toString())) {
      load.send(requests(WARM_UP_SECONDS, true), rate);
      load.send(requests(WARM_UP_SECONDS / 2, false), rate);
      Outcome noOp = measure(load, "no-op", seconds, false);
      Outcome webhooks = measure(load, "webhooks", seconds, true);
      say("p99 of webhooks is %.1f times the no-op's", webhooks.percentile(99) / noOp.percentile(99));
    }
  }

  private Outcome measure(OpenLoop load, String name, int seconds, boolean signed) throws InterruptedException {
    List<Request> requests = requests(seconds, signed);
    Duration before = cpu();
    Outcome outcome = load.send(requests, rate);
    double cpu = (double) cpu().minus(before).toMillis() / outcome.took().toMillis();
    say(
        "%-8s | asked %d/s for %d s | answered as it should %.0f/s | p50 %.1f ms | p99 %.1f ms | max %.1f ms"
            + " | CPUs used by the service %.2f | answers %s%s",
        name, rate, seconds, outcome.perSecond(signed ? ACCEPTED : REFUSED), outcome.percentile(50),
        outcome.percentile(99), outcome.percentile(100), cpu, outcome.byStatus(),
        outcome.complete() ? "" : " (some never came)");
    return outcome;
  }

  private Duration cpu() {
    return ingest.process().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private List<Request> requests(int seconds, boolean signed) {
    String account = town.plaza().config().x().id();
    String secret = town.plaza().config().x().appSecret();
    List<Request> requests = new ArrayList<>();
    for (int i = 0; i < rate * seconds; i++) {
      byte[] body = body(account, nextId++).getBytes(StandardCharsets.UTF_8);
      requests.add(new Request(body, signed ? WebhookSignature.X.sign(body, secret) : ""));
    }
    return requests;
  }

  /** One post of one citizen, as the Account Activity API tells it. */
  private static String body(String account, long id) {
    return "{\"for_user_id\":\"" + account + "\",\"tweet_create_events\":[{\"id_str\":\"" + id
        + "\",\"text\":\"@VillarrioAyto Hay un bache en la calle Mayor, número " + id % 1_000
        + "\",\"timestamp_ms\":\"" + Instant.now().toEpochMilli() + "\",\"user\":{\"id_str\":\"" + (700 + id % 5_000)
        + "\",\"screen_name\":\"vecina" + id % 5_000 + "\",\"name\":\"Vecina\"}}]}";
  }

  private static void say(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
