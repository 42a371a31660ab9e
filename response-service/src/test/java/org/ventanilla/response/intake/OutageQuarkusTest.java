package org.ventanilla.response.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ventanilla.response.town.AMention.aMention;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ventanilla.embedded.PostgresServer;
import org.ventanilla.response.database.DatabaseException;
import org.ventanilla.response.town.AMention;
import org.ventanilla.response.town.ServiceTest;
import org.ventanilla.response.town.Town;
import org.ventanilla.response.town.Villarrio.Person;

@ServiceTest
class OutageQuarkusTest {

  @Inject Town town;
  PostgresServer postgres;

  @Test
  void mentionsHeardWhileTheDatabaseIsAwayAreStoredOnceItIsBack() {
    List<AMention> mentions = IntStream.range(0, 500).mapToObj(i -> aMention().by("c-out-" + i, "o", "O")).toList();
    town.hear(mentions.subList(0, 200).stream().map(AMention::build).toList());
    postgres.stop();
    try {
      town.hear(mentions.subList(200, 500).stream().map(AMention::build).toList());
      await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
        assertThat(Town.as(Person.ANA).get("/api/me").statusCode()).isGreaterThanOrEqualTo(500);
        assertThat(io.restassured.RestAssured.get("/q/health/ready").statusCode()).isEqualTo(503);
      });
      assertThat(io.restassured.RestAssured.get("/q/health/live").statusCode()).isEqualTo(200);
    } finally {
      postgres.restart();
    }
    await().atMost(Duration.ofSeconds(60)).ignoreException(DatabaseException.class)
        .until(() -> town.count("SELECT count(*) AS n FROM message m JOIN conversation c ON c.id = m.conversation_id"
            + " JOIN contact k ON k.id = c.contact_id WHERE k.network_id LIKE 'c-out-%'") == 500);
    assertThat(town.count("SELECT count(DISTINCT m.network_id) AS n FROM message m JOIN conversation c"
        + " ON c.id = m.conversation_id JOIN contact k ON k.id = c.contact_id WHERE k.network_id LIKE 'c-out-%'")).isEqualTo(500);
    await().atMost(Duration.ofSeconds(30)).until(() -> io.restassured.RestAssured.get("/q/health/ready").statusCode() == 200);
  }
}
