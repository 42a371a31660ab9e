package org.ventanilla.ingest.relay;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tells how it goes with Kafka; always up, since webhooks are stored without it. */
@Readiness
@Singleton
final class KafkaReadiness implements HealthCheck {

  private final Relay relay;

  KafkaReadiness(Relay relay) {
    this.relay = relay;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("relay to Kafka")
        .up()
        .withData("kafka", relay.kafkaAnswers() ? "answers" : "degraded: mentions wait in MongoDB")
        .withData("backlog", relay.backlog())
        .build();
  }
}
