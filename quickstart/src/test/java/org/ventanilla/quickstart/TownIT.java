package org.ventanilla.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TownIT {

  private static WholeTown town;

  @BeforeAll
  static void startTown() {
    town = WholeTown.start();
  }

  @AfterAll
  static void stopTown() {
    if (town != null) {
      town.close();
    }
  }

  @Test
  void everyServiceIsReady() {
    for (Service service : Service.values()) {
      assertThat(isReady(service)).as(service.code()).isTrue();
    }
  }

  @Test
  void aServiceThatDiesIsSaidInALineAndStartedAgain() throws Exception {
    long before = pid(Service.ROUTING);
    ProcessHandle.of(before).orElseThrow().destroyForcibly();

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(town.said()).contains("routing-service está de nuevo en marcha"));
    assertThat(town.said()).contains("routing-service se ha parado (código 137)");
    assertThat(isReady(Service.ROUTING)).isTrue();
    assertThat(pid(Service.ROUTING)).isNotEqualTo(before);
  }

  @Test
  void aTestMayKillAServiceAndBringItBackItself() throws Exception {
    long before = pid(Service.INGEST);
    town.kill(Service.INGEST);
    assertThat(ProcessHandle.of(before).map(ProcessHandle::isAlive).orElse(false)).isFalse();

    town.restart(Service.INGEST);

    assertThat(isReady(Service.INGEST)).isTrue();
  }

  private static boolean isReady(Service service) {
    return RestAssured.get(town.url(service.code()) + "/q/health/ready").statusCode() == 200;
  }

  private static long pid(Service service) throws IOException {
    return new ObjectMapper().readTree(town.directory().resolve("pids.json").toFile()).path(service.code()).asLong();
  }
}
