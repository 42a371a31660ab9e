package org.ventanilla.ingest.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.client.model.Filters;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.ventanilla.events.Network;
import org.ventanilla.ingest.town.Town;
import org.ventanilla.networks.Networks;
import org.ventanilla.networks.Reading;
import org.ventanilla.networks.WebhookSignature;

/** Every captured payload of Meta, signed and posted: no one breaks us, and no citizen's words are lost. */
@QuarkusTest
class CapturedPayloadsQuarkusTest extends Town {

  private static final Path PAYLOADS = Path.of("..", "..", "shared", "data", "payloads");

  private final Networks networks = new Networks();

  @Test
  void everyCapturedPayloadIsAnsweredAndEveryCitizenInItIsOneMention() throws IOException {
    Map<String, Network> folders =
        Map.of("facebook/webhooks", Network.FACEBOOK, "instagram/restfb", Network.INSTAGRAM);
    Set<String> before = heardByWebhook();
    Set<String> said = new TreeSet<>();
    int taken = 0;
    for (Map.Entry<String, Network> folder : folders.entrySet()) {
      for (Path file : files(folder.getKey())) {
        byte[] body = Files.readAllBytes(file);
        int status = send(folder.getValue(), body).statusCode();
        assertThat(status).as(file.toString()).isIn(200, 400);
        taken += status == 200 ? 1 : 0;
        said.addAll(said(folder.getValue(), body));
      }
    }
    Set<String> stored = heardByWebhook();
    stored.removeAll(before);
    assertThat(stored).isEqualTo(said).hasSizeGreaterThan(20);
    assertThat(taken).isGreaterThan(140);
  }

  /** The posts of Meta's networks that came by webhook. */
  private Set<String> heardByWebhook() {
    Set<String> posts = new TreeSet<>();
    for (Document document : collection("posts").find(Filters.eq("source", "webhook"))) {
      String id = document.getString("_id");
      if (!id.startsWith("x:")) {
        posts.add(id.contains("~") ? id.substring(0, id.indexOf('~')) : id);
      }
    }
    return posts;
  }

  private static List<Path> files(String name) throws IOException {
    Path folder = PAYLOADS.resolve(name);
    assumeTrue(Files.isDirectory(folder), () -> "skipped: no payloads at " + folder);
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  private Response send(Network network, byte[] body) {
    String secret =
        network == Network.FACEBOOK ? plaza.config().facebook().appSecret() : plaza.config().instagram().appSecret();
    return given()
        .header("X-Hub-Signature-256", WebhookSignature.META.sign(body, secret))
        .contentType("application/json")
        .body(body)
        .post("/webhooks/" + network.code());
  }

  /** The mentions in it, as the table of the networks module counts them; a deletion belongs to what it deletes. */
  private Set<String> said(Network network, byte[] body) {
    Set<String> said = new TreeSet<>();
    for (Reading reading : networks.of(network).readWebhook(body, List.of(), Instant.now())) {
      if (reading instanceof Reading.Spoken spoken) {
        said.add(spoken.mention().mentionId());
      }
    }
    return said;
  }
}
