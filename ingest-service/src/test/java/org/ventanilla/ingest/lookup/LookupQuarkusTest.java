package org.ventanilla.ingest.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ventanilla.events.Network;
import org.ventanilla.ingest.archive.Source;
import org.ventanilla.ingest.intake.Intake;
import org.ventanilla.ingest.town.Town;
import org.ventanilla.ingest.town.VillageNetwork;
import org.ventanilla.networks.NetworkException;
import org.ventanilla.networks.Reading;

/** A webhook tells only where a neighbour spoke: the words are asked for until they are there, or gone. */
@QuarkusTest
class LookupQuarkusTest extends Town {

  // It is never polled, so only a lookup can find what is said there.
  private static final String ACCOUNT = "village-asleep";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject Intake intake;
  @Inject VillageNetwork village;

  @AfterEach
  void theVillageBehaves() {
    village.behave(ACCOUNT);
  }

  @Test
  void theWordsAreAskedForAndSent() {
    String id = newId();
    village.say(ACCOUNT, id, Instant.now());
    pointAt(ACCOUNT, id);
    await().atMost(PATIENCE).until(() -> storedOf("mastodon:" + id).size() == 1);
    everythingIsSent();
    assertThat(sent(id)).hasSize(1);
    await().atMost(PATIENCE).until(() -> "done".equals(lookup(id).getString("state")));
  }

  @Test
  void aNetworkInTroubleIsAskedAgain() {
    String id = newId();
    village.say(ACCOUNT, id, Instant.now());
    village.trouble(ACCOUNT, () -> new NetworkException.Unavailable("503", null));
    pointAt(ACCOUNT, id);
    await().atMost(PATIENCE).until(() -> lookup(id).getInteger("tries") >= 2);
    assertThat(storedOf("mastodon:" + id)).isEmpty();
    village.behave(ACCOUNT);
    await().atMost(PATIENCE).until(() -> storedOf("mastodon:" + id).size() == 1);
  }

  @Test
  void whatIsGoneIsMarkedSoWithWhy() {
    String id = newId();
    pointAt(ACCOUNT, id);
    await().atMost(PATIENCE).until(() -> "gone".equals(lookup(id).getString("state")));
    assertThat(lookup(id).getString("reason")).contains("gone from the network");
  }

  @Test
  void whatIsForAnAccountThatIsNotConfiguredWaits() {
    String id = newId();
    pointAt("mastodon:4711", id);
    await().atMost(PATIENCE).until(() -> lookup(id).getInteger("tries") == 1);
    assertThat(lookup(id).getString("state")).isEqualTo("waiting");
  }

  private void pointAt(String account, String id) {
    intake.take(
        Network.MASTODON, List.of(new Reading.Pointed(account, id, Map.of("post.id", id))), Source.WEBHOOK, "{}");
  }

  private Document lookup(String id) {
    return collection("lookups").find(new Document("_id", "mastodon:" + id)).first();
  }
}
