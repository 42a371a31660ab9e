package org.ventanilla.response.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.ventanilla.response.town.AMention.aMention;
import static org.ventanilla.response.town.Town.as;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.ventanilla.events.Urgency;
import org.ventanilla.networks.NetworkException;
import org.ventanilla.response.people.Role;
import org.ventanilla.response.people.Viewer;
import org.ventanilla.response.town.AMention;
import org.ventanilla.response.town.ServiceTest;
import org.ventanilla.response.town.Town;
import org.ventanilla.response.town.Villarrio.Person;

@ServiceTest
class DeliveryQuarkusTest {

  private static final Viewer ANA = new Viewer("ana", "Ana", Role.AGENT, Optional.empty());

  @Inject Town town;
  @Inject PlayedNetwork network;
  @Inject Outbox outbox;
  @Inject Replies replies;

  @Test
  void replyIsSentOnceAndShownInTheConversation() {
    UUID id = town.conversation(aMention());
    String text = words("Lo arreglamos mañana");
    reply(id, text).statusCode(201).body("state", equalTo("queued"));
    awaitState(text, "sent");
    assertThat(network.seen(text)).isEqualTo(1);
    as(Person.ANA).get("/api/conversations/" + id).then()
        .body("messages.text", hasItem(text)).body("messages[1].delivery", equalTo("sent"))
        .body("messages[1].direction", equalTo("out")).body("row.messageCount", equalTo(2));
  }

