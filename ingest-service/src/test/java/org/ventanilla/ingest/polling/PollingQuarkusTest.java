package org.ventanilla.ingest.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ventanilla.events.Mention;
import org.ventanilla.ingest.town.Town;
import org.ventanilla.ingest.town.VillageNetwork;
import org.ventanilla.networks.NetworkException;
import org.ventanilla.plaza.citizens.Citizens;
import org.ventanilla.plaza.faults.Fault;
import org.ventanilla.plaza.square.Network;

@QuarkusTest
class PollingQuarkusTest extends Town {

  private static final String CALM = "village-calm";
  private static final String ROUGH = "village-rough";
  private static final List<Network> WITH_WEBHOOKS =
      Arrays.stream(Network.values()).filter(Network::hasWebhooks).toList();

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject VillageNetwork village;

  @AfterEach
  void everythingBehaves() {
    village.behave(ROUGH);
    plaza.faults().clear();
    await().atMost(PATIENCE).until(() -> "listening".equals(status(ROUGH).getString("state")));
  }

  private Document status(String account) {
    return collection("accounts").find(new Document("_id", account)).first();
  }

  private List<String> say(String account, int posts) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < posts; i++) {
      ids.add(newId());
      village.say(account, ids.get(i), Instant.now());
    }
    return ids;
  }

  private void awaitStored(List<String> ids) {
    await()
        .atMost(PATIENCE)
        .until(() -> ids.stream().allMatch(id -> storedOf("mastodon:" + id).size() == 1));
  }

  @Test
  void aPostOnEachNetworkIsHeardByWebhookAndByPollingAndIsOneMention() {
    for (Network network : WITH_WEBHOOKS) {
      String id = speak(network, "Hay un bache en la calle Mayor");
      await().atMost(PATIENCE).until(() -> storedOf(network.code() + ":" + id).size() == 1);
      everythingIsSent();
      await().atMost(PATIENCE).until(() -> status(network.code() + "-villarrio").getDate("lastWebhookAt") != null);
      assertThat(sent(id)).as(network.code()).hasSize(1);
    }
  }

  @Test
  void aPostIsHeardByPollingAloneWhenWebhooksAreSilent() {
    for (Network network : WITH_WEBHOOKS) {
      plaza.faults().on(Fault.WEBHOOKS_OFF, network, 0, 0);
      String id = speak(network, "La farola de la plaza no luce");
      await().atMost(PATIENCE).until(() -> storedOf(network.code() + ":" + id).size() == 1);
      assertThat(storedOf(network.code() + ":" + id).get(0).getString("source")).isEqualTo("poll");
      assertThat(storedOf(network.code() + ":" + id).get(0).getString("account"))
          .isEqualTo(network.code() + "-villarrio");
    }
  }

  private String speak(Network network, String text) {
    return plaza
        .citizens()
        .say(
            new Citizens.Words(
                network, Citizens.Kind.PUBLIC, "vecina_" + newId(), text + " @VillarrioAyto", "", List.of()))
        .id();
  }

  @Test
  void aGapOfManyPagesIsClosedOnceEach() {
    List<String> ids = say(CALM, 25 * VillageNetwork.PAGE + 3);
    awaitStored(ids);
    everythingIsSent();
    assertThat(sent().stream().map(Mention::id).filter(ids::contains)).hasSize(ids.size());
  }

  @Test
  void anAccountThatIsSlowOrRefusedNeverSlowsAnotherNorOverlapsItself() throws InterruptedException {
    CountDownLatch answer = new CountDownLatch(1);
    village.delay(ROUGH, () -> waitFor(answer));
    int before = village.calls(CALM);
    List<String> ids = say(CALM, 15);
    awaitStored(ids);
    await().atMost(PATIENCE).until(() -> village.calls(CALM) > before + 5);
    assertThat(village.overlaps()).isEmpty();
    answer.countDown();
  }

  private static void waitFor(CountDownLatch answer) {
    try {
      answer.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aThrottledAccountIsNotCalledBeforeTheNetworkAllowsIt() {
    Instant until = Instant.now().plusSeconds(4);
    village.trouble(ROUGH, () -> new NetworkException.RateLimited("too many calls", until, null));
    await().atMost(PATIENCE).until(() -> "throttled".equals(status(ROUGH).getString("state")));
    int calls = village.calls(ROUGH);
    village.behave(ROUGH);
    await().atMost(PATIENCE).until(() -> Instant.now().isAfter(until.minusMillis(200)));
    assertThat(village.calls(ROUGH)).isEqualTo(calls);
    List<String> ids = say(ROUGH, 1);
    awaitStored(ids);
  }

  @Test
  void aDeadTokenIsSaidOnceAndTriedRarely() {
    List<String> warnings = new ArrayList<>();
    Handler handler = recording(warnings);
    Logger logger = Logger.getLogger(AccountPolling.class.getName());
    logger.addHandler(handler);
    try {
      village.trouble(ROUGH, () -> new NetworkException.TokenRejected("the token is not valid any more", null));
      await().atMost(PATIENCE).until(() -> "token-dead".equals(status(ROUGH).getString("state")));
      int calls = village.calls(ROUGH);
      await().atMost(PATIENCE).until(() -> village.calls(ROUGH) >= calls + 2);
      assertThat(status(ROUGH).getString("lastError")).isEqualTo("the token is not valid any more");
      assertThat(warnings.stream().filter(line -> line.contains(ROUGH)))
          .containsExactly(ROUGH + " is token-dead: its token must be renewed");
    } finally {
      logger.removeHandler(handler);
    }
    village.behave(ROUGH);
    List<String> ids = say(ROUGH, 1);
    awaitStored(ids);
  }

  private static Handler recording(List<String> lines) {
    return new Handler() {
      @Override
      public void publish(LogRecord line) {
        if (line.getLevel().intValue() >= java.util.logging.Level.WARNING.intValue()) {
          lines.add(String.format(line.getMessage(), line.getParameters()));
        }
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  @Test
  void anUnreachableNetworkIsTriedAgainAndItsGapIsClosed() {
    village.trouble(ROUGH, () -> new NetworkException.Unavailable("503", null));
    await().atMost(PATIENCE).until(() -> "unreachable".equals(status(ROUGH).getString("state")));
    List<String> ids = say(ROUGH, 12);
    village.behave(ROUGH);
    awaitStored(ids);
    await().atMost(PATIENCE).until(() -> "listening".equals(status(ROUGH).getString("state")));
  }

  @Test
  void anAccountThatItsNetworkDroppedIsSaidOnceAndSubscribedAgain() {
    List<String> warnings = new ArrayList<>();
    Handler handler = recording(warnings);
    Logger logger = Logger.getLogger(WebhookWatch.class.getName());
    logger.addHandler(handler);
    try {
      village.refuseToSend(ROUGH);
      village.drop(ROUGH);
      await().atMost(PATIENCE).until(() -> "unsubscribed".equals(status(ROUGH).getString("state")));
      awaitStored(say(ROUGH, 1));
      int calls = village.calls(ROUGH);
      await().atMost(PATIENCE).until(() -> village.calls(ROUGH) > calls + 5);
      assertThat(village.isDropped(ROUGH)).isTrue();
      assertThat(status(ROUGH).getString("state")).isEqualTo("unsubscribed");

      village.agreeToSend(ROUGH);
      await().atMost(PATIENCE).until(() -> !village.isDropped(ROUGH));
      await().atMost(PATIENCE).until(() -> "listening".equals(status(ROUGH).getString("state")));
      assertThat(warnings.stream().filter(line -> line.contains(ROUGH))).hasSize(1);
    } finally {
      logger.removeHandler(handler);
    }
  }

  @Test
  void aPageThatMetaDroppedIsSubscribedAgainAndWhatWasNotToldIsFound() {
    plaza.faults().on(Fault.UNSUBSCRIBED, Network.FACEBOOK, 0, 0);
    String untold = speak(Network.FACEBOOK, "Esto no lo cuenta nadie");
    await().atMost(PATIENCE).until(() -> storedOf("facebook:" + untold).size() == 1);
    assertThat(storedOf("facebook:" + untold).get(0).getString("source")).isEqualTo("poll");
    long told = plaza.webhooks(Network.FACEBOOK).delivered();
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              speak(Network.FACEBOOK, "Y esto sí");
              return plaza.webhooks(Network.FACEBOOK).delivered() > told;
            });
  }

  @Test
  void aConnectorThatFailsUnexpectedlyDoesNotEndThePolling() {
    village.trouble(ROUGH, () -> new IllegalStateException("broken"));
    await().atMost(PATIENCE).until(() -> "unreachable".equals(status(ROUGH).getString("state")));
    village.behave(ROUGH);
    awaitStored(say(ROUGH, 1));
  }

  @Test
  void aPausedAccountIsNotPolled() {
    await().atMost(PATIENCE).until(() -> status("village-asleep") != null);
    assertThat(status("village-asleep").getString("state")).isEqualTo("paused");
    assertThat(village.calls("village-asleep")).isZero();
  }
}
