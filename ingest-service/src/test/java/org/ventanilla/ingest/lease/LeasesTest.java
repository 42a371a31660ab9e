package org.ventanilla.ingest.lease;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.embedded.MongoServer;
import org.ventanilla.ingest.database.Database;

/** Two replicas and one piece of work. */
class LeasesTest {

  @TempDir Path directory;

  private final MovedClock clock = new MovedClock();
  private MongoServer mongo;
  private MongoClient client;
  private Leases one;
  private Leases other;

  @BeforeEach
  void twoReplicas() {
    mongo = MongoServer.start(directory, 0);
    client = MongoClients.create(mongo.connectionString());
    one = replica("one");
    other = replica("other");
  }

  private Leases replica(String name) {
    LeaseConfig config =
        new LeaseConfig() {
          @Override
          public Optional<String> holder() {
            return Optional.of(name);
          }

          @Override
          public Duration lasts() {
            return Duration.ofSeconds(20);
          }
        };
    return new Leases(new Database(client, "leases"), clock, config, 0, new SimpleMeterRegistry());
  }

  @AfterEach
  void stop() {
    client.close();
    mongo.close();
  }

  @Test
  void onlyOneReplicaDoesAPieceOfWork() {
    assertThat(one.hold("relay")).isTrue();
    assertThat(other.hold("relay")).isFalse();
    assertThat(other.hold("account:x-villarrio")).isTrue();
    assertThat(one.hold("relay")).isTrue();
  }

  @Test
  void itIsHandedOverWithinThirtySecondsWhenItsHolderDies() {
    assertThat(one.hold("relay")).isTrue();
    clock.move(Duration.ofSeconds(10));
    assertThat(other.hold("relay")).isFalse();
    clock.move(Duration.ofSeconds(11));
    assertThat(other.hold("relay")).isTrue();
    assertThat(one.hold("relay")).isFalse();
  }

  @Test
  void oneAsksOftenEnoughThatTheHandOverTakesLessThanThirtySeconds() {
    Duration handOver = Duration.ofSeconds(20).plus(one.askAgain());
    assertThat(handOver).isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void aReplicaKnowsWhetherAnotherIsThere() {
    assertThat(one.alone()).as("before it looked").isFalse();
    one.renew();
    assertThat(one.alone()).isTrue();
    other.renew();
    one.renew();
    assertThat(one.alone()).isFalse();
    clock.move(Duration.ofSeconds(21));
    one.renew();
    assertThat(one.alone()).isTrue();
  }

  @Test
  void itIsKeptWhileItsHolderLives() {
    assertThat(one.hold("relay")).isTrue();
    for (int i = 0; i < 10; i++) {
      clock.move(Duration.ofSeconds(5));
      one.renew();
      assertThat(other.hold("relay")).isFalse();
    }
  }

  @Test
  void aReplicaThatStartsAgainGoesOnAtOnceAndOneThatStopsHandsOverAtOnce() {
    assertThat(one.hold("relay")).isTrue();
    assertThat(replica("one").hold("relay")).isTrue();
    one.giveBack(null);
    assertThat(other.hold("relay")).isTrue();
  }

  private static final class MovedClock extends Clock {

    private Instant now = Instant.parse("2026-11-24T09:00:00Z");

    void move(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }
}