  @Test
  void sameKeyGivesTheSameReplyAndOtherWordsAreRefused() throws Exception {
    UUID id = town.conversation(aMention());
    String text = words("Gracias por avisar");
    String key = UUID.randomUUID().toString();
    ExecutorService people = Executors.newFixedThreadPool(8);
    List<Callable<Integer>> clicks = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      clicks.add(() -> send(id, key, body(text)).extract().statusCode());
    }
    List<Integer> statuses = new ArrayList<>();
    for (Future<Integer> click : people.invokeAll(clicks)) {
      statuses.add(click.get());
    }
    people.shutdown();
    assertThat(statuses).containsOnly(200, 201).containsOnlyOnce(201);
    send(id, key, body(text + " otra")).statusCode(422);
    awaitState(text, "sent");
    send(id, key, body(text)).statusCode(200);
    assertThat(network.seen(text)).isEqualTo(1);
    as(Person.ANA).contentType("application/json").body(body(text)).post("/api/conversations/" + id + "/replies").then()
        .statusCode(400);
  }

  @Test
  void staleReplyIsNotSent() {
    UUID id = town.conversation(aMention());
    String text = words("Tarde");
    as(Person.RAUL).contentType("application/json").body("{\"text\":\"nota\"}").post("/api/conversations/" + id + "/notes");
    send(id, UUID.randomUUID().toString(), "{\"text\":\"" + text + "\",\"expectedVersion\":1}").statusCode(409)
        .body("currentVersion", equalTo(2));
    assertThat(town.count("SELECT count(*) AS n FROM reply WHERE text = ?", text)).isZero();
  }

  @Test
  void replyIsSentOnceWhenTheNetworkTimesOutAfterPublishing() {
    UUID id = town.conversation(aMention());
    String text = words("Ya va la brigada");
    network.answer(text, (played, reply) -> {
      played.show(reply);
      throw new NetworkException.OutcomeUnknown("timeout", null);
    });
    reply(id, text);
    awaitState(text, "sent");
    assertThat(network.seen(text)).isEqualTo(1);
  }

  @Test
  void replyIsSentAgainWhenTheNetworkTimesOutBeforePublishing() {
    UUID id = town.conversation(aMention());
    String text = words("Tomamos nota");
    network.answer(text, (played, reply) -> {
      throw new NetworkException.OutcomeUnknown("timeout", null);
    });
    reply(id, text);
    awaitState(text, "sent");
    assertThat(network.seen(text)).isEqualTo(1);
    assertThat(network.published().stream().filter(text::equals)).hasSize(2);
  }

  @Test
  void whatANetworkSaysDecidesWhatBecomesOfAReply() {
    record Case(String name, RuntimeException said, String end, int seen) {}
    List<Case> cases =
        List.of(
            new Case("refused", new NetworkException.Refused("Too long.", null), "failed", 0),
            new Case("token", new NetworkException.TokenRejected("Token expired.", null), "failed", 0),
            new Case("away", new NetworkException.Unavailable("503", null), "sent", 1),
            new Case("slow down", new NetworkException.RateLimited("429", Instant.now().plusSeconds(1), null), "sent", 1),
            new Case("duplicate", new NetworkException.Duplicate("Duplicate.", null), "failed", 0),
            new Case("bug", new IllegalStateException("connector"), "sent", 1));
    for (Case each : cases) {
      UUID id = town.conversation(aMention());
      String text = words(each.name());
      network.answer(text, (played, reply) -> {
        throw each.said();
      });
      reply(id, text);
      awaitState(text, each.end());
      assertThat(network.seen(text)).as(each.name()).isEqualTo(each.seen());
    }
    assertThat(town.text("SELECT failure FROM reply WHERE text LIKE 'refused%'")).isEqualTo("Too long.");
  }

  @Test
  void duplicateThatIsOursCountsAsSent() {
    UUID id = town.conversation(aMention());
    String text = words("Repetida");
    network.answer(text, (played, reply) -> {
      played.show(reply);
      throw new NetworkException.Duplicate("Duplicate.", null);
    });
    reply(id, text);
    awaitState(text, "sent");
    assertThat(network.seen(text)).isEqualTo(1);
  }

  @Test
  void replyOfASenderThatDiedAfterPublishingIsFoundAndNotSentAgain() {
    UUID id = town.conversation(aMention());
    String text = words("Murió el emisor");
    // A sender that claims, publishes and dies: the reply is on the network, and the claim's lease runs out.
    network.answer(text, (played, reply) -> {
      throw new IllegalStateException("would be a second sending");
    });
    UUID reply = heldBack(id, text);
    town.database().update(
        """
        UPDATE reply SET state = 'sending', attempts = 1, fence = 1, first_attempt_at = now(),
          lease_until = now() + interval '300 milliseconds', not_before = now() WHERE id = ?
        """,
        reply);
    network.show(new org.ventanilla.networks.OutgoingReply(
        reply, town.text("SELECT target_id FROM reply WHERE id = ?", reply), org.ventanilla.events.MentionKind.POST,
        town.text("SELECT root_id FROM reply WHERE id = ?", reply),
        town.text("SELECT recipient_id FROM reply WHERE id = ?", reply), text));
    awaitState(text, "sent");
    assertThat(network.published()).doesNotContain(text);
    assertThat(network.seen(text)).isEqualTo(1);
  }

  @Test
  void senderThatLostItsClaimChangesNothing() {
    UUID id = town.conversation(aMention());
    String text = words("Sin turno");
    UUID reply = heldBack(id, text);
    town.database().update(
        "UPDATE reply SET state = 'sending', fence = 7, lease_until = now() + interval '1 hour' WHERE id = ?", reply);
    Claim lost = new Claim(reply, id, "x-villarrio", "x", 6, false, 1, 0, false, Instant.now(), null, 0);
    assertThat(outbox.sent(lost, new org.ventanilla.networks.SentReply("n1" + reply, null))).isFalse();
    assertThat(outbox.failed(lost, "no")).isFalse();
    assertThat(town.text("SELECT state FROM reply WHERE id = ?", reply)).isEqualTo("sending");
    assertThat(town.messages("n1" + reply)).isZero();
    town.database().update("UPDATE reply SET state = 'failed' WHERE id = ?", reply);
  }

  @Test
  void twoHundredRepliesWithSeveralSendersAreEachSentOnceAndInOrder() {
    List<UUID> conversations = new ArrayList<>();
    List<AMention> mentions = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      mentions.add(aMention());
    }
    town.hear(mentions.stream().map(AMention::build).toList());
    await().until(() -> mentions.stream().allMatch(mention -> town.messages(mention.id()) == 1));
    mentions.forEach(mention -> conversations.add(town.conversationOf(mention)));
    String mark = UUID.randomUUID().toString();
    for (int n = 0; n < 10; n++) {
      for (UUID conversation : conversations) {
        replies.queue(ANA, conversation, mark + " " + conversation + " " + n, UUID.randomUUID().toString(), null);
      }
    }
    await().atMost(Duration.ofSeconds(60)).until(() ->
        town.count("SELECT count(*) AS n FROM reply WHERE text LIKE ? AND state = 'sent'", mark + "%") == 200);
    for (UUID conversation : conversations) {
      List<String> sent =
          network.published().stream().filter(text -> text.startsWith(mark + " " + conversation)).toList();
      assertThat(sent).hasSize(10).isSorted();
    }
  }

  @Test
  void laterReplyWaitsForAnEarlierOneThatIsUncertain() {
    UUID id = town.conversation(aMention().urgency(Urgency.HIGH));
    String first = words("Primero");
    String second = words("Segundo");
    network.answer(first, (played, reply) -> {
      throw new NetworkException.OutcomeUnknown("timeout", null);
    });
    reply(id, first);
    reply(id, second);
    awaitState(second, "sent");
    List<String> calls = network.published();
    assertThat(calls.lastIndexOf(first)).isLessThan(calls.indexOf(second));
  }

  @Test
  void replyIsTakenBackUntilItLeaves() {
    UUID id = town.conversation(aMention());
    String text = words("Mejor no");
    UUID held = heldBack(id, text);
    as(Person.ANA).delete("/api/conversations/" + id + "/replies/" + held).then().statusCode(204);
    as(Person.ANA).delete("/api/conversations/" + id + "/replies/" + held).then().statusCode(404);
    String sent = words("Ya salió");
    String replyId = reply(id, sent).extract().path("id");
    awaitState(sent, "sent");
    as(Person.ANA).delete("/api/conversations/" + id + "/replies/" + replyId).then().statusCode(409);
    assertThat(network.seen(text)).isZero();
  }

  /** A reply behind an earlier one that does not move, so that no sender takes it. */
  private UUID heldBack(UUID conversation, String text) {
    UUID reply = org.ventanilla.response.database.UuidV7.next();
    town.database().update(
        """
        INSERT INTO reply (id, conversation_id, account, network, target_id, target_kind, root_id, recipient_id, text,
          author, login, idempotency_key, urgent, state, not_before, created_at)
        VALUES (?, ?, 'x-villarrio', 'x', 't1', 'post', 'r1', 'c1', ?, 'Ana', 'ana', ?, false, 'queued',
          now() + interval '1 hour', now())
        """,
        reply, conversation, text, reply.toString());
    return reply;
  }

  private static String words(String text) {
    return text + " " + UUID.randomUUID();
  }

  private static String body(String text) {
    return "{\"text\":\"" + text + "\"}";
  }

  private static ValidatableResponse reply(UUID id, String text) {
    return send(id, UUID.randomUUID().toString(), body(text));
  }

  private static ValidatableResponse send(UUID id, String key, String body) {
    return as(Person.ANA).contentType("application/json").header("Idempotency-Key", key).body(body)
        .post("/api/conversations/" + id + "/replies").then();
  }

  private void awaitState(String text, String state) {
    await().atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(town.text("SELECT state FROM reply WHERE text = ?", text)).isEqualTo(state));
  }
}
