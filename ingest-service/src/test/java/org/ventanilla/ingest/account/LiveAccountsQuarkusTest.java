package org.ventanilla.ingest.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.ventanilla.events.AccountReport;
import org.ventanilla.events.AccountSettings;
import org.ventanilla.events.AccountState;
import org.ventanilla.events.EventJson;
import org.ventanilla.events.Network;
import org.ventanilla.events.Topics;
import org.ventanilla.ingest.town.Town;
import org.ventanilla.ingest.town.VillageNetwork;
import org.ventanilla.ingest.town.VillarrioResource;
import org.ventanilla.networks.Credentials;
import org.ventanilla.networks.NetworkException;
import org.ventanilla.networks.WebhookSignature;
import org.ventanilla.networks.vault.Vault;

/** What response-service tells of accounts is done at once, without a restart. */
@QuarkusTest
class LiveAccountsQuarkusTest extends Town {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Vault VAULT = Vault.of(Optional.of(VillarrioResource.ACCOUNTS_KEY), Optional.empty()).orElseThrow();
  private static final AtomicLong VERSION = new AtomicLong(1);

  @Inject VillageNetwork village;
  @Inject SettingsStore store;

  @Test
  void anAccountIsAddedPausedResumedAndRemovedWhileTheServiceRuns() throws Exception {
    String id = "village-" + newId();
    String first = say(id);
    tell(village(id, false, false));
    await().atMost(PATIENCE).until(() -> storedOf("mastodon:" + first).size() == 1);

    tell(village(id, true, false));
    await().atMost(PATIENCE).until(() -> "paused".equals(status(id).getString("state")));
    int calls = village.calls(id);
    String meanwhile = say(id);
    letOthersBePolled();
    assertThat(village.calls(id)).isEqualTo(calls);

    tell(village(id, false, false));
    await().atMost(PATIENCE).until(() -> storedOf("mastodon:" + meanwhile).size() == 1);
    await().atMost(PATIENCE).until(() -> "listening".equals(status(id).getString("state")));

    tell(village(id, false, true));
    await().atMost(PATIENCE).until(() -> store.all().stream().anyMatch(one -> one.id().equals(id) && one.removed()));
    int last = village.calls(id);
    say(id);
    letOthersBePolled();
    assertThat(village.calls(id)).isBetween(last, last + 1);
    assertThat(village.overlaps()).isEmpty();
  }

  @Test
  void anOlderWordChangesNothing() throws Exception {
    String id = "village-" + newId();
    AccountSettings removed = village(id, false, true);
    AccountSettings newer = village(id, false, false);
    tell(newer);
    tell(removed);
    String post = say(id);
    await().atMost(PATIENCE).until(() -> storedOf("mastodon:" + post).size() == 1);
    assertThat(store.all()).filteredOn(one -> one.id().equals(id)).containsExactly(newer);
  }

  @Test
  void webhooksFollowTheSecretsOfTheAccounts() throws Exception {
    String id = "x-" + newId();
    String user = newId();
    tell(onX(id, user, "first-secret", false));
    awaitWebhook(user, "first-secret", 200);
    tell(onX(id, user, "second-secret", false));
    awaitWebhook(user, "second-secret", 200);
    awaitWebhook(user, "first-secret", 401);
    tell(onX(id, user, "", true));
    awaitWebhook(user, "second-secret", 401);
  }

  @Test
  void aDeadTokenIsReportedOnceAndWhatTheWebhookBringsIsStored() throws Exception {
    String id = "x-" + newId();
    String user = newId();
    tell(onX(id, user, "secret-of-" + id, false));
    await().atMost(PATIENCE).until(() -> "token-dead".equals(status(id).getString("state")));

    String post = newId();
    hook(user, post, "secret-of-" + id).then().statusCode(200);
    assertThat(stored(post)).hasSize(1);
    assertThat(stored(post).get(0).getString("account")).isEqualTo(id);

    await().atMost(PATIENCE).until(() -> reports(id).stream().anyMatch(one -> one.state() == AccountState.TOKEN_DEAD));
    letOthersBePolled();
    assertThat(reports(id).stream().filter(one -> one.state() == AccountState.TOKEN_DEAD).count()).isEqualTo(1);
  }

