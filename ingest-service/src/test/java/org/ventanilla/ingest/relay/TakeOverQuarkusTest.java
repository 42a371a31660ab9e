package org.ventanilla.ingest.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.ventanilla.ingest.town.Town;

/** Another replica had the relay, and died. */
@QuarkusTest
class TakeOverQuarkusTest extends Town {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /** Longer than a replica needs to find that it lost its lease. */
  private static final Duration ITS_LEASE = Duration.ofSeconds(7);

  @Test
  void whatTheDeadReplicaSentAndDidNotMarkIsNotSentAgainAndTheRestIsSent() {
    String sent = newId();
    toX(post(sent, "Hay un bache")).then().statusCode(200);
    everythingIsSent();
    anotherReplicaTakesTheRelay();
    collection("posts").updateOne(Filters.eq("_id", "x:" + sent), Updates.set("state", "waiting"));
    String unsent = newId();
    toX(post(unsent, "Hay otro bache")).then().statusCode(200);
    assertThat(stored(unsent).get(0).getString("state")).isEqualTo("waiting");

    everythingIsSent();

    assertThat(sent(sent)).hasSize(1);
    assertThat(sent(unsent)).hasSize(1);
  }

  private void anotherReplicaTakesTheRelay() {
    Document lease =
        new Document("_id", "relay")
            .append("holder", "another")
            .append("until", Date.from(Instant.now().plus(ITS_LEASE)));
    collection("leases").replaceOne(Filters.eq("_id", "relay"), lease, new ReplaceOptions().upsert(true));
    await().atMost(PATIENCE).until(this::thisReplicaSendsNothing);
  }

  private boolean thisReplicaSendsNothing() {
    String probe = newId();
    toX(post(probe, "Nadie envía esto todavía")).then().statusCode(200);
    await().during(Duration.ofMillis(500)).atMost(Duration.ofSeconds(2)).until(() -> true);
    return stored(probe).get(0).getString("state").equals("waiting");
  }
}
