package org.ventanilla.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.events.Mention;
import org.ventanilla.plaza.citizens.Citizens.Kind;
import org.ventanilla.plaza.citizens.Citizens.Words;
import org.ventanilla.plaza.square.Network;
import org.ventanilla.plaza.square.Post;

/**
 * Ingest-service is dead for 70 minutes by the networks' clock while citizens go on speaking, and the networks have given
 * up telling it by webhook.
 */
class SeventyMinutesDeafIT {

  private static final int POSTS = 5_000;
  private static final Duration OUTAGE = Duration.ofMinutes(70);
  private static final Duration WEBHOOK_GIVEN_UP = Duration.ofMinutes(5);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Bound for closing the gap, on a busy machine. */
  private static final Duration CLOSED_WITHIN = Duration.ofMinutes(3);

  /** X developer documentation, "Rate limits": mentions, per user and 15 minutes. */
  private static final int CALLS_OF_MENTIONS = 300;

  /** Its users' time: behind ours by the outage, until the outage is over. */
  private final LateClock clock = new LateClock(OUTAGE.plus(WEBHOOK_GIVEN_UP).plusMinutes(1));

  @TempDir Path directory;
  private ListeningTown town;

  @BeforeEach
  void startTheTown() {
    town =
        ListeningTown.start(
            directory,
            Path.of(".."),
            networks ->
                networks
                    .withClock(clock)
                    .withRetries(Duration.ofMillis(500), Duration.ofSeconds(1), WEBHOOK_GIVEN_UP)
                    .withRateLimit("GET /2/users/:id/mentions", CALLS_OF_MENTIONS));
  }

  @AfterEach
  void stopTheTown() {
    town.close();
  }

  @Test
  void everyPostIsThereOnceAfterTheRestart() {
    Map<String, String> settings = Map.of("VENTANILLA_INGEST_POLL_INTERVAL", "5s");
    ListeningTown.Replica before = town.startIngest("ingest", settings);
    town.plaza().subscribe(before.url());
    Set<String> posted = new HashSet<>();
    town.listened().forEach(network -> posted.add(say(network, "Antes de la avería", "", "vecina 0")));
    try (MentionsTopic topic = new MentionsTopic(town.kafka().bootstrapServers())) {
      await("the first posts").atMost(PATIENCE).until(() -> ids(topic).containsAll(posted));
      await("a poll of each").atMost(PATIENCE).until(() -> polled(before) == town.listened().size());

      before.kill();
      Map<Network, Long> toldBefore = told();
      speakThroughTheOutage(posted);
      clock.advance(WEBHOOK_GIVEN_UP.plusMinutes(1));
      await("webhooks given up").atMost(PATIENCE).until(() -> owed() == 0);

      long restarted = System.nanoTime();
      town.startIngest("ingest", settings);
      await("all posts").atMost(CLOSED_WITHIN).until(() -> ids(topic).containsAll(posted));
      Duration took = Duration.ofNanos(System.nanoTime() - restarted);
      List<Mention> sent = topic.read();
      System.out.printf(
          "seventy minutes deaf | %d posts on %s | all there %.1f s after the restart, start included%n",
          POSTS, town.listened(), took.toMillis() / 1000.0);
      assertThat(sent.stream().map(Mention::mentionId)).as("once each").doesNotHaveDuplicates();
      assertThat(new HashSet<>(ids(topic))).isEqualTo(posted);
      assertThat(told()).as("told by webhook").isEqualTo(toldBefore);
    }
  }

  /** Posts, and answers to them and to answers; a little less than a second apart. */
  private void speakThroughTheOutage(Set<String> posted) {
    Duration apart = OUTAGE.dividedBy(POSTS);
    Map<Network, String> last = new TreeMap<>();
    for (int i = 0; i < POSTS; i++) {
      clock.advance(apart);
      Network network = town.listened().get(i % town.listened().size());
      boolean answers = i % 7 < 3 && last.containsKey(network);
      Post post = post(network, "Aviso " + i, answers ? last.get(network) : "", "vecina " + i % 400);
      last.put(network, post.id());
      posted.add(network.code() + ":" + post.id());
    }
  }

  private String say(Network network, String text, String to, String author) {
    return network.code() + ":" + post(network, text, to, author).id();
  }

  private Post post(Network network, String text, String to, String author) {
    return town.plaza().citizens().say(new Words(network, Kind.PUBLIC, author, text, to, List.of()));
  }

  private static List<String> ids(MentionsTopic topic) {
    return topic.read().stream().map(Mention::mentionId).toList();
  }

  private Map<Network, Long> told() {
    return town.listened().stream()
        .collect(Collectors.toMap(network -> network, network -> town.plaza().webhooks(network).delivered()));
  }

  private long owed() {
    return town.listened().stream().mapToLong(network -> town.plaza().webhooks(network).pending()).sum();
  }

  private static long polled(ListeningTown.Replica replica) {
    return RestAssured.get(replica.url().resolve("/q/metrics")).asString().lines()
        .filter(line -> line.startsWith("ventanilla_polls_total"))
        .count();
  }
}
