package org.ventanilla.response.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ventanilla.response.town.AMention.aMention;
import static org.ventanilla.response.town.Town.as;

import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ventanilla.events.MentionKind;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Networks;
import org.ventanilla.plaza.Plaza;
import org.ventanilla.plaza.citizens.Citizens;
import org.ventanilla.plaza.faults.Fault;
import org.ventanilla.plaza.square.Post;
import org.ventanilla.response.town.AMention;
import org.ventanilla.response.town.ServiceTest;
import org.ventanilla.response.town.Town;
import org.ventanilla.response.town.Villarrio.Person;

/** Replies through the real connectors to the simulated networks. */
@ServiceTest
class PlazaDeliveryQuarkusTest {

  @Inject Town town;
  @Inject PlayedNetwork network;
  Plaza plaza;

  @BeforeEach
  void real() {
    network.use(new Networks());
  }

  @AfterEach
  void played() {
    network.use(null);
    plaza.faults().clear();
  }

  @ParameterizedTest
  @EnumSource(value = Network.class, names = {"X", "FACEBOOK", "INSTAGRAM"})
  void citizenSeesOneReply(Network on) {
    assertThat(visibleAfterReply(on)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(value = Network.class, names = {"X", "FACEBOOK", "INSTAGRAM"})
  void citizenSeesOneReplyAlsoWhenTheNetworkCutsTheLineAfterPublishing(Network on) {
    plaza.faults().on(Fault.PUBLISH_THEN_TIMEOUT, there(on), 60, 1);
    assertThat(visibleAfterReply(on)).isEqualTo(1);
  }

  private int visibleAfterReply(Network on) {
    Post post =
        plaza.citizens().say(
            new Citizens.Words(there(on), Citizens.Kind.PUBLIC, "Vecina del Olmo", "Hay un socavón " + UUID.randomUUID(), "", List.of()));
    AMention mention =
        aMention().id(post.id()).inThread(post.id()).by(post.author().id(), "vecina", "Vecina del Olmo")
            .to(on.code() + "-villarrio", on).as(on == Network.INSTAGRAM ? MentionKind.COMMENT : MentionKind.POST);
    UUID id = town.conversation(mention);
    String text = "Pasamos mañana " + UUID.randomUUID();
    as(Person.ANA).contentType("application/json").header("Idempotency-Key", UUID.randomUUID().toString())
        .body("{\"text\":\"" + text + "\"}").post("/api/conversations/" + id + "/replies").then().statusCode(201);
    await().atMost(Duration.ofSeconds(40)).untilAsserted(() ->
        assertThat(town.text("SELECT state FROM reply WHERE text = ?", text)).isEqualTo("sent"));
    String threads = RestAssured.given().baseUri(plaza.url()).get("/plaza/threads?network=" + on.code()).asString();
    return threads.split(java.util.regex.Pattern.quote(text), -1).length - 1;
  }

  private static org.ventanilla.plaza.square.Network there(Network network) {
    return org.ventanilla.plaza.square.Network.valueOf(network.name());
  }
}
