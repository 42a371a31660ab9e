package org.ventanilla.response.database;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** The clock of the service, in the microseconds that the database keeps, so that what was written is what is read. */
final class SystemClock {

  private static final Duration MICROSECOND = Duration.ofNanos(1_000);

  @Produces
  @Singleton
  @DefaultBean
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), MICROSECOND);
  }
}
