package org.ventanilla.quickstart;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.events.Mention;
import org.ventanilla.plaza.citizens.Citizens.Kind;
import org.ventanilla.plaza.citizens.Citizens.Words;
import org.ventanilla.plaza.square.Network;

/** Two replicas of ingest-service share everything, and the one that polls and sends is killed. */
class TwoReplicasIT {

  private static final int CONVERSATIONS = 150;
  private static final Duration HAND_OVER = Duration.ofSeconds(30);

  @TempDir Path directory;

  private final Map<String, String> posted = new ConcurrentHashMap<>();
  private final AtomicInteger next = new AtomicInteger();
  private final List<String> roots = new ArrayList<>();
  private ListeningTown town;
  private Balancer balancer;

  @BeforeEach
  void startTheTown() throws IOException {
    town = ListeningTown.start(directory, Path.of(".."), networks -> networks);
    balancer = new Balancer();
  }

  @AfterEach
  void stopTheTown() {
    balancer.close();
    town.close();
  }

  @Test
  void noPostIsLostOrDoubledAndTheOtherPollsWithinThirtySeconds() throws Exception {
    ListeningTown.Replica first = town.startIngest("first", Map.of());
    await("the first polls every account").atMost(HAND_OVER).until(() -> pollsEverything(first));
    ListeningTown.Replica second = town.startIngest("second", Map.of());
    await("both know of each other").atMost(HAND_OVER).until(() -> replicas(first) == 2 && replicas(second) == 2);
    balancer.add(first.url());
    balancer.add(second.url());
    town.plaza().subscribe(balancer.url());
    await("webhooks").atMost(HAND_OVER).until(() -> town.listened().stream().allMatch(this::isProven));

    ScheduledExecutorService citizens = Executors.newSingleThreadScheduledExecutor();
    ScheduledFuture<?> speaking = citizens.scheduleAtFixedRate(this::speak, 0, 20, MILLISECONDS);
    await("half of the posts").atMost(HAND_OVER).until(() -> posted.size() >= 4 * CONVERSATIONS);
    assertThat(polls(second)).as("polls of the one that has no lease").isZero();

    first.kill();
    long killed = System.nanoTime();
    balancer.remove(first.url());
    await("the second polls every account").atMost(HAND_OVER).until(() -> pollsEverything(second));
    Duration handOver = Duration.ofNanos(System.nanoTime() - killed);
    System.out.printf("two replicas | one killed, the other polled every account after %.1f s%n", seconds(handOver));
    assertThat(handOver).isLessThan(HAND_OVER);
    assertThat(speaking.isDone()).as("citizens failed to speak").isFalse();
    citizens.shutdown();
    assertThat(citizens.awaitTermination(5, TimeUnit.SECONDS)).isTrue();

    try (MentionsTopic topic = new MentionsTopic(town.kafka().bootstrapServers())) {
      await("all posts").atMost(Duration.ofSeconds(60)).until(() -> topic.read().size() >= posted.size());
      await("what may still come twice").during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(5)).until(() -> true);
      List<Mention> sent = topic.read();
      System.out.printf("two replicas | %d posts, %d on the topic%n", posted.size(), sent.size());
      assertThat(sent.stream().map(Mention::mentionId)).containsExactlyInAnyOrderElementsOf(posted.keySet());
      assertThat(conversations(sent).values().stream().filter(said -> !isInOrder(said)).map(TwoReplicasIT::numbers))
          .as("conversations out of order, as number@received")
          .isEmpty();
    }
  }

  /** First every conversation's beginning, then answers of its author in turn: one conversation speaks every 3 s. */
  private void speak() {
    int number = next.getAndIncrement();
    int conversation = number % CONVERSATIONS;
    Network network = town.listened().get(conversation % town.listened().size());
    String to = number < CONVERSATIONS ? "" : roots.get(conversation);
    String text = "Aviso número " + number;
    var post =
        town.plaza().citizens().say(new Words(network, Kind.PUBLIC, "vecina " + conversation, text, to, List.of()));
    if (number < CONVERSATIONS) {
      roots.add(post.id());
    }
    posted.put(network.code() + ":" + post.id(), text);
  }

  private static Map<String, List<Mention>> conversations(List<Mention> sent) {
    return sent.stream().collect(groupingBy(Mention::conversationKey));
  }

  /** The order is that of storing: an answer may be behind a later one only if it came in after it. */
  private static boolean isInOrder(List<Mention> said) {
    return IntStream.range(1, said.size())
        .allMatch(
            i ->
                number(said.get(i)) > number(said.get(i - 1))
                    || !said.get(i).receivedAt().isBefore(said.get(i - 1).receivedAt()));
  }

  private static List<String> numbers(List<Mention> said) {
    return said.stream().map(mention -> number(mention) + "@" + mention.receivedAt()).toList();
  }

  private static int number(Mention mention) {
    return Integer.parseInt(mention.text().replaceAll(".*Aviso número ", ""));
  }

  private boolean isProven(Network network) {
    return !network.hasWebhooks() || town.plaza().webhooks(network).proven();
  }

  private boolean pollsEverything(ListeningTown.Replica replica) {
    return polls(replica) == town.listened().size();
  }

  /** How many accounts the replica has polled. */
  private static long polls(ListeningTown.Replica replica) {
    return metrics(replica, "ventanilla_polls_total").count();
  }

  /** How many replicas the replica knows of. */
  private static double replicas(ListeningTown.Replica replica) {
    return metrics(replica, "ventanilla_replicas ")
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private static Stream<String> metrics(ListeningTown.Replica replica, String name) {
    return RestAssured.get(replica.url().resolve("/q/metrics")).asString().lines()
        .filter(line -> line.startsWith(name));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
