package org.ventanilla.quickstart;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Citizens go on speaking while a service dies without a word and comes back. */
class NothingIsLostIT {

  private static final int POSTS = 500;
  private static final List<String> NETWORKS = List.of("x", "facebook", "instagram", "mastodon", "bluesky");

  private static WholeTown town;

  @BeforeAll
  static void startTheTown() {
    town = WholeTown.start();
  }

  @AfterAll
  static void stopTheTown() {
    if (town != null) {
      town.close();
    }
  }

  @ParameterizedTest
  @EnumSource(Service.class)
  void everyPostIsInTheInboxOnceAlthoughAServiceWasKilledMeanwhile(Service service) {
    Citizens citizens = new Citizens(URI.create(town.url("plaza")));
    String mark = "Aviso durante la caída de " + service.name().toLowerCase() + " ";

    CompletableFuture<Void> posting =
        CompletableFuture.runAsync(
            () -> IntStream.range(0, POSTS).forEach(i -> citizens.post(NETWORKS.get(i % NETWORKS.size()), "vecina " + i, mark + i)));
    await("half of the posts").until(() -> citizens.posted() >= POSTS / 2);
    town.kill(service);
    posting.join();
    town.restart(service);

    TownHall lucia = TownHall.of(town, "lucia");
    List<String> expected = IntStream.range(0, POSTS).mapToObj(i -> mark + i).sorted().collect(Collectors.toList());
    await("all posts").atMost(120, SECONDS).until(() -> lucia.excerpts(mark).size() >= POSTS);
    assertThat(lucia.messages(mark)).containsExactlyInAnyOrderElementsOf(expected);
  }
}