  @Test
  void aChangeOfStateIsReportedAtOnceWithWhenItMayBeCalledAgain() throws Exception {
    String id = "village-" + newId();
    Instant until = Instant.now().plusSeconds(600);
    village.trouble(id, () -> new NetworkException.RateLimited("too many calls", until, null));
    tell(village(id, false, false));
    await().atMost(PATIENCE).until(() -> isReported(id, one -> one.state() == AccountState.THROTTLED));
    AccountReport last = reports(id).get(reports(id).size() - 1);
    assertThat(last.throttledUntil().toEpochMilli()).isEqualTo(until.toEpochMilli());
    assertThat(last.lastError()).isEqualTo("too many calls");
  }

  @Test
  void theSecretsAreKeptEncrypted() throws Exception {
    String id = "x-" + newId();
    tell(onX(id, newId(), "a-secret-that-nobody-sees", false));
    await().atMost(PATIENCE).until(() -> store.all().stream().anyMatch(one -> one.id().equals(id)));
    assertThat(collection("account_settings").find().into(new ArrayList<>()).toString())
        .contains(id)
        .doesNotContain("a-secret-that-nobody-sees");
  }

  private AccountSettings village(String id, boolean paused, boolean removed) {
    return new AccountSettings(
        id, VERSION.incrementAndGet(), removed, paused, Network.MASTODON, id, "", id, "http://127.0.0.1:1", null,
        null, removed ? null : VAULT.seal(id, new Credentials("", "", "token", "", "")));
  }

  /** An account on plaza whose token is none of its tokens. */
  private AccountSettings onX(String id, String user, String appSecret, boolean removed) {
    return new AccountSettings(
        id, VERSION.incrementAndGet(), removed, false, Network.X, user, "agua", "Agua", plaza.url(), null, "water",
        removed ? null : VAULT.seal(id, new Credentials("key", appSecret, "no-token", "no-token-secret", "")));
  }

  private void tell(AccountSettings settings) throws Exception {
    Map<String, Object> config = Map.of("bootstrap.servers", kafka.bootstrapServers());
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(Topics.ACCOUNTS, settings.id(), EventJson.write(settings))).get();
    }
  }

  private String say(String account) {
    String id = newId();
    village.say(account, id, Instant.now());
    return id;
  }

  /** Two more turns of an account that is polled as often as the one that should not be. */
  private void letOthersBePolled() {
    int before = village.calls("village-calm");
    await().atMost(PATIENCE).until(() -> village.calls("village-calm") >= before + 3);
  }

  private Document status(String account) {
    Document found = collection("accounts").find(new Document("_id", account)).first();
    return found == null ? new Document() : found;
  }

  private void awaitWebhook(String user, String secret, int status) {
    await().atMost(PATIENCE).untilAsserted(() -> hook(user, newId(), secret).then().statusCode(status));
  }

  private io.restassured.response.Response hook(String user, String post, String secret) {
    String body =
        "{\"for_user_id\":\"" + user + "\",\"tweet_create_events\":[" + event(post, "700", "Hay una fuga") + "]}";
    return toX(body, WebhookSignature.X.sign(body.getBytes(StandardCharsets.UTF_8), secret));
  }

  private boolean isReported(String account, Predicate<AccountReport> as) {
    return reports(account).stream().anyMatch(as);
  }

  private List<AccountReport> reports(String account) {
    List<AccountReport> reports = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(Topics.ACCOUNT_STATES, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(
            record -> {
              if (record.key().equals(account)) {
                reports.add(EventJson.read(record.value(), AccountReport.class));
              }
            });
      }
    }
    return reports;
  }
}
